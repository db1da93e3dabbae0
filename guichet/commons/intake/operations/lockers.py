"""At the national node: sealed copies of drafts that were left with a ticket, and which node may write in each.

A draft has one holder. Which one is decided here, under the lock of its row, whatever nodes believe meanwhile.
"""

from datetime import timedelta

from guichet.commons.intake import events
from guichet.commons.intake.codes import BARRED
from guichet.commons.intake.models import KEPT, Draft, Locker, Submission, WrongLocators
from guichet.commons.intake.operations.moving import stop
from guichet.commons.intake.refusals import NotYours
from guichet.commons.intake.tickets.parcels import Parcel
from guichet.commons.sync import operations as sync
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.places.calendar import BENIN

MOVED = "intake.ticket-moved"
AT_ONCE = 200
REMEMBERED = timedelta(days=365)  # for a draft that is written in month after month


@operation
def fill(*, parcel: Parcel, holder: PlaceId, act: Act) -> None:
    """Keep the copy in the place of an earlier one. A node that no longer holds the draft is told to stop instead.

    Raises NotYours for a request that was begun elsewhere and never came to that node.
    """
    locker = Locker.objects.select_for_update().filter(reference=parcel.reference).first()
    locker = locker or _new(parcel.reference, holder, act)
    if locker.holder != holder or Submission.objects.filter(reference=parcel.reference).exists():
        _tell_to_stop(holder, parcel.reference, parcel.turn, act)
        return
    if parcel.turn <= locker.turn:
        return  # told twice, or its author came back before it was told at all
    locker.turn, locker.imprint, locker.sealed = parcel.turn, parcel.imprint, parcel.sealed
    locker.files, locker.expires_at, locker.moved_at = list(parcel.files), parcel.expires_at, None
    locker.save()
    journal.record(happened=events.LockerFilled(locker.reference, holder, locker.turn), act=act)


@operation
def empty(*, reference: str, turn: int, holder: PlaceId, act: Act) -> bool:
    """The holder has the draft in hand: its ticket opens nothing elsewhere. False when another node holds it.

    Before the copy has arrived, it will not be kept. Raises NotYours as `fill` does.
    """
    locker = Locker.objects.select_for_update().filter(reference=reference).first()
    locker = locker or _new(reference, holder, act)
    if locker.holder != holder:
        return False
    if turn < locker.turn:
        return True
    had_it = bool(locker.imprint)
    locker.turn, locker.imprint, locker.sealed, locker.moved_at = turn, "", b"", None
    locker.expires_at = max(locker.expires_at, act.at + KEPT)
    locker.save()
    if had_it:
        journal.record(happened=events.LockerEmptied(reference, holder, turn), act=act)
    return True


@operation
def move(*, imprint: str, to: PlaceId, act: Act) -> bool:
    """Make this place the holder, once; the former one is told to stop. False when the ticket opens nothing here.

    Asked again by the same place, the answer is the same: the first one may have been lost.
    """
    _lock_what_comes_first(imprint, act)
    locker = Locker.objects.select_for_update().open_to(to, act.at).filter(imprint=imprint).first()
    if locker is None:
        return False
    before = PlaceId(locker.holder)
    if before != to:
        locker.holder, locker.moved_at = to, act.at
        locker.save(update_fields=["holder", "moved_at"])
        journal.record(happened=events.LockerMoved(locker.reference, before, to, locker.turn), act=act)
        _tell_to_stop(before, locker.reference, locker.turn, act)
    return True


@operation
def count_wrong_locator(*, centre: PlaceId, act: Act) -> None:
    """The count begins anew a quarter of an hour after the first one."""
    row, _is_new = WrongLocators.objects.select_for_update().get_or_create(centre=centre, defaults={"since": act.at})
    if row.since <= act.at - BARRED:
        row.since, row.count = act.at, 0
    row.count += 1
    row.save(update_fields=["since", "count"])
    journal.record(happened=events.LocatorRefused(centre, row.count), act=act)


@operation
def expire_lockers(*, act: Act) -> tuple[str, ...] | None:
    """Erase copies whose ticket is over, 200 at most; None when there are none.

    What comes back are the places of files that nobody needs any more, to be erased once this is committed.
    """
    Locker.objects.filter(expires_at__lte=act.at - REMEMBERED).delete()
    over = list(Locker.objects.select_for_update().over(act.at).order_by("pk")[:AT_ONCE])
    if not over:
        return None
    files = _unneeded(over)
    Locker.objects.filter(pk__in=[locker.pk for locker in over]).update(imprint="", sealed=b"", files=[])
    happened = events.LockersExpired(act.at.astimezone(BENIN).date().isoformat(), len(over))
    journal.record(happened=happened, act=act)
    return files


def _unneeded(over: list[Locker]) -> tuple[str, ...]:
    """Not those of a request that was sent since, nor of a draft that lies here."""
    sent = Submission.objects.filter(reference__in=[locker.reference for locker in over])
    needed = set(sent.values_list("reference", flat=True))
    gone = [locker for locker in over if locker.reference not in needed and locker.holder != references.PORTAL]
    return tuple(place for locker in gone for place in locker.files)


def _new(reference: str, holder: PlaceId, act: Act) -> Locker:
    """A node says first only what was begun there: nobody makes another place's request his own."""
    if holder not in (references.PORTAL, reference.partition("-")[0]):
        raise NotYours
    return Locker(reference=reference, holder=holder, turn=0, sealed=b"", expires_at=act.at + KEPT)


def _lock_what_comes_first(imprint: str, act: Act) -> None:
    """Nodes, then drafts, then lockers, as by whoever takes what a node sends or resumes a draft here."""
    locker = Locker.objects.exclude(imprint="").filter(imprint=imprint).first()
    if locker is not None:
        sync.hold_news(of=PlaceId(locker.holder), act=act)
        Draft.objects.select_for_update().filter(reference=locker.reference).first()


def _tell_to_stop(holder: PlaceId, reference: str, turn: int, act: Act) -> None:
    if holder == references.PORTAL:
        stop(reference=reference, turn=turn, act=act)
    else:
        sync.feed(kind=MOVED, body={"reference": reference, "turn": turn}, to=holder, act=act)
