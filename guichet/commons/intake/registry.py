"""What the room above does with a request: it registers one receiver, called in the transaction of the submission."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.lib.act import Act, PlaceId


@dataclass(frozen=True, slots=True)
class SealedSubmission:
    """A request as it leaves the person's hands. `fee` is what is due in F CFA; None when none is published.

    `citizen` is the account of whoever sent it signed in; where else they are reached lies in the envelope alone.

    `files` are the places of its files, which travel after it. Only the key keeper opens the envelope, and only beside
    the same `bound_to`. What it holds is told by `contents.py` of this room.
    """

    reference: str
    service: str
    version: int
    language: str
    way: str
    envelope: bytes
    bound_to: bytes
    submitted_at: datetime
    place: PlaceId | None
    fee: int | None
    citizen: str = ""
    files: tuple[str, ...] = ()


Receiver = Callable[[SealedSubmission, Act], None]
_receivers: list[Receiver] = []


class NobodyReceives(RuntimeError):
    """A node takes requests and no room is there for them: a fault of how it is put together."""


def register_procedure(receiver: Receiver) -> None:
    """Called once, as the process starts. A second receiver would treat every request twice."""
    if _receivers and receiver not in _receivers:
        raise RuntimeError("requests already have a receiver")
    _receivers[:] = [receiver]


def receive(submission: SealedSubmission, act: Act) -> None:
    if not _receivers:
        raise NobodyReceives(submission.service)
    _receivers[0](submission, act)
