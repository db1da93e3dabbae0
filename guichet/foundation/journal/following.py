"""What other rooms write together with an event, in the same transaction: each says so from `contributions.py`."""

from collections import defaultdict
from typing import Protocol

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act


class Follow(Protocol):
    """An operation of the room that registers it; what it raises undoes the event too."""

    def __call__(self, *, entry: Entry, act: Act) -> object: ...


_following: defaultdict[str, list[Follow]] = defaultdict(list)


def follow(kind: str, operation: Follow) -> None:
    _following[kind].append(operation)


def of(kind: str) -> tuple[Follow, ...]:
    return tuple(_following.get(kind, ()))
