"""Acts of a centre: by Codjo, who works at Lokossa, or by whoever stands before a screen there."""

from datetime import datetime

from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from tests.factories.acts import NOON

LOKOSSA = PlaceId("LOK")
CODJO = Actor(ActorKind.STAFF, "codjo")
NOBODY = Actor(ActorKind.ANONYMOUS, "nobody")


def at_lokossa(at: datetime = NOON, *, actor: Actor = CODJO, surface: Surface = Surface.COUNTER) -> Act:
    return Act(actor=actor, at=at, place=LOKOSSA, surface=surface)


def by_a_visitor(at: datetime = NOON) -> Act:
    return at_lokossa(at, actor=NOBODY, surface=Surface.KIOSK)
