"""Who may end a document that was issued, from facts already fetched."""

from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind

PROPOSING = frozenset({RoleKind.OFFICER, RoleKind.SUPERVISOR, RoleKind.SIGNATORY})
ANSWERING = frozenset({RoleKind.SUPERVISOR, RoleKind.SIGNATORY})


def may_propose(viewer: Viewer, authority: str) -> bool:
    """Whoever treats cases at the authority that issued the document."""
    return _works_at(viewer, authority, PROPOSING)


def may_answer(viewer: Viewer, authority: str) -> bool:
    return _works_at(viewer, authority, ANSWERING)


def may_confirm(viewer: Viewer, authority: str, *, proposed_by: str, decided_alone: str) -> bool:
    """Another pair of eyes than those that proposed it, and than those that alone had decided."""
    return may_answer(viewer, authority) and viewer.reference not in {proposed_by, decided_alone}


def may_try_again(viewer: Viewer, authority: str) -> bool:
    return _works_at(viewer, authority, frozenset({RoleKind.SUPERVISOR}))


def authorities_of(viewer: Viewer, kinds: frozenset[RoleKind] = PROPOSING) -> frozenset[str]:
    """Where the viewer holds one of these roles."""
    return frozenset(role.authority for role in viewer.roles if viewer.is_staff and role.kind in kinds) - {""}


def _works_at(viewer: Viewer, authority: str, kinds: frozenset[RoleKind]) -> bool:
    return authority in authorities_of(viewer, kinds)
