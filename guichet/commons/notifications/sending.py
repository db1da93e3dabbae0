"""From an owed delivery to a gateway: outside any transaction, safe to run twice."""

from collections.abc import Iterator

from guichet.commons.notifications import operations, queries, registry
from guichet.commons.notifications.channels import AddressRefused, Channel, ChannelDown, Handed, Outgoing
from guichet.commons.notifications.queries import Undelivered
from guichet.commons.notifications.recipient import Recipient
from guichet.commons.notifications.segments import for_sms
from guichet.foundation.lib.act import Act
from guichet.foundation.work.failures import Unfinished


def deliver(reference: str, act: Act) -> None:
    """Hand the message to the first channel that takes it, SMS before e-mail.

    Raises Unfinished when a channel that might lead to the person is down, so that it is tried again later.
    """
    message = queries.undelivered(reference)
    if message is None:
        return
    down = []
    for channel, address in _ways(message):
        try:
            handed = _hand(message, channel, address)
        except ChannelDown:
            down.append(channel)
        except AddressRefused:
            continue
        else:
            _record(reference, channel, handed, act)
            return
    if down:
        raise Unfinished(f"no answer from: {', '.join(down)}")
    operations.mark_failed(reference=reference, act=act)


def _ways(message: Undelivered) -> Iterator[tuple[Channel, str]]:
    to = _reached(message)
    addresses = {Channel.SMS: to.phone, Channel.EMAIL: to.email}
    return ((channel, addresses[channel]) for channel in Channel if addresses[channel])


def _reached(message: Undelivered) -> Recipient:
    """A citizen is reached as identity knows them today, anybody else as they said."""
    found = registry.reached(message.to.citizen) if message.to.citizen else None
    return found or message.to


def _hand(message: Undelivered, channel: Channel, address: str) -> Handed:
    sender = registry.sender_of(channel)
    if sender is None:
        raise ChannelDown
    text = for_sms(message.text) if channel == Channel.SMS else message.text
    return sender(Outgoing(message.reference, address, message.subject, text))


def _record(reference: str, channel: Channel, handed: Handed, act: Act) -> None:
    operations.mark_sent(reference=reference, channel=channel, act=act)
    if handed.delivered:
        operations.mark_delivered(reference=reference, act=act)
