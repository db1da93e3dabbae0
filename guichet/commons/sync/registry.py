"""Who takes what arrives. Each room registers its kinds, from `contributions.py`, when the process starts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.lib.act import Act, PlaceId

Receiver = Callable[[Carried], None]
TogetherReceiver = Callable[[Sequence[Carried]], None]
Applier = Callable[[Fed], None]
Welcome = Callable[[PlaceId, Act], None]
FilesArrived = Callable[[str, Act], None]
StillNeeded = Callable[[Collection[str]], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Kind:
    """`oldest` is the oldest schema of the body that `take` still reads: two versions behind, at least."""

    take: Receiver
    oldest: int
    newest: int
    take_all: TogetherReceiver | None = None


_receivers: dict[str, Kind] = {}
_appliers: dict[str, Applier] = {}
_welcomes: list[Welcome] = []
_files: dict[str, FilesArrived] = {}
_needs: list[StillNeeded] = []


class UnknownKind(LookupError):
    """Nobody at this node takes that kind, or not that old or new a version of it."""


def receive(kind: str, take: Receiver, *, oldest: int = 1, newest: int = 1) -> None:
    """At the hub: have records of that kind taken, each in the transaction of its batch, once, in their order."""
    if kind in _receivers:
        raise TypeError(f"records of kind {kind!r} have a receiver already")
    _receivers[kind] = Kind(take, oldest, newest)


def receive_together(kind: str, take_all: TogetherReceiver) -> None:
    """At the hub: what comes in thousands is taken in few statements. Whoever cannot take one raises, and takes none:

    they then come one by one, so that only the one at fault is put aside.
    """
    receive(kind, lambda carried: take_all([carried]))
    _receivers[kind] = Kind(_receivers[kind].take, 1, 1, take_all)


def apply(kind: str, take: Applier) -> None:
    """At a centre: have what the hub tells taken. The same may be told again: it must not matter."""
    if kind in _appliers:
        raise TypeError(f"what is told of kind {kind!r} is taken already")
    _appliers[kind] = take


def welcome(tell: Welcome) -> None:
    """At the hub: what a centre must be told when it is approved, or begins anew, by `sync.feed`."""
    _welcomes.append(tell)


def when_files_arrive(kind: str, go_on: FilesArrived) -> None:
    """At the hub: called once all files that `about` of that kind waited for are on the disk."""
    _files[kind] = go_on


def spare(needed: StillNeeded) -> None:
    """At a centre: of files that have travelled and would be erased, `needed` says which ones its room still has."""
    _needs.append(needed)


def needed(digests: Collection[str]) -> frozenset[str]:
    return frozenset().union(*(asked(digests) for asked in _needs))


def receiver_of(kind: str, schema: int) -> Receiver:
    """Raises UnknownKind."""
    found = _receivers.get(kind)
    if found is None or not found.oldest <= schema <= found.newest:
        raise UnknownKind(kind)
    return found.take


def together_receiver_of(kind: str, schema: int) -> TogetherReceiver | None:
    """None for what is taken one by one."""
    found = _receivers.get(kind)
    return found.take_all if found is not None and found.oldest <= schema <= found.newest else None


def kinds() -> tuple[str, ...]:
    return tuple(sorted(_receivers))


def newest_of(kind: str) -> int:
    found = _receivers.get(kind)
    return found.newest if found else 1


def applier_of(kind: str) -> Applier | None:
    """None for what a newer hub tells and this node does not know yet."""
    return _appliers.get(kind)


def welcomes() -> tuple[Welcome, ...]:
    return tuple(_welcomes)


def go_on_with(kind: str) -> FilesArrived:
    return _files[kind]
