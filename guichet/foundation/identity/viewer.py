"""Who looks: what every query of other rooms takes to know what it may tell."""

from dataclasses import dataclass
from typing import Self

from guichet.foundation.identity.vocabulary import Assurance, RoleKind
from guichet.foundation.lib.act import Actor, ActorKind, PlaceId

NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role in force at this moment: at an authority and perhaps one of its units, or at a place.

    An administrator's role with neither is held over the whole node.
    """

    kind: RoleKind
    authority: str = ""
    unit: str = ""
    place: PlaceId | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """`reference` is opaque; a stranger has none of his own. Built by `queries.viewer_of`, once a request."""

    kind: ActorKind
    reference: str
    roles: tuple[HeldRole, ...] = ()
    assurance: Assurance | None = None
    name: str = ""

    @classmethod
    def stranger(cls) -> Self:
        return cls(ActorKind.ANONYMOUS, NOBODY)

    @property
    def is_citizen(self) -> bool:
        return self.kind == ActorKind.CITIZEN

    @property
    def is_staff(self) -> bool:
        return self.kind == ActorKind.STAFF

    @property
    def actor(self) -> Actor:
        return Actor(self.kind, self.reference)
