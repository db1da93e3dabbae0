"""What others may ask of the supervision, scoped to who looks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, Sum

from guichet.domains.reception.vocabulary import IncidentKind
from guichet.domains.supervision import policies
from guichet.domains.supervision.measures import ENOUGH
from guichet.domains.supervision.models import Alert, Heard, Incident, Sample, ServiceDay, Slot, Watched
from guichet.domains.supervision.refusals import NoIncident, NotYourCentre
from guichet.domains.supervision.rules import RULES
from guichet.domains.supervision.vocabulary import CentreState, Device, Origin, Severity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.facts import CentreFacts

LATELY = timedelta(minutes=5)
MANY = 200
BETWEEN_SIGNS = timedelta(seconds=55)


@dataclass(frozen=True, slots=True)
class Continuity:
    """Slots of opening hours: `served` of `expected`, and in how many node and link were there."""

    expected: int
    up: int
    served: int
    linked: int

    @property
    def share(self) -> float | None:
        """The index, 0 to 1; None where nothing was expected."""
        return self.served / self.expected if self.expected else None


NOTHING = Continuity(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """A centre as it is now; `wrong` are the sentences of its open alerts."""

    centre: CentreFacts
    state: CentreState
    since: datetime | None
    heard_at: datetime | None
    slot_at: datetime | None
    gauges: Mapping[str, Sequence[float]]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayFacts:
    on: date
    counted: Continuity


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """Ten minutes; counts are of ten samples."""

    begins_at: datetime
    samples: int
    kiosk: int
    screen: int
    link: int
    serves: bool
    showed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """`told` is the sentence of a rule, or what somebody typed. Whoever reads no words has the `kind` in its place."""

    reference: str
    centre: str
    origin: Origin
    severity: Severity
    kind: str
    told: str
    owner: str
    visit: str
    opened_at: datetime
    due_at: datetime
    why_due: str
    closed_at: datetime | None
    done: str
    may_act: bool
    reads_words: bool

    def is_overdue(self, at: datetime) -> bool:
        return self.closed_at is None and self.due_at < at


@dataclass(frozen=True, slots=True)
class Here:
    """At a centre: which of its things answered."""

    kiosk: bool
    screen: bool
    link: bool
    gauges: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Gauged:
    """A centre in figures; `rules` are the codes of those that it breaks."""

    centre: str
    state: CentreState
    heard_at: datetime | None
    gauges: Mapping[str, Sequence[float]]
    rules: tuple[str, ...]


def followed(viewer: Viewer) -> tuple[CentreFacts, ...]:
    """The centres that the viewer sees, by name of their commune."""
    every = places.centres()
    mine = policies.followed(viewer, every)
    return tuple(each for each in every if each.code in mine)


def standings(viewer: Viewer) -> tuple[Standing, ...]:
    return _standings(followed(viewer))


def standing(viewer: Viewer, code: str) -> Standing:
    """Raises NotYourCentre."""
    return _standings([seen(viewer, code)])[0]


def _standings(centres: Sequence[CentreFacts]) -> tuple[Standing, ...]:
    codes = [each.code for each in centres]
    watched = {row.centre: row for row in Watched.objects.filter(centre__in=codes)}
    wrong: dict[str, list[str]] = {code: [] for code in codes}
    for alert in Alert.objects.open().filter(centre__in=codes).order_by("opened_at", "pk"):
        wrong[alert.centre].append(str(RULES[alert.rule].sentence))
    return tuple(_standing(each, watched.get(each.code), tuple(wrong[each.code])) for each in centres)


def _standing(centre: CentreFacts, row: Watched | None, wrong: tuple[str, ...]) -> Standing:
    if row is None:
        return Standing(centre, CentreState.NEVER_SEEN, None, None, None, {}, wrong)
    return Standing(centre, CentreState(row.state), row.since, row.heard_at, row.slot_at, row.gauges, wrong)


def continuity(first: date, last: date) -> Mapping[str, Continuity]:
    """Of each centre, from `first` to `last`: added up by the database. Public figures, like the hours of a centre."""
    rows = ServiceDay.objects.filter(on__range=(first, last)).order_by("centre").values("centre")
    added = rows.annotate(e=Sum("expected"), u=Sum("up"), s=Sum("served"), k=Sum("linked"))
    return {row["centre"]: Continuity(row["e"], row["u"], row["s"], row["k"]) for row in added}


def days(viewer: Viewer, code: str, first: date, last: date) -> tuple[DayFacts, ...]:
    """The rows that the index of a centre is made of. Raises NotYourCentre."""
    rows = ServiceDay.objects.filter(centre=seen(viewer, code).code, on__range=(first, last)).order_by("on")
    return tuple(DayFacts(row.on, Continuity(row.expected, row.up, row.served, row.linked)) for row in rows)


def slots(viewer: Viewer, code: str, on: date) -> tuple[SlotFacts, ...]:
    """The rows that a day is made of. Raises NotYourCentre."""
    begins = datetime.combine(on, time(0), BENIN)
    rows = Slot.objects.filter(
        centre=seen(viewer, code).code, begins_at__gte=begins, begins_at__lt=begins + ONE_DAY
    ).order_by("begins_at")
    return tuple(
        SlotFacts(
            row.begins_at,
            row.samples,
            row.kiosk,
            row.screen,
            row.link,
            serves=row.samples >= ENOUGH and row.kiosk >= ENOUGH,
            showed=row.showed,
        )
        for row in rows
    )


def incidents(viewer: Viewer, *, closed: bool = False, page: int = 1) -> Listed[IncidentFacts]:
    """Those of the viewer's centres: open ones by when they should be over, closed ones the latest first."""
    centres = {each.code: each for each in followed(viewer)}
    rows = Incident.objects.filter(centre__in=centres)
    ordered = (
        rows.exclude(closed_at=None).order_by("-closed_at", "-pk") if closed else rows.open().order_by("due_at", "pk")
    )
    return listed(ordered, page).of(lambda row: _incident(row, viewer, centres[row.centre]))


