"""Who reads denunciations, from facts already known."""

from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import Viewer


def inspects(viewer: Viewer) -> bool:
    """Administrators of the whole node: no office that can be named reads what names it."""
    return identity.may_administer(viewer, authority="")


def barred_authorities(viewer: Viewer) -> frozenset[str]:
    """Those for which the viewer works in any role: what names them is for another inspector."""
    return frozenset(role.authority for role in viewer.roles if role.authority)
