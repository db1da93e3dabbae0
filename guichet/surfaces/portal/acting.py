"""The act of somebody whom we do not ask for: an account changes nothing, and none is read."""

from guichet.foundation.demonstration import clock
from guichet.foundation.identity.viewer import NOBODY
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface


def nobodys() -> Act:
    return Act(Actor(ActorKind.ANONYMOUS, NOBODY), clock.now(), None, Surface.PORTAL)
