"""At a centre: what the national node ordered is obeyed once, before its time is over, or answered with why not."""

import hashlib
from datetime import datetime, timedelta

from guichet.commons.announcements import queries as announcements
from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings import queries as visits
from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries as links
from guichet.domains.supervision import events, queries
from guichet.domains.supervision.drafts import Told
from guichet.domains.supervision.models import Order
from guichet.domains.supervision.operations.ordering import ANSWER_KIND
from guichet.domains.supervision.vocabulary import MATTERS, Hindrance, Matter, OrderKind, OrderState
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.work import operations as work

OBEY = "supervision.obey"
MOST_CHECKS = 2


@operation
def keep_order(*, told: Told, by: str, act: Act) -> None:
    """Safe to be told twice. One of the same matter that was not obeyed yet is replaced, whichever comes first.

    `act` is that of whoever ordered: what is done, and by which clock, follows in a work of its own.
    """
    known = Order.objects.filter(reference=told.reference).first()
    if known is None:
        matter = MATTERS[told.kind]
        earlier = Order.objects.open().filter(centre=act.place or "", matter=matter)
        earlier.update(state=OrderState.REPLACED, ended_at=act.at)
        Order.objects.create(
            reference=told.reference,
            centre=act.place or "",
            kind=told.kind,
            matter=matter,
            item=told.item,
            until=told.until,
            motive=told.motive,
            by=by,
            ordered_at=act.at,
            expires_at=told.expires_at,
        )
    work.schedule(kind=OBEY, key=told.reference, act=act)


@operation
def drop_order(*, reference: str, act: Act) -> None:
    """It is not wanted any more: one that was obeyed stays so, one that is not known here is none. `act` is theirs."""
    row = _open(reference)
    if row is None:
        return
    row.cancelled_at = act.at
    row.save(update_fields=["cancelled_at"])
    _end(row, OrderState.CANCELLED, act, Hindrance.CANCELLED)


@operation
def receive_order(*, reference: str, act: Act) -> Order | None:
    """Say that it is here, once; None for one that is over, too late, or replaced."""
    row = _open(reference)
    if row is None:
        return None
    if row.expires_at <= _nationally(act.at):
        _end(row, OrderState.EXPIRED, act, Hindrance.LATE)
        return None
    if row.state == OrderState.WAITING:
        row.state, row.received_at = OrderState.RECEIVED, act.at
        row.save(update_fields=["state", "received_at"])
        _answer(row, act)
    return row


@operation
def change_playlist(*, reference: str, act: Act) -> None:
    """Let one announcement stand alone on the screen until its end, or give the screen all of them again."""
    row = _open(reference)
    if row is None:
        return
    if row.kind == OrderKind.PIN and _is_gone(row, act.at):
        _end(row, OrderState.IMPOSSIBLE, act, Hindrance.NO_ITEM)
    else:
        _end(row, OrderState.DONE, act)


def _is_gone(row: Order, at: datetime) -> bool:
    department = places.department_of(row.centre)
    return announcements.pinned(row.item, centre=row.centre, department=department, at=at) is None


@operation
def report_clips(*, reference: str, whole: int, missing: int, act: Act) -> None:
    """After the recordings were looked through: what was damaged is gone, and is asked for again once."""
    row = _open(reference)
    if row is None:
        return
    row.checks, row.sounds = row.checks + 1, whole
    row.save(update_fields=["checks", "sounds"])
    if not missing:
        _end(row, OrderState.DONE, act)
    elif row.checks >= MOST_CHECKS:
        _end(row, OrderState.IMPOSSIBLE, act, Hindrance.DAMAGED)
    else:
        _answer(row, act, damaged=missing)


@operation
def restart_kiosk(*, station: str, screen: Act, act: Act) -> bool:
    """Have the launcher of this kiosk begin afresh, when nobody stands before it; whether it does.

    Each kiosk of a centre once for an order, the first one makes it done. `screen` has the real clock, by which visits
    are judged; `act` the one by which orders expire.
    """
    row = Order.objects.select_for_update().filter(pk__in=queries.restarts(_nationally(act.at)).values("pk")).first()
    if row is None or visits.is_in_use(station) or queries.is_read(screen.at):
        return False
    mark = hashlib.sha256(f"{row.reference} {station}".encode()).hexdigest()[:32]
    if not sittings.restart(station=station, mark=mark, act=screen):
        return False
    if row.state == OrderState.RECEIVED:
        _end(row, OrderState.DONE, act)
    return True


@operation
def screen_began(*, reference: str, act: Act) -> None:
    """A screen asks with the mark of this order: its page was loaded after it came."""
    row = _open(reference)
    if row is not None and row.kind == OrderKind.RESTART_SCREEN:
        _end(row, OrderState.DONE, act)


@operation
def expire_orders(*, act: Act) -> int:
    """Give up what was not obeyed in its time, with why; how many."""
    late = list(Order.objects.select_for_update().lapsed(_nationally(act.at)).order_by("pk"))
    for row in late:
        _end(row, OrderState.EXPIRED, act, _why(row, act.at))
    return len(late)


def _why(row: Order, at: datetime) -> Hindrance:
    if row.state == OrderState.WAITING:
        return Hindrance.LATE
    if row.matter == Matter.KIOSK:
        return Hindrance.IN_USE if queries.here(at).kiosk else Hindrance.NO_KIOSK
    return Hindrance.NO_SCREEN if row.matter == Matter.SCREEN else Hindrance.LATE


def _nationally(at: datetime) -> datetime:
    """By the clock of the national node, as far as this one knows it: a wrong clock must not make an order last."""
    link = links.link()
    return at + timedelta(seconds=(link.clock_offset or 0) if link else 0)


def _open(reference: str) -> Order | None:
    return Order.objects.select_for_update().open().filter(reference=reference).first()


def _end(row: Order, state: OrderState, act: Act, hindrance: Hindrance | None = None) -> None:
    row.state, row.hindrance, row.ended_at = state, hindrance or "", act.at
    row.save(update_fields=["state", "hindrance", "ended_at"])
    journal.record(happened=events.OrderEnded(row.reference, row.state, row.hindrance), act=act)
    _answer(row, act)


def _answer(row: Order, act: Act, *, damaged: int = 0) -> None:
    body = {
        "reference": row.reference,
        "state": str(row.state),
        "hindrance": str(row.hindrance),
        "sounds": row.sounds,
        "damaged": damaged,
    }
    sync.carry(kind=ANSWER_KIND, body=body, urgent=True, act=act)
