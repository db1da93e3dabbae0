"""What the journal holds of messages: that one was written, sent, delivered; never to which address nor its words."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("notifications.message-written", subject="about")
@dataclass(frozen=True, slots=True)
class MessageWritten:
    about: str
    message: str
    code: str
    language: str


@event("notifications.message-sent", subject="about")
@dataclass(frozen=True, slots=True)
class MessageSent:
    """A gateway took it, by this channel."""

    about: str
    message: str
    code: str
    channel: str


@event("notifications.message-delivered", subject="about")
@dataclass(frozen=True, slots=True)
class MessageDelivered:
    about: str
    message: str
    code: str
    channel: str


@event("notifications.message-failed", subject="about")
@dataclass(frozen=True, slots=True)
class MessageFailed:
    """Every way to the person says that it leads to nobody."""

    about: str
    message: str
    code: str
