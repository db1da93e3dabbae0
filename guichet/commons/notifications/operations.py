"""Every way in which messages change."""

import secrets
from collections.abc import Mapping

from django.conf import settings

from guichet.commons.notifications import registry
from guichet.commons.notifications.channels import Channel, Outgoing
from guichet.commons.notifications.events import MessageDelivered, MessageFailed, MessageSent, MessageWritten
from guichet.commons.notifications.models import Message, SimulatedMessage, State
from guichet.commons.notifications.recipient import Recipient
from guichet.foundation.identity import blind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

DELIVER = "notifications.deliver"
REFERENCE_BYTES = 12
FORGOTTEN = ("phone", "email", "text")


@operation
def notify(*, to: Recipient, message: str, values: Mapping[str, str], about: str, key: str = "", act: Act) -> Message:
    """Write the registered message `message` to that person and owe its delivery.

    The same message about the same thing to the same person is written once; `key` tells two apart when a second is
    meant, a reminder's number for example. Raises KeyError or TypeError for a message or values that do not exist.
    """
    template = registry.template(message)
    reference = secrets.token_urlsafe(REFERENCE_BYTES)
    wanted = Message(
        reference=reference,
        about=about,
        code=message,
        key=key,
        recipient=_digest(to),
        phone=to.phone,
        email=to.email,
        citizen=to.citizen,
        language=to.language,
        subject=template.subject(to.language, values),
        text=template.text(to.language, values),
        secret=template.secret,
        written_at=act.at,
    )
    Message.objects.bulk_create([wanted], ignore_conflicts=True)
    written = Message.objects.get(about=about, code=message, recipient=wanted.recipient, key=key)
    if written.reference == reference:
        work.schedule(kind=DELIVER, key=reference, act=act)
        journal.record(happened=MessageWritten(about, reference, message, to.language), act=act)
    return written


def _digest(to: Recipient) -> str:
    """The citizen when known, else the address: who it is, whatever the language; without the node's key, nobody."""
    person = ("citizen", to.citizen) if to.citizen else ("address", to.phone, to.email)
    return blind.digest("recipient", *(part.encode() for part in person))


@operation
def mark_sent(*, reference: str, channel: Channel, act: Act) -> bool:
    """A gateway took the message; False when it was sent before."""
    message = Message.objects.select_for_update().get(reference=reference)
    if message.state != State.WAITING:
        return False
    message.state = State.SENT
    message.channel = channel
    message.sent_at = act.at
    _forget(message)
    message.save(update_fields=["state", "channel", "sent_at", *FORGOTTEN])
    journal.record(happened=MessageSent(message.about, reference, message.code, channel), act=act)
    return True


@operation
def mark_delivered(*, reference: str, act: Act) -> bool:
    """The gateway says that the message arrived; False when that was known, or nothing was sent."""
    message = Message.objects.select_for_update().get(reference=reference)
    if message.state != State.SENT:
        return False
    message.state = State.DELIVERED
    message.ended_at = act.at
    message.save(update_fields=["state", "ended_at"])
    journal.record(happened=MessageDelivered(message.about, reference, message.code, message.channel), act=act)
    return True


@operation
def mark_failed(*, reference: str, act: Act) -> bool:
    """No way leads to the person; False when the message arrived or failed before."""
    message = Message.objects.select_for_update().get(reference=reference)
    if message.state not in {State.WAITING, State.SENT}:
        return False
    message.state = State.FAILED
    message.ended_at = act.at
    _forget(message)
    message.save(update_fields=["state", "ended_at", *FORGOTTEN])
    journal.record(happened=MessageFailed(message.about, reference, message.code), act=act)
    return True


def _forget(message: Message) -> None:
    """What served to send it is not kept: whoever ends the reading of a case must not find its applicant here."""
    message.phone = message.email = ""
    if message.secret:
        message.text = ""


class OnlyInTheDemonstration(RuntimeError):
    """Something simulated was used where people are real."""


@operation
def put_in_simulated_box(*, channel: Channel, outgoing: Outgoing, act: Act) -> None:
    """Lay the message on the simulated phone or in the simulated mailbox, once however often it is sent."""
    if not settings.DEMONSTRATION:
        raise OnlyInTheDemonstration("the simulated phone is refused outside the demonstration")
    simulated = SimulatedMessage(
        reference=outgoing.reference,
        channel=channel,
        address=outgoing.address,
        subject=outgoing.subject if channel == Channel.EMAIL else "",
        text=outgoing.text,
        received_at=act.at,
    )
    SimulatedMessage.objects.bulk_create([simulated], ignore_conflicts=True)
