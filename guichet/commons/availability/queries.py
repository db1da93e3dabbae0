"""Every question others may ask of how the online services stand. All of it is public."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q

from guichet.commons.availability import registry
from guichet.commons.availability.models import Bulletin, Round, Shift
from guichet.commons.availability.operations import SILENT_AFTER
from guichet.commons.availability.vocabulary import WORST_FIRST, BulletinKind, Condition, Reason
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.calendar import BENIN, ONE_DAY

SHOWN_DAYS = 90
MOST_TROUBLES = 200


@dataclass(frozen=True, slots=True)
class UpdateFacts:
    at: datetime
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class BulletinFacts:
    """`condition` is what somebody says that its components are; `updates` the latest first."""

    reference: str
    kind: BulletinKind
    condition: Condition
    components: tuple[str, ...]
    fr: str
    en: str
    begins_at: datetime
    ends_at: datetime | None
    over_at: datetime | None
    updates: tuple[UpdateFacts, ...]

    def is_under_way(self, at: datetime) -> bool:
        """What is planned ends by itself; an incident when somebody says so."""
        ended = self.over_at is not None or (
            self.kind is BulletinKind.MAINTENANCE and self.ends_at is not None and self.ends_at <= at
        )
        return self.begins_at <= at and not ended

    def is_ahead(self, at: datetime) -> bool:
        return self.begins_at > at and self.over_at is None


@dataclass(frozen=True, slots=True)
class ComponentFacts:
    """`measured` is what was judged, since when and why; `declared` what people say of it now, if anything.

    `figure` is how many of how many the last round found, where it counts.
    """

    code: str
    name: str
    measured: Condition
    since: datetime | None
    reason: Reason
    declared: Condition | None
    figure: tuple[int, int] | None

    @property
    def condition(self) -> Condition:
        """The worse of the two: neither a measure nor a person hides what the other knows."""
        return worst([self.measured, *([self.declared] if self.declared else [])])


@dataclass(frozen=True, slots=True)
class Standing:
    """`judged_at` is the last round; None before the first."""

    components: tuple[ComponentFacts, ...]
    judged_at: datetime | None
    is_silent: bool

    @property
    def condition(self) -> Condition:
        return worst([each.condition for each in self.components])


def worst(conditions: Sequence[Condition]) -> Condition:
    return min(conditions, key=WORST_FIRST.index, default=Condition.UNKNOWN)


def standing(at: datetime) -> Standing:
    """Without a round for five minutes nothing is known, whatever was known before."""
    last = Round.objects.first()
    judged_at = last.at if last else None
    silent = judged_at is None or at - judged_at > SILENT_AFTER
    known = {row.component: row for row in Shift.objects.last_of_each()}
    declared = _declared(at)
    found = (
        _component(each, None if silent else known.get(each.code), last, declared) for each in registry.components()
    )
    return Standing(tuple(found), judged_at, silent)


def _component(
    component: registry.Component, row: Shift | None, last: Round | None, declared: Mapping[str, Condition]
) -> ComponentFacts:
    figure = last.figures.get(component.code) if last and row else None
    return ComponentFacts(
        code=component.code,
        name=str(component.name),
        measured=Condition(row.condition) if row else Condition.UNKNOWN,
        since=row.at if row else (last.at if last else None),
        reason=Reason(row.reason) if row else Reason.SILENCE,
        declared=declared.get(component.code),
        figure=(figure[0], figure[1]) if figure else None,
    )


def _declared(at: datetime) -> dict[str, Condition]:
    found: dict[str, Condition] = {}
    for bulletin in current_bulletins(at):
        for code in bulletin.components if bulletin.is_under_way(at) else ():
            found[code] = worst([bulletin.condition, *([found[code]] if code in found else [])])
    return found


def current_bulletins(at: datetime) -> tuple[BulletinFacts, ...]:
    """Under way or ahead, the first to begin first; few by their nature."""
    rows = Bulletin.objects.filter(over_at=None).exclude(Q(kind=BulletinKind.MAINTENANCE) & Q(ends_at__lte=at))
    return tuple(_bulletin(row) for row in rows.prefetch_related("updates").order_by("begins_at", "pk"))


def bulletins(*, page: int = 1) -> Listed[BulletinFacts]:
    """All that were ever written, the latest first."""
    rows = Bulletin.objects.prefetch_related("updates").order_by("-begins_at", "-pk")
    return listed(rows, page).of(_bulletin)


def bulletin(reference: str) -> BulletinFacts | None:
    row = Bulletin.objects.prefetch_related("updates").filter(reference=reference).first()
    return _bulletin(row) if row else None


def _bulletin(row: Bulletin) -> BulletinFacts:
    said = sorted(row.updates.all(), key=lambda each: (each.at, each.pk), reverse=True)
    return BulletinFacts(
        reference=row.reference,
        kind=BulletinKind(row.kind),
        condition=Condition(row.condition),
        components=tuple(row.components),
        fr=row.title,
        en=row.title_en,
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        over_at=row.over_at,
        updates=tuple(UpdateFacts(each.at, each.text, each.text_en) for each in said),
    )


@dataclass(frozen=True, slots=True)
class Trouble:
    """A time in which a component was not available; `until` is None while it lasts."""

    component: str
    condition: Condition
    reason: Reason
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class History:
    """`days` has the worst condition of each, None where nothing was judged yet; `share` is of the time judged."""

    component: str
    days: tuple[tuple[date, Condition | None], ...]
    share: float | None
    troubles: tuple[Trouble, ...]


def histories(at: datetime) -> tuple[History, ...]:
    """Of the last ninety days, this one among them, component by component; in one query."""
    first = at.astimezone(BENIN).date() - (SHOWN_DAYS - 1) * ONE_DAY
    spans = _spans(datetime.combine(first, time(), BENIN), at)
    return tuple(_history(each.code, spans.get(each.code, ()), first, at) for each in registry.components())


def _spans(begin: datetime, at: datetime) -> Mapping[str, tuple[Trouble, ...]]:
    """Each condition with when it began and ended, also `available`; the last before `begin` stands at `begin`."""
    before = Shift.objects.filter(at__lt=begin).order_by().values("component").annotate(last=Max("pk")).values("last")
    rows = Shift.objects.filter(Q(at__gte=begin, at__lte=at) | Q(pk__in=before)).order_by("component", "at", "pk")
    found: dict[str, list[Shift]] = {}
    for row in rows:
        found.setdefault(row.component, []).append(row)
    return {code: tuple(_spanned(each)) for code, each in found.items()}


def _spanned(rows: Sequence[Shift]) -> Iterator[Trouble]:
    ends = [*(row.at for row in rows[1:]), None]
    for row, until in zip(rows, ends, strict=True):
        yield Trouble(row.component, Condition(row.condition), Reason(row.reason), row.at, until)


def _history(code: str, spans: Sequence[Trouble], first: date, at: datetime) -> History:
    begin = datetime.combine(first, time(), BENIN)
    days = tuple((day, _worst_of(spans, day, at)) for day in (first + n * ONE_DAY for n in range(SHOWN_DAYS)))
    lengths: dict[Condition, timedelta] = {}
    for span in spans:
        lasted = (span.until or at) - max(span.since, begin)
        lengths[span.condition] = lengths.get(span.condition, timedelta()) + lasted
    known = sum((lasted for what, lasted in lengths.items() if what is not Condition.UNKNOWN), timedelta())
    share = lengths.get(Condition.AVAILABLE, timedelta()) / known if known else None
    troubles = [span for span in spans if span.condition is not Condition.AVAILABLE]
    return History(code, days, share, tuple(reversed(troubles[-MOST_TROUBLES:])))


def _worst_of(spans: Sequence[Trouble], day: date, at: datetime) -> Condition | None:
    begin = datetime.combine(day, time(), BENIN)
    end = begin + ONE_DAY
    found = [span.condition for span in spans if span.since < end and (span.until or at) > begin]
    return worst(found) if found else None
