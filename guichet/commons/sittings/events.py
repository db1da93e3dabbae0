"""What the journal holds of visits of kiosks: that there was one, and how it ended. Who it was, nobody knows."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("sittings.opened", subject="sitting")
@dataclass(frozen=True, slots=True)
class SittingOpened:
    """Somebody began at a kiosk."""

    sitting: str


@event("sittings.ended", subject="sitting")
@dataclass(frozen=True, slots=True)
class SittingEnded:
    """The visit is over and nothing of it is left on the kiosk; `ending`: visitor, idle or next."""

    sitting: str
    ending: str
