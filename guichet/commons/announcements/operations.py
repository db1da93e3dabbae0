"""Every way in which announcements change. The national node writes; a centre shows, counts, and tells what it did."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import F, Max

from guichet.commons.announcements import events, policies, queries
from guichet.commons.announcements.drafts import Draft
from guichet.commons.announcements.models import Item, Measure, Showing
from guichet.commons.announcements.refusals import (
    AlreadyAnswered,
    NoReason,
    NotFound,
    NotYours,
    OnlyAnother,
    OverAlready,
)
from guichet.commons.announcements.vocabulary import Audience, State
from guichet.commons.sync import operations as sync
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN

PUT_UP = "announcements.put-up"  # what the national node tells centres
TAKEN_DOWN = "announcements.taken-down"
DELAYS = "announcements.delays"
SHOWN = "announcements.shown"  # what a centre carries to the national node
# A screen tells what it showed once a minute; a little sooner is a clock that was set, much sooner is not a screen.
BETWEEN_NOTES = timedelta(seconds=55)
MOST_A_NOTE = 60  # passages of one thing: a screen that was cut off for a while still says less


@operation
def propose(*, draft: Draft, staff: Viewer, act: Act) -> Item:
    """Write something for the screens; nothing is shown yet. Raises NotYours, OverAlready."""
    if not policies.may_write(staff, draft.authority):
        raise NotYours
    if draft.schedule.is_over(act.at):
        raise OverAlready
    reference = secrets.token_hex(16)
    item = Item.objects.create(
        reference=reference, written_by=act.actor.reference, written_at=act.at, **draft.columns()
    )
    journal.record(happened=events.Proposed(reference, draft.authority, draft.kind, draft.digest), act=act)
    return item


@operation
def approve(*, reference: str, staff: Viewer, act: Act) -> Item:
    """Tell the centres to show it. Raises NotFound, OnlyAnother, AlreadyAnswered, OverAlready."""
    item = _to_answer(reference, staff)
    if item.schedule.is_over(act.at):
        raise OverAlready
    _answer(item, State.APPROVED, act)
    journal.record(happened=events.Approved(item.reference, item.authority, item.draft().digest), act=act)
    _tell(item, _receivers(item), act)
    return item


@operation
def refuse(*, reference: str, reason: str, staff: Viewer, act: Act) -> Item:
    """Nothing is shown, and who wrote it reads why. Raises NotFound, OnlyAnother, AlreadyAnswered, NoReason."""
    item = _to_answer(reference, staff)
    _answer(item, State.REFUSED, act, _given(reason))
    journal.record(happened=events.NotApproved(item.reference, item.authority), act=act)
    return item


@operation
def withdraw(*, reference: str, reason: str, staff: Viewer, act: Act) -> Item:
    """Take it off every screen. Raises NotFound, OnlyAnother, NoReason."""
    item = Item.objects.approved().select_for_update().filter(reference=reference).first()
    if item is None or not policies.may_see(staff, item.authority):
        raise NotFound
    if not policies.may_withdraw(staff, item.authority):
        raise OnlyAnother
    _answer(item, State.WITHDRAWN, act, _given(reason))
    journal.record(happened=events.Withdrawn(item.reference, item.authority), act=act)
    sync.feed(kind=TAKEN_DOWN, body={"reference": item.reference}, to=_receivers(item), act=act)
    return item


@operation
def tell_all(*, to: PlaceId, act: Act) -> None:
    """To a centre that begins, everything that is not over."""
    for item in Item.objects.approved().filter(ends_until__gt=_day(act)).in_turn():
        if _receivers(item) in (None, to):
            _tell(item, to, act)
    _tell_delays(queries.delays(), to, act)


@operation
def publish_delays(*, act: Act) -> None:
    """At the national node: how long services really take, from the public figures; told when it changed.

    No event: each number follows from figures that are public.
    """
    counted = queries.delays_counted(act.at)
    if counted != queries.delays():
        _keep_delays(counted, act)
        _tell_delays(counted, None, act)


@operation
def take_delays(*, hours: Mapping[str, int], act: Act) -> None:
    """At a centre: what the national node counted, in place of what was known."""
    _keep_delays(hours, act)


def _keep_delays(hours: Mapping[str, int], act: Act) -> None:
    Measure.objects.all().delete()
    Measure.objects.bulk_create(
        Measure(service=service, hours=count, counted_at=act.at) for service, count in sorted(hours.items())
    )


def _tell_delays(hours: Mapping[str, int], to: PlaceId | None, act: Act) -> None:
    sync.feed(kind=DELAYS, body={"hours": dict(hours)}, to=to, act=act)


@operation
def put_up(*, reference: str, draft: Draft, act: Act) -> Item:
    """At a centre: show what the national node approved. Safe to be told twice; `act` is that of the approval."""
    answered = {"state": State.APPROVED, "answered_by": act.actor.reference, "answered_at": act.at}
    facts = {**draft.columns(), **answered, "written_at": act.at}
    return Item.objects.update_or_create(reference=reference, defaults=facts)[0]


@operation
def take_down(*, reference: str, act: Act) -> None:
    """At a centre: the national node withdrew it."""
    Item.objects.approved().filter(reference=reference).update(
        state=State.WITHDRAWN, answered_by=act.actor.reference, answered_at=act.at
    )


@operation
def note_shown(*, times: Mapping[str, int], act: Act) -> bool:
    """At a centre: add to the day what the screen showed since it last told. False, and nothing kept, too soon after.

    What is not known here is left out. Rolled up a day, not a line a passage: no event tells it until it is reported.
    """
    place = act.place or ""
    last = Showing.objects.filter(place=place).aggregate(last=Max("noted_at"))["last"]
    if last is not None and last <= act.at < last + BETWEEN_NOTES:
        return False
    known = Item.objects.filter(reference__in=times).values_list("reference", flat=True)
    for reference in sorted(known):
        _add(reference, place, min(max(times[reference], 0), MOST_A_NOTE), act)
    return True


def _add(reference: str, place: str, times: int, act: Act) -> None:
    line, _new = Showing.objects.get_or_create(
        item=reference, place=place, day=_day(act), defaults={"times": 0, "noted_at": act.at}
    )
    line.times, line.noted_at, line.reported_at = F("times") + times, act.at, None
    line.save(update_fields=["times", "noted_at", "reported_at"])


@operation
def report_day(*, day: date, act: Act) -> None:
    """At a centre: tell the national node what was shown on a day that is over."""
    lines = list(Showing.objects.filter(day=day, reported_at=None).order_by("item"))
    if not lines:
        return
    Showing.objects.filter(pk__in=[line.pk for line in lines]).update(reported_at=act.at)
    body = {"day": day.isoformat(), "items": {line.item: line.times for line in lines}}
    journal.record(happened=events.ShowingsReported(day, len(lines), sum(line.times for line in lines)), act=act)
    sync.carry(kind=SHOWN, body=body, act=act)


@operation
def take_report(*, day: date, times: Mapping[str, int], act: Act) -> None:
    """At the national node: what a centre showed on that day; told again, the newer word stands."""
    for item, count in sorted(times.items()):
        said = {"times": count, "noted_at": act.at, "reported_at": act.at}
        Showing.objects.update_or_create(item=item, place=act.place or "", day=day, defaults=said)


def _tell(item: Item, to: PlaceId | None, act: Act) -> None:
    body = {"reference": item.reference, **item.draft().body()}
    sync.feed(kind=PUT_UP, body=body, to=to, blobs=tuple(filter(None, [item.picture, item.video])), act=act)


def _receivers(item: Item) -> PlaceId | None:
    """One centre, or all: each knows of which department it is."""
    return PlaceId(item.place) if item.audience == Audience.CENTRE else None


def _to_answer(reference: str, staff: Viewer) -> Item:
    item = Item.objects.select_for_update().filter(reference=reference).first()
    if item is None or not policies.may_see(staff, item.authority):
        raise NotFound
    if not policies.may_answer(staff, item.authority, written_by=item.written_by):
        raise OnlyAnother
    if item.state != State.PROPOSED:
        raise AlreadyAnswered
    return item


def _answer(item: Item, state: State, act: Act, reason: str = "") -> None:
    item.state, item.answered_by, item.answered_at, item.reason = state, act.actor.reference, act.at, reason
    item.save(update_fields=["state", "answered_by", "answered_at", "reason"])


def _given(reason: str) -> str:
    if not reason.strip():
        raise NoReason
    return reason.strip()


def _day(act: Act) -> date:
    return act.at.astimezone(BENIN).date()
