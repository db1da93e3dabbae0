"""Every question others may ask about messages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from guichet.commons.notifications.channels import Channel
from guichet.commons.notifications.models import Message, SimulatedMessage, State
from guichet.commons.notifications.recipient import Recipient
from guichet.foundation.lib.listed import Listed, listed


@dataclass(frozen=True, slots=True)
class Told:
    """A message as the person whom it is about may see it: no address."""

    reference: str
    code: str
    text: str
    state: State
    channel: str
    written_at: datetime
    about: str


@dataclass(frozen=True, slots=True, repr=False)
class Undelivered:
    """What a delivery needs."""

    reference: str
    to: Recipient
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Box:
    """A simulated phone or mailbox, with what came last."""

    address: str
    channel: Channel
    count: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Simulated:
    """`number` grows from one message to the next."""

    number: int
    reference: str
    subject: str
    text: str
    received_at: datetime


def told_about(about: str) -> tuple[Told, ...]:
    """What was said about a request, the oldest first. The caller has made sure that the viewer may know of it."""
    return tuple(_told(each) for each in Message.objects.about(about))


def told_to(citizen: str, requests: Collection[str], *, page: int = 1) -> Listed[Told]:
    """What a citizen was told, in person or about these requests of theirs, the latest first.

    The caller has made sure that the requests are theirs. A one-time code is no message: its text is erased.
    """
    rows = Message.objects.filter(Q(citizen=citizen) | Q(about__in=requests), secret=False)
    return listed(rows.order_by("-number"), page).of(_told)


def _told(each: Message) -> Told:
    return Told(each.reference, each.code, each.text, State(each.state), each.channel, each.written_at, each.about)


def undelivered(reference: str) -> Undelivered | None:
    """None once it was sent, or given up."""
    message = Message.objects.filter(reference=reference, state=State.WAITING).first()
    if message is None:
        return None
    to = Recipient(message.phone, message.email, message.citizen, message.language)
    return Undelivered(message.reference, to, message.subject, message.text)


def boxes(*, limit: int = 50) -> tuple[Box, ...]:
    """Simulated phones and mailboxes, the last to get something first."""
    rows = (
        SimulatedMessage.objects.values_list("address", "channel")
        .annotate(count=Count("number"), last_at=Max("received_at"), last=Max("number"))
        .order_by("-last")[:limit]
    )
    return tuple(Box(address, Channel(channel), count, last_at) for address, channel, count, last_at, _ in rows)


def box(address: str, *, limit: int = 50) -> tuple[Simulated, ...]:
    """The latest messages of one address, the newest first."""
    rows = SimulatedMessage.objects.filter(address=address).order_by("-number")[:limit]
    return tuple(Simulated(each.number, each.reference, each.subject, each.text, each.received_at) for each in rows)
