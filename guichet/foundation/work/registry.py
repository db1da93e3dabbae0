"""Who does which kind of work. Each room registers its own, from `contributions.py`, when the process starts."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

from guichet.foundation.lib.act import Act

Run = Callable[[str, Act], None]


class UnknownKind(LookupError):
    """No room of this process registered that kind of work: a fault of ours, not of a person."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`run` gets the row's key and is safe to run twice; `interval` is set for what comes back by itself.

    `timeless` is for a periodic job that judges no past: it runs also while a demonstration tells its own.
    `sends` is for what leaves the State's hands, or watches people before a screen: its act is dated when it really
    happens, also in a demonstration whose clock was moved.
    """

    name: str
    run: Run
    interval: timedelta | None = None
    sends: bool = False
    timeless: bool = False


@dataclass(frozen=True, slots=True)
class Beat:
    """`run` looks first, and writes only when there is something to write: it costs an idle node nothing."""

    name: str
    interval: timedelta
    run: Callable[[Act], None]


_kinds: dict[str, Kind] = {}
_beats: dict[str, Beat] = {}


def register(kind: str, run: Run, *, sends: bool = False) -> None:
    """Let workers do `run(key, act)` for due rows of this kind.

    It runs outside any transaction and is run again when a worker dies at any line of it, so it looks at the state
    that it finds, not at how often it was called.
    """
    _add(Kind(kind, run, sends=sends))


def every(
    name: str, interval: timedelta, run: Callable[[Act], None], *, timeless: bool = False, really: bool = False
) -> None:
    """Do `run(act)` once an interval, however many workers there are; the first time as soon as one starts."""
    _add(Kind(name, lambda _key, act: run(act), interval, sends=really, timeless=timeless))


def beat(name: str, interval: timedelta, run: Callable[[Act], None]) -> None:
    """Do `run(act)` about once an interval in each worker, without a row that would be written each time.

    Two workers may do it at once, and it is done again when one dies at any line of it.
    """
    if name in _beats:
        raise TypeError(f"the beat {name!r} is registered twice")
    _beats[name] = Beat(name, interval, run)


def beats() -> Collection[Beat]:
    return tuple(_beats.values())


def _add(kind: Kind) -> None:
    if kind.name in _kinds:
        raise TypeError(f"the kind of work {kind.name!r} is registered twice")
    _kinds[kind.name] = kind


def kind_of(name: str) -> Kind:
    """Raises UnknownKind."""
    if name not in _kinds:
        raise UnknownKind(name)
    return _kinds[name]


def names() -> Collection[str]:
    return tuple(_kinds)


def periodic() -> Collection[Kind]:
    return tuple(kind for kind in _kinds.values() if kind.interval is not None)


def occasional() -> Collection[str]:
    """The names of all kinds but the periodic ones that judge the past."""
    return tuple(kind.name for kind in _kinds.values() if kind.interval is None or kind.timeless)
