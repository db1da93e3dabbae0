"""Who may speak on screens, from facts already fetched."""

from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind

WRITING = frozenset({RoleKind.OFFICER, RoleKind.SUPERVISOR, RoleKind.SIGNATORY, RoleKind.ADMINISTRATOR})
ANSWERING = frozenset({RoleKind.SUPERVISOR, RoleKind.SIGNATORY, RoleKind.ADMINISTRATOR})


def authorities_of(viewer: Viewer) -> frozenset[str]:
    """In whose name the viewer may write."""
    return _held(viewer, WRITING)


def authorities_answered(viewer: Viewer) -> frozenset[str]:
    """For which the viewer approves what others wrote."""
    return _held(viewer, ANSWERING)


def may_write(viewer: Viewer, authority: str) -> bool:
    return bool(authority) and authority in authorities_of(viewer)


def may_see(viewer: Viewer, authority: str) -> bool:
    """Whoever writes for it, and whoever administers the whole node."""
    return may_write(viewer, authority) or _is_national(viewer)


def may_answer(viewer: Viewer, authority: str, *, written_by: str) -> bool:
    """Another pair of eyes than those that wrote it."""
    return may_withdraw(viewer, authority) and viewer.reference != written_by


def may_withdraw(viewer: Viewer, authority: str) -> bool:
    """Also who approved it, or wrote it: what is wrong on a screen goes at once."""
    return authority in authorities_answered(viewer) or _is_national(viewer)


def sees_all(viewer: Viewer) -> bool:
    return _is_national(viewer)


def _held(viewer: Viewer, kinds: frozenset[RoleKind]) -> frozenset[str]:
    return frozenset(role.authority for role in viewer.roles if viewer.is_staff and role.kind in kinds) - {""}


def _is_national(viewer: Viewer) -> bool:
    return viewer.is_staff and any(_covers_all(role) for role in viewer.roles)


def _covers_all(role: HeldRole) -> bool:
    return role.kind == RoleKind.ADMINISTRATOR and not role.authority and role.place is None
