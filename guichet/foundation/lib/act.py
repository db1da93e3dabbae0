"""Who does something, when, where and through what: built once by a surface, handed to every operation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

PlaceId = NewType("PlaceId", str)


class Surface(StrEnum):
    """Through what people or machines reach the State."""

    PORTAL = "portal"
    KIOSK = "kiosk"
    COUNTER = "counter"
    BACKOFFICE = "backoffice"
    DISPLAY = "display"
    API = "api"
    COMMAND = "command"
    WORKER = "worker"


class ActorKind(StrEnum):
    CITIZEN = "citizen"
    STAFF = "staff"
    ORGANISATION = "organisation"
    SYSTEM = "system"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever acts, by an opaque reference that names nobody outside the register of identities."""

    kind: ActorKind
    reference: str


@dataclass(frozen=True, slots=True)
class Act:
    """The circumstances of one change; `at` is an aware moment, read from the clock by a process edge only."""

    actor: Actor
    at: datetime
    place: PlaceId | None
    surface: Surface

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an act needs a moment with its time zone")


def by_the_system(*, at: datetime, surface: Surface, process: str) -> Act:
    """The act of a process that no person drives; `process` is its name, for example "services load"."""
    return Act(actor=Actor(ActorKind.SYSTEM, process), at=at, place=None, surface=surface)
