"""What passed over the link, as the messages themselves show it."""

from dataclasses import dataclass
from threading import Lock

SMALL = 2_048  # bytes each way: what larger messages take tells how wide the link is, not how long


@dataclass(frozen=True, slots=True)
class Traffic:
    """Bytes of bodies as they travel, packed; `latency` the shortest way there and back, in milliseconds."""

    sent: int = 0
    received: int = 0
    latency: float | None = None


NOTHING = Traffic()


class Meter:
    """Counts until it is read. Questions are asked in several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._counted = Traffic()

    def add(self, *, sent: int, received: int, seconds: float) -> None:
        is_small = sent <= SMALL and received <= SMALL
        with self._lock:
            before = self._counted
            known = [each for each in (before.latency, 1000 * seconds if is_small else None) if each is not None]
            self._counted = Traffic(before.sent + sent, before.received + received, min(known, default=None))

    def taken(self) -> Traffic:
        """What was counted since the last time."""
        with self._lock:
            counted, self._counted = self._counted, Traffic()
        return counted
