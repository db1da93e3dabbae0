"""A centre whose node is trusted, an announcement approved for it, and orders as its own node hears them."""

from datetime import timedelta

from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Kind
from guichet.commons.sync import records
from guichet.commons.sync.models import FeedItem, Node
from guichet.commons.sync.vocabulary import NodeState
from guichet.domains.supervision import contributions, drafts
from guichet.domains.supervision.drafts import NewOrder, Told
from guichet.domains.supervision.models import Order
from guichet.domains.supervision.vocabulary import OrderKind
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from guichet.foundation.work import registry as work
from tests.domains.supervision.slots import MONDAY, act, moment

HEAD = Viewer(ActorKind.STAFF, "head", (HeldRole(RoleKind.SUPERVISOR, place=PlaceId("BJ-MO")),))
WHY = "La borne est figée."
DRAFT = Draft("mjl", Kind.REFORM, Words("Le casier en 72 heures"), Schedule(MONDAY, MONDAY + timedelta(days=7)))


def trusted(state: NodeState = NodeState.APPROVED) -> None:
    with building():
        Node.objects.create(centre="LOK", state=state, key="ab" * 32, told_chain=records.START.hex())


def approved(reference: str = "one") -> None:
    announcements.put_up(reference=reference, draft=DRAFT, act=act(moment(7)))


def new(kind: OrderKind = OrderKind.RESTART_KIOSK, *, centre: str = "LOK", motive: str = WHY) -> NewOrder:
    if kind is OrderKind.PIN:
        return NewOrder(centre, kind, motive, item="one", until=moment(18))
    return NewOrder(centre, kind, motive)


def told(number: int = -1) -> Told:
    """What the centre was told, the last of it or another."""
    items = list(FeedItem.objects.filter(kind="supervision.order").order_by("number"))
    return drafts.read(records.read(bytes(items[number].content)).body)


def heard(
    kind: OrderKind = OrderKind.RESTART_KIOSK, *, reference: str = "a" * 32, hour: int = 9, lasts: float = 24
) -> str:
    """The node of the centre takes an order that was given at that hour."""
    item, until = ("one", moment(18)) if kind is OrderKind.PIN else ("", None)
    given = Told(reference, kind, WHY, moment(hour) + timedelta(hours=lasts), item, until)
    fed = records.Fed(1, 1, given.body() | {"by": "head"}, act(moment(hour), "LOK"))
    contributions.keep_order(fed)
    return reference


def obeyed(reference: str, hour: int, minute: int = 0) -> Order:
    """What its worker makes of it then."""
    work.kind_of("supervision.obey").run(reference, act(moment(hour, minute), "LOK"))
    return Order.objects.get(reference=reference)