def overdue_incidents(viewer: Viewer, at: datetime) -> tuple[IncidentFacts, ...]:
    """Those of the viewer's centres that should have been closed, the longest overdue first."""
    centres = {each.code: each for each in followed(viewer)}
    rows = Incident.objects.overdue(at).filter(centre__in=centres).order_by("due_at", "pk")
    return tuple(_incident(row, viewer, centres[row.centre]) for row in rows[:MANY])


@dataclass(frozen=True, slots=True)
class CountedIncidents:
    """`overdue` should have been closed, and are among the open ones."""

    open: int
    overdue: int


def counted_incidents(viewer: Viewer, at: datetime) -> CountedIncidents:
    """How many of the viewer's centres are open: as many as `incidents` lists."""
    rows = Incident.objects.open().filter(centre__in=[each.code for each in followed(viewer)])
    found = rows.aggregate(open=Count("pk"), overdue=Count("pk", filter=Q(due_at__lt=at)))
    return CountedIncidents(found["open"], found["overdue"])


def open_incidents(viewer: Viewer, code: str) -> tuple[IncidentFacts, ...]:
    """Of one centre, by when they should be over. Raises NotYourCentre."""
    centre = seen(viewer, code)
    rows = Incident.objects.open().filter(centre=centre.code).order_by("due_at", "pk")
    return tuple(_incident(row, viewer, centre) for row in rows)


def incidents_by_centre(viewer: Viewer) -> Mapping[str, int]:
    """How many are open at each of the viewer's centres that has one."""
    mine = [each.code for each in followed(viewer)]
    rows = Incident.objects.open().filter(centre__in=mine).order_by("centre").values_list("centre")
    return dict(rows.annotate(count=Count("pk")))


def incident(viewer: Viewer, reference: str) -> IncidentFacts:
    """Raises NoIncident."""
    centres = {each.code: each for each in followed(viewer)}
    row = Incident.objects.filter(reference=reference, centre__in=centres).first()
    if row is None:
        raise NoIncident
    return _incident(row, viewer, centres[row.centre])


def _incident(row: Incident, viewer: Viewer, centre: CentreFacts) -> IncidentFacts:
    reads_words = policies.is_colleague(viewer, centre)
    return IncidentFacts(
        reference=row.reference,
        centre=row.centre,
        origin=Origin(row.origin),
        severity=Severity(row.severity),
        kind=plainly(row),
        told=row.told if reads_words and not _is_of_a_rule(row) else plainly(row),
        owner=row.owner if reads_words else "",
        visit=row.visit,
        opened_at=row.opened_at,
        due_at=row.due_at,
        why_due=row.why_due if reads_words else "",
        closed_at=row.closed_at,
        done=row.done if reads_words else "",
        may_act=policies.may_act(viewer, centre),
        reads_words=reads_words,
    )


def plainly(row: Incident) -> str:
    """What is wrong without a word that anybody typed: the sentence of the rule, or the kind that was chosen."""
    if _is_of_a_rule(row):
        return str(RULES[row.about].sentence)
    known = row.about if row.about in IncidentKind.values else IncidentKind.OTHER
    return str(IncidentKind(known).label)


def _is_of_a_rule(row: Incident) -> bool:
    return row.origin == Origin.RULE and row.about in RULES


def seen(viewer: Viewer, code: str) -> CentreFacts:
    """Raises NotYourCentre."""
    found = next((each for each in followed(viewer) if each.code == code), None)
    if found is None:
        raise NotYourCentre
    return found


def gauged() -> tuple[Gauged, ...]:
    """Each centre that was ever heard, for machines: nothing of anybody."""
    rules: dict[str, list[str]] = defaultdict(list)
    for centre, rule in Alert.objects.open().order_by("rule", "pk").values_list("centre", "rule"):
        rules[centre].append(rule)
    return tuple(
        Gauged(row.centre, CentreState(row.state), row.heard_at, row.gauges, tuple(rules[row.centre]))
        for row in Watched.objects.order_by("centre")
    )


def here(at: datetime) -> Here:
    """What works at this centre, by the last minute that it measured; nothing does when that is long ago."""
    row = Sample.objects.filter(taken_at__gte=at - LATELY).order_by("-taken_at").first()
    return (
        Here(row.kiosk, row.screen, row.link, row.gauges)
        if row
        else Here(kiosk=False, screen=False, link=False, gauges={})
    )


def wants_sign(device: Device, at: datetime) -> bool:
    """At a centre: whether it is time to note again that a device asked."""
    return not Heard.objects.filter(device=device, heard_at__gt=at - BETWEEN_SIGNS).exists()
