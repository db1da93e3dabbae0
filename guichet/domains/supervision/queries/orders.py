"""What was ordered of the machines of a centre, for whoever follows it, and for these machines."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings

from guichet.commons.announcements import queries as announcements
from guichet.commons.announcements.queries import Shown
from guichet.domains.supervision import policies
from guichet.domains.supervision.models import Heard, Order
from guichet.domains.supervision.models.orders import OPEN, OrderQuerySet
from guichet.domains.supervision.queries.watching import seen
from guichet.domains.supervision.refusals import NoOrder, NotYourCentre, OrderOver
from guichet.domains.supervision.vocabulary import Device, Hindrance, Matter, OrderKind, OrderState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed
from guichet.foundation.places import queries as places
from guichet.foundation.places.facts import CentreFacts

LATEST = 5
READS = timedelta(minutes=3)  # since somebody last touched a page that is only read


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """`hindrance` is why it was not done, a sentence; `by` the reference of whoever ordered."""

    reference: str
    centre: str
    kind: OrderKind
    item: str
    until: datetime | None
    motive: str
    by: str
    ordered_at: datetime
    expires_at: datetime
    state: OrderState
    received_at: datetime | None
    ended_at: datetime | None
    cancelled_at: datetime | None
    hindrance: str
    sounds: int

    def is_unanswered(self, at: datetime) -> bool:
        """Its time is over, and the centre never said what became of it: the link is cut."""
        return self.state in OPEN and self.expires_at <= at

    def waits(self, at: datetime) -> bool:
        """The centre did not say that it has it: it may still be cancelled."""
        return self.state is OrderState.WAITING and at < self.expires_at


def orders(viewer: Viewer, centre: str, *, page: int = 1) -> Listed[OrderFacts]:
    """Of a centre that the viewer sees, the latest first. Raises NotYourCentre."""
    facts = seen(viewer, centre)
    return listed(Order.objects.filter(centre=facts.code).latest_first(), page).of(_teller(viewer, facts))


def latest_orders(viewer: Viewer, centre: str) -> tuple[OrderFacts, ...]:
    """The last few. Raises NotYourCentre."""
    facts = seen(viewer, centre)
    return tuple(map(_teller(viewer, facts), Order.objects.filter(centre=facts.code).latest_first()[:LATEST]))


def _teller(viewer: Viewer, centre: CentreFacts) -> Callable[[Order], OrderFacts]:
    """To an observer an order has neither who gave it nor why: both are of staff."""
    if policies.is_colleague(viewer, centre):
        return _facts
    return lambda row: replace(_facts(row), by="", motive="")


def orderable(viewer: Viewer, centre: str) -> CentreFacts:
    """The centre, for whoever may order there. Raises NotYourCentre, for whoever only sees it too."""
    facts = seen(viewer, centre)
    if not policies.may_act(viewer, facts):
        raise NotYourCentre
    return facts


def waiting_order(viewer: Viewer, centre: str, reference: str, at: datetime) -> OrderFacts:
    """One that may still be cancelled, for whoever may order there. Raises NotYourCentre, NoOrder, OrderOver."""
    row = Order.objects.filter(centre=orderable(viewer, centre).code, reference=reference).first()
    if row is None:
        raise NoOrder
    facts = _facts(row)
    if not facts.waits(at):
        raise OrderOver
    return facts


def pinnable(centre: CentreFacts, at: datetime) -> tuple[Shown, ...]:
    """The announcements of which one may stand alone on the screen of that centre."""
    return announcements.pinnable(centre=centre.code, department=places.department_of(centre.code), at=at)


def orders_here() -> tuple[OrderFacts, ...]:
    """At a centre: the last few that it heard."""
    return tuple(_facts(row) for row in Order.objects.filter(centre=settings.CENTRE).latest_first()[:LATEST])


def has_open_orders() -> bool:
    """At a centre: whether one waits to be obeyed."""
    return Order.objects.open().filter(centre=settings.CENTRE).exists()


def restarts(at: datetime) -> OrderQuerySet:
    """At a centre: the order to restart the kiosk that counts now; each kiosk obeys it while its time is not over."""
    heard = Order.objects.filter(matter=Matter.KIOSK, state__in=(OrderState.RECEIVED, OrderState.DONE))
    latest = heard.filter(centre=settings.CENTRE).latest_first().values("pk")[:1]
    return Order.objects.filter(pk__in=list(latest.values_list("pk", flat=True)), expires_at__gt=at)


def wants_restart(at: datetime) -> bool:
    return restarts(at).exists()


def is_read(at: datetime) -> bool:
    """At a centre: whether somebody looked at a page of the kiosk lately, without a visit."""
    return Heard.objects.filter(device=Device.READER, heard_at__gt=at - READS).exists()


def alone_on_screen(at: datetime) -> str:
    """At a centre: the announcement that was ordered to stand alone, or nothing."""
    done = Order.objects.filter(centre=settings.CENTRE, matter=Matter.PLAYLIST, state=OrderState.DONE)
    row = done.latest_first().first()
    return row.item if row and row.until and row.until > at else ""


def screen_mark() -> str:
    """At a centre: the last order to load the screen anew. A page that was made under another one is loaded anew."""
    heard = Order.objects.filter(matter=Matter.SCREEN, state__in=(OrderState.RECEIVED, OrderState.DONE))
    row = heard.filter(centre=settings.CENTRE).latest_first().first()
    return row.reference if row else ""


def wants_screen(reference: str) -> bool:
    """At a centre: whether that order waits for a screen to have begun anew."""
    return bool(reference) and Order.objects.open().filter(reference=reference, matter=Matter.SCREEN).exists()


def _facts(row: Order) -> OrderFacts:
    return OrderFacts(
        reference=row.reference,
        centre=row.centre,
        kind=OrderKind(row.kind),
        item=row.item,
        until=row.until,
        motive=row.motive,
        by=row.by,
        ordered_at=row.ordered_at,
        expires_at=row.expires_at,
        state=OrderState(row.state),
        received_at=row.received_at,
        ended_at=row.ended_at,
        cancelled_at=row.cancelled_at,
        hindrance=str(Hindrance(row.hindrance).label) if row.hindrance else "",
        sounds=row.sounds,
    )
