"""Every question others may ask of announcements. What a screen shows is public; a draft is its authority's own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, Sum

from guichet.commons.announcements import policies
from guichet.commons.announcements.drafts import Draft
from guichet.commons.announcements.models import Item, ItemQuerySet, Measure, Showing
from guichet.commons.announcements.refusals import NotFound
from guichet.commons.announcements.vocabulary import Kind, Priority, State
from guichet.commons.indicators import queries as indicators
from guichet.foundation.identity import queries as people
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places.calendar import BENIN

MEASURED_OVER = timedelta(days=90)
HALF = 50  # percent
MOST_PINNABLE = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that belongs on the screen now."""

    reference: str
    draft: Draft


def on_screen(*, centre: str, department: str, at: datetime) -> tuple[Shown, ...]:
    """What that centre shows at that moment, in turn: by priority, then as it was written. Urgent things stand alone.

    By the clock of this node: what has ended goes, however long ago the national node was heard.
    """
    rows = Item.objects.approved().for_centre(centre, department).filter(ends_until__gt=_day(at)).in_turn()
    due = [row for row in rows if row.schedule.covers(at)]
    urgent = [row for row in due if row.priority == Priority.URGENT]
    return tuple(Shown(row.reference, row.draft()) for row in urgent or due)


def pinnable(*, centre: str, department: str, at: datetime) -> tuple[Shown, ...]:
    """What may stand alone on the screen of that centre: approved for it, begun and not over, whatever the hour."""
    rows = Item.objects.approved().for_centre(centre, department)
    due = rows.filter(starts_on__lte=_day(at), ends_until__gt=_day(at)).in_turn()
    return tuple(Shown(row.reference, row.draft()) for row in due[:MOST_PINNABLE])


def pinned(reference: str, *, centre: str, department: str, at: datetime) -> Shown | None:
    """That one, when it still may; None when it is over, was withdrawn, or is not for that centre."""
    rows = Item.objects.approved().for_centre(centre, department).filter(reference=reference)
    row = rows.filter(starts_on__lte=_day(at), ends_until__gt=_day(at)).first()
    return Shown(row.reference, row.draft()) if row else None


def titles(references: Collection[str]) -> Mapping[str, str]:
    """Of announcements that were approved once: what was on a screen is no secret."""
    shown = Item.objects.filter(reference__in=references, state__in=(State.APPROVED, State.WITHDRAWN))
    return dict(shown.order_by("reference").values_list("reference", "title"))


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An announcement, for those who write and answer; `written_by` and `answered_by` are names."""

    reference: str
    draft: Draft
    state: State
    is_over: bool
    written_by: str
    written_at: datetime
    answered_by: str
    answered_at: datetime | None
    reason: str
    may_answer: bool
    may_withdraw: bool


def item(viewer: Viewer, reference: str, at: datetime) -> ItemFacts:
    """Raises NotFound for one of another authority as for none."""
    row = _visible(viewer).filter(reference=reference).first()
    if row is None:
        raise NotFound
    return _facts(row, viewer, at)


@dataclass(frozen=True, slots=True)
class Line:
    """An announcement in a list."""

    reference: str
    title: str
    kind: Kind
    state: State
    is_over: bool
    written_at: datetime


def items(viewer: Viewer, at: datetime, *, page: int = 1) -> Listed[Line]:
    """Those of the viewer's authorities, the latest first."""
    return listed(_visible(viewer).latest_first(), page).of(lambda row: _line(row, at))


def to_approve(viewer: Viewer) -> int:
    """How many wait for an answer that the viewer may give: not those that they wrote."""
    rows = Item.objects.proposed().exclude(written_by=viewer.reference)
    if not policies.sees_all(viewer):
        rows = rows.filter(authority__in=policies.authorities_answered(viewer))
    return rows.count()


def _visible(viewer: Viewer) -> ItemQuerySet:
    if policies.sees_all(viewer):
        return Item.objects.all()
    return Item.objects.filter(authority__in=policies.authorities_of(viewer))


def _line(row: Item, at: datetime) -> Line:
    return Line(row.reference, row.title, Kind(row.kind), State(row.state), row.schedule.is_over(at), row.written_at)


def _facts(row: Item, viewer: Viewer, at: datetime) -> ItemFacts:
    return ItemFacts(
        reference=row.reference,
        draft=row.draft(),
        state=State(row.state),
        is_over=row.schedule.is_over(at),
        written_by=_name(row.written_by, at),
        written_at=row.written_at,
        answered_by=_name(row.answered_by, at),
        answered_at=row.answered_at,
        reason=row.reason,
        may_answer=row.state == State.PROPOSED
        and policies.may_answer(viewer, row.authority, written_by=row.written_by),
        may_withdraw=row.state == State.APPROVED and policies.may_withdraw(viewer, row.authority),
    )


def _name(reference: str, at: datetime) -> str:
    known = people.staff(reference, at) if reference else None
    return known.name if known else ""


@dataclass(frozen=True, slots=True)
class Proof:
    """How often centres say that they showed something: `days` on which one at least did, `last_on` the latest."""

    place: str
    days: int
    times: int
    last_on: date


def proof(reference: str) -> tuple[Proof, ...]:
    """Centre by centre."""
    lines = Showing.objects.filter(item=reference).order_by("place").values("place")
    totals = lines.annotate(days=Count("day"), sum=Sum("times"), last=Max("day"))
    return tuple(Proof(each["place"], each["days"], each["sum"], each["last"]) for each in totals)


def proof_of_day(centre: str, on: date) -> Mapping[str, int]:
    """How often that centre says that it showed each announcement on that day, by reference."""
    rows = Showing.objects.filter(place=centre, day=on).order_by("item")
    return dict(rows.values_list("item", "times"))


def delays() -> Mapping[str, int]:
    """Hours by service, as screens show them; a service that is not measured has none."""
    return dict(Measure.objects.order_by("service").values_list("service", "hours"))


def delays_counted(at: datetime) -> Mapping[str, int]:
    """The same from the public figures of the last three months; of fewer than ten decisions, nothing is said."""
    return indicators.hours_to_decide(_day(at) - MEASURED_OVER, _day(at), percent=HALF)


def days_to_report(at: datetime) -> tuple[date, ...]:
    """Those that are over, and of which something was not told yet."""
    untold = Showing.objects.filter(reported_at=None, day__lt=_day(at)).order_by("day")
    return tuple(untold.values_list("day", flat=True).distinct())


def _day(at: datetime) -> date:
    return at.astimezone(BENIN).date()
