"""Who manages the nodes of centres: administrators, of the whole country or of one centre."""

from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId


def manages(viewer: Viewer) -> bool:
    """Whether any node is theirs."""
    return any(_manages_nodes(role) for role in viewer.roles)


def may_manage(viewer: Viewer, centre: PlaceId) -> bool:
    return any(_manages_nodes(role) and role.place in {None, centre} for role in viewer.roles)


def _manages_nodes(role: HeldRole) -> bool:
    """An authority's administrator sees to its people, not to computers that serve every authority."""
    return role.kind is RoleKind.ADMINISTRATOR and not role.authority
