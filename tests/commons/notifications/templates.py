"""A message and senders that only tests know."""

from collections.abc import Iterator
from contextlib import contextmanager

from guichet.commons.notifications import registry
from guichet.commons.notifications.channels import Channel, Handed, Outgoing, Sender
from guichet.commons.notifications.templates import MessageTemplate

READY = MessageTemplate(
    code="test.ready",
    fr="Votre demande {reference} est prête : réponse avant le {day}.",
    en="Your request {reference} is ready: answer before {day}.",
    fields=("reference", "day"),
    subject_fr="Demande {reference}",
    subject_en="Request {reference}",
)


@contextmanager
def registered(*templates: MessageTemplate) -> Iterator[None]:
    """These messages beside the real ones, and what senders and address books there were, put back at the end."""
    kept = dict(registry._templates), dict(registry._senders), list(registry._address_books)
    for template in templates:
        registry.register(template)
    try:
        yield
    finally:
        registry._templates.clear()
        registry._templates.update(kept[0])
        registry._senders.clear()
        registry._senders.update(kept[1])
        registry._address_books[:] = kept[2]


class Gateway:
    """A gateway in this process: takes what it is given, unless it is told to fail."""

    def __init__(self, failure: Exception | None = None, *, tells_delivery: bool = True) -> None:
        self.failure = failure
        self.tells_delivery = tells_delivery
        self.taken: list[Outgoing] = []

    def __call__(self, outgoing: Outgoing) -> Handed:
        if self.failure:
            raise self.failure
        self.taken.append(outgoing)
        return Handed(delivered=self.tells_delivery)


def carried(sms: Sender | None, email: Sender | None) -> None:
    """Within `registered`: the senders of this test, and no others."""
    registry._senders.clear()
    for channel, sender in ((Channel.SMS, sms), (Channel.EMAIL, email)):
        if sender is not None:
            registry.send_by(channel, sender)
