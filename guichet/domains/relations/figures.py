"""What became of what people wrote, counted in clear columns alone: no word is opened for it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Avg, Case, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, TruncMonth

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import policies, routing
from guichet.domains.relations.models import Concern, Transfer
from guichet.domains.relations.operations.concerns import ANSWERED_WITHIN
from guichet.domains.relations.vocabulary import ScoreSource
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.calendar import BENIN


class Cut(StrEnum):
    """`STRUCTURE` has the message now; `HOLDER` had it when it was first answered in time, or else when its thirty days
    were over, as the public figures tell it.
    """

    THEME = "theme"
    STRUCTURE = "structure"
    HOLDER = "responsable"
    CHANNEL = "canal"
    SEX = "sexe"
    KIND = "nature"
    MONTH = "mois"


LONGER_THAN_A_MONTH = timedelta(days=31)
COLUMNS = {Cut.THEME: "theme", Cut.STRUCTURE: "to", Cut.CHANNEL: "channel", Cut.SEX: "sex", Cut.KIND: "kind"}


class Measure(StrEnum):
    RECEIVED = "recus"
    ANSWERED = "repondus"
    IN_TIME = "a-temps"
    LATE = "en-retard"
    REOPENED = "rouverts"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to an exclusive end, by Benin's calendar."""

    first: date
    until: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        return datetime.combine(self.first, time(), BENIN), datetime.combine(self.until, time(), BENIN)


@dataclass(frozen=True, slots=True)
class Scores:
    """Means from 0 to 10 of so many answers; None of none."""

    count: int
    delay: float | None
    result: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """`late` are those whose first answer came, or has not come, after thirty days. The two scores are never added."""

    key: str
    counts: dict[Measure, int]
    by_person: Scores
    by_staff: Scores


@dataclass(frozen=True, slots=True)
class Row:
    """One of those that a number is made of: nothing of what it says, and nobody."""

    reference: str
    opened_at: datetime
    first_answered_at: datetime | None
    to: str


def lines(viewer: Viewer, cut: Cut, period: Period, at: datetime) -> tuple[Line, ...]:
    """One query, whatever the number of lines, in the order of their keys."""
    found = _seen_by(viewer, period, cut).annotate(key=_key(cut)).values("key").order_by("key")
    counts = {measure.name.lower(): Count("pk", filter=condition) for measure, condition in _conditions(at).items()}
    scores = {f"{source}_{name}": made for source in ScoreSource for name, made in _scores(source).items()}
    return tuple(_line(cut, each) for each in found.annotate(**counts, **scores))


def rows(viewer: Viewer, cut: Cut, key: str, measure: Measure, period: Period, at: datetime, page: int) -> Listed[Row]:
    """What one number of a line is made of, the oldest first; of no such line, nothing."""
    found = _seen_by(viewer, period, cut).filter(_conditions(at)[measure], _having(cut, key))
    return listed(found.order_by("opened_at", "pk"), page).of(_row)


def _seen_by(viewer: Viewer, period: Period, cut: Cut) -> QuerySet[Concern]:
    begins, ends = period.moments
    found = Concern.objects.filter(opened_at__gte=begins, opened_at__lt=ends)
    if cut is Cut.HOLDER:
        found = found.annotate(holder=Coalesce(_passed_on_after(), F("to")))
    if policies.counts_everything(viewer):
        return found
    whose = "holder" if cut is Cut.HOLDER else "to"
    return found.filter(**{f"{whose}__in": _under(policies.authorities_supervised(viewer))})


def _passed_on_after() -> Case:
    """Who passed it on first after it was answered in time, or after its thirty days; `counting` says the same."""
    moves = Transfer.objects.filter(concern=OuterRef("pk")).order_by("at", "pk")
    answered = moves.filter(at__gt=OuterRef("first_answered_at"))
    over = moves.filter(at__gte=OuterRef("opened_at") + ANSWERED_WITHIN)
    in_time = When(first_answered_at__lt=F("opened_at") + ANSWERED_WITHIN, then=Subquery(answered.values("source")[:1]))
    return Case(in_time, default=Subquery(over.values("source")[:1]))


def _under(authorities: Collection[str]) -> list[str]:
    """These, and all under them; also one that no catalogue names any more."""
    now = catalogue.current()
    within = (code for code in routing.named(now) if any(routing.is_within(now, code, each) for each in authorities))
    return [*authorities, *within]


def _key(cut: Cut) -> Any:
    return TruncMonth("opened_at", tzinfo=BENIN) if cut is Cut.MONTH else F(_column(cut))


def _column(cut: Cut) -> str:
    return "holder" if cut is Cut.HOLDER else COLUMNS[cut]


def _having(cut: Cut, key: str) -> Q:
    """What has this key; nothing has one that is no month."""
    if cut is not Cut.MONTH:
        return Q(**{_column(cut): key})
    try:
        first = date.fromisoformat(f"{key}-01")
    except ValueError:
        return Q(pk__in=[])
    begins, ends = Period(first, (first + LONGER_THAN_A_MONTH).replace(day=1)).moments
    return Q(opened_at__gte=begins, opened_at__lt=ends)


def _conditions(at: datetime) -> dict[Measure, Q]:
    """An answer is in time within thirty days of the message, whatever became of it afterwards."""
    in_time = Q(first_answered_at__lt=F("opened_at") + ANSWERED_WITHIN)
    answered = Q(first_answered_at__isnull=False)
    return {
        Measure.RECEIVED: Q(pk__isnull=False),
        Measure.ANSWERED: answered,
        Measure.IN_TIME: in_time,
        Measure.LATE: answered & ~in_time | Q(first_answered_at=None, opened_at__lte=at - ANSWERED_WITHIN),
        Measure.REOPENED: Q(reopened_at__isnull=False),
    }


def _scores(source: ScoreSource) -> dict[str, Any]:
    of_source = Q(scored_by=source)
    return {
        "count": Count("pk", filter=of_source),
        "delay": Avg("delay_score", filter=of_source),
        "result": Avg("result_score", filter=of_source),
    }


def _line(cut: Cut, read: Mapping[str, Any]) -> Line:
    key = f"{read['key'].astimezone(BENIN):%Y-%m}" if cut is Cut.MONTH else read["key"]
    counts = {measure: read[measure.name.lower()] for measure in Measure}
    of_source = {
        source: Scores(read[f"{source}_count"], read[f"{source}_delay"], read[f"{source}_result"])
        for source in ScoreSource
    }
    return Line(key, counts, of_source[ScoreSource.PERSON], of_source[ScoreSource.STAFF])


def _row(row: Concern) -> Row:
    return Row(row.reference, row.opened_at, row.first_answered_at, row.to)
