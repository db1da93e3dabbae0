"""Who announces how the online services stand, from facts already known."""

from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import Viewer


def may_announce(viewer: Viewer) -> bool:
    return identity.may_administer(viewer, authority="")
