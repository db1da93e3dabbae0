"""Which messages exist, who carries them, and where to find how a citizen is reached."""

from collections.abc import Callable, Collection

from guichet.commons.notifications.channels import Channel, Sender
from guichet.commons.notifications.recipient import Recipient
from guichet.commons.notifications.templates import MessageTemplate

AddressBook = Callable[[str], Recipient | None]

_templates: dict[str, MessageTemplate] = {}
_senders: dict[Channel, Sender] = {}
_address_books: list[AddressBook] = []


def register(template: MessageTemplate) -> None:
    """Raises TemplateFaulty, so a process with a faulty message does not start."""
    if template.code in _templates:
        raise TypeError(f"the message {template.code!r} is registered twice")
    template.check()
    _templates[template.code] = template


def template(code: str) -> MessageTemplate:
    """Raises KeyError: a fault of the caller."""
    return _templates[code]


def templates() -> Collection[MessageTemplate]:
    return tuple(_templates.values())


def send_by(channel: Channel, sender: Sender) -> None:
    """One sender a channel; the last to register carries it."""
    _senders[channel] = sender


def sender_of(channel: Channel) -> Sender | None:
    return _senders.get(channel)


def look_up_citizens_in(address_book: AddressBook) -> None:
    """`address_book(reference)` tells how that citizen is reached today, or None."""
    _address_books.append(address_book)


def reached(citizen: str) -> Recipient | None:
    return next((found for book in _address_books if (found := book(citizen))), None)
