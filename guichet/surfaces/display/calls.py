"""Whom a desk calls: asked of whoever keeps the waiting room, if anybody does at this node."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.lib.act import PlaceId


@dataclass(frozen=True, slots=True)
class Call:
    """`ticket` is what is printed and shown: A 012. `times` grows when the same ticket is called again."""

    ticket: str
    times: int
    called_at: datetime

    @property
    def key(self) -> str:
        """Changes whenever the chime must sound."""
        return f"{self.ticket.replace(' ', '-')}-{self.times}"


Source = Callable[[PlaceId, datetime], Sequence[Call]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """`source(centre, at)` gives the tickets being called at that moment, the last call first."""
    _sources.append(source)


def now(centre: PlaceId, at: datetime) -> tuple[Call, ...]:
    return tuple(call for source in _sources for call in source(centre, at))
