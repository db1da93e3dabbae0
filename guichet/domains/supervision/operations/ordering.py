"""At the national node: asking the machines of a centre for something, and noting what the centre says became of it."""

import secrets
from datetime import datetime, timedelta

from guichet.commons.announcements import queries as announcements
from guichet.commons.listening import queries as listening
from guichet.commons.sync import blobs
from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries as links
from guichet.commons.sync.vocabulary import NodeState
from guichet.domains.supervision import events, policies
from guichet.domains.supervision.drafts import NewOrder, Told
from guichet.domains.supervision.models import Order
from guichet.domains.supervision.refusals import NoEnd, NoMotive, NoNode, NoOrder, NoSuchItem, NotYourCentre, OrderOver
from guichet.domains.supervision.vocabulary import MATTERS, Hindrance, OrderKind, OrderState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places

ORDER_KIND = "supervision.order"  # what the national node tells a centre
CANCEL_KIND = "supervision.order-cancelled"
ANSWER_KIND = "supervision.answer"  # what a centre carries back
LONGEST_PIN = timedelta(days=7)


@operation
def order(*, new: NewOrder, staff: Viewer, act: Act) -> Order:
    """Tell one centre, in place of whatever it was asked before on the same matter and did not do yet.

    Raises NotYourCentre, NoMotive, NoNode; for an announcement NoSuchItem and NoEnd.
    """
    _may(staff, new.centre)
    if not new.motive.strip():
        raise NoMotive
    node = links.node(new.centre)
    if node is None or node.state != NodeState.APPROVED:
        raise NoNode
    if new.kind is OrderKind.PIN:
        _may_be_pinned(new, act.at)
    sync.hold_news(of=PlaceId(new.centre), act=act)
    _replace(new, act)
    row = Order.objects.create(
        reference=secrets.token_hex(16),
        centre=new.centre,
        kind=new.kind,
        matter=MATTERS[new.kind],
        item=new.item,
        until=new.until,
        motive=new.motive.strip(),
        by=act.actor.reference,
        ordered_at=act.at,
        expires_at=act.at + new.lasts,
    )
    journal.record(happened=events.OrderGiven(row.reference, row.centre, row.kind, row.expires_at), act=act)
    _tell(row, act)
    return row


@operation
def cancel_order(*, reference: str, centre: str, staff: Viewer, act: Act) -> None:
    """Tell the centre not to obey what it has not said that it received. What it did before it hears of this stands.

    Raises NotYourCentre, NoOrder, OrderOver.
    """
    _may(staff, centre)
    sync.hold_news(of=PlaceId(centre), act=act)
    row = Order.objects.select_for_update().filter(reference=reference, centre=centre).first()
    if row is None:
        raise NoOrder
    if row.state != OrderState.WAITING or row.expires_at <= act.at:
        raise OrderOver
    row.state, row.ended_at, row.cancelled_at = OrderState.CANCELLED, act.at, act.at
    row.save(update_fields=["state", "ended_at", "cancelled_at"])
    journal.record(happened=events.OrderCancelled(reference, centre), act=act)
    sync.feed(kind=CANCEL_KIND, body={"reference": reference}, to=PlaceId(centre), act=act)


@operation
def take_answer(
    *, reference: str, state: OrderState, hindrance: Hindrance | None, sounds: int, damaged: int, act: Act
) -> None:
    """What became of it, by the centre's word, which is later than anything believed here. Raises NoOrder.

    `damaged` recordings were thrown away there: the order is told again, so that they travel once more.
    """
    row = Order.objects.select_for_update().filter(reference=reference, centre=act.place or "").first()
    if row is None:
        raise NoOrder
    if state is OrderState.RECEIVED:
        _received(row, act)
        if damaged and row.state == OrderState.RECEIVED:
            _tell(row, act)
        return
    row.state, row.hindrance, row.sounds, row.ended_at = state, hindrance or "", sounds, act.at
    row.save(update_fields=["state", "hindrance", "sounds", "ended_at"])
    journal.record(happened=events.OrderAnswered(reference, row.centre, state, row.hindrance), act=act)


def _received(row: Order, act: Act) -> None:
    """Of one that was replaced meanwhile, or is over, it says nothing new."""
    if row.state == OrderState.WAITING:
        row.state, row.received_at = OrderState.RECEIVED, act.at
        row.save(update_fields=["state", "received_at"])


def _may(staff: Viewer, code: str) -> None:
    centre = next((each for each in places.centres() if each.code == code), None)
    if centre is None or not policies.may_act(staff, centre):
        raise NotYourCentre


def _may_be_pinned(new: NewOrder, at: datetime) -> None:
    department = places.department_of(new.centre)
    if announcements.pinned(new.item, centre=new.centre, department=department, at=at) is None:
        raise NoSuchItem
    if new.until is None or not at < new.until <= at + LONGEST_PIN:
        raise NoEnd


def _replace(new: NewOrder, act: Act) -> None:
    earlier = Order.objects.select_for_update().open().filter(centre=new.centre, matter=MATTERS[new.kind])
    earlier.update(state=OrderState.REPLACED, ended_at=act.at)


def _tell(row: Order, act: Act) -> None:
    """Recordings travel before the order that counts them; one that is not here would hold up all that follows."""
    sounds = listening.sounds() if row.kind == OrderKind.REFRESH_CLIPS else ()
    told = Told(row.reference, OrderKind(row.kind), row.motive, row.expires_at, row.item, row.until)
    ordered = Act(actor=act.actor, at=row.ordered_at, place=act.place, surface=act.surface)
    sync.feed(
        kind=ORDER_KIND,
        body=told.body() | {"by": row.by},
        to=PlaceId(row.centre),
        blobs=tuple(digest for digest in sounds if blobs.is_here(digest)),
        act=ordered,
    )
