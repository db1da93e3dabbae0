"""Who sees and who keeps the register of the network, from facts already known."""

from dataclasses import dataclass

from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind

READING = (RoleKind.ADMINISTRATOR, RoleKind.SUPERVISOR, RoleKind.FOCAL_POINT, RoleKind.OBSERVER)
KEEPING = (RoleKind.ADMINISTRATOR, RoleKind.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Where:
    """A site with what lies around it: roles are held at any of the three. Empty where it is not published."""

    site: str
    commune: str = ""
    department: str = ""


def is_national(viewer: Viewer) -> bool:
    return identity.may_administer(viewer, authority="")


def places_of(viewer: Viewer, *kinds: RoleKind) -> frozenset[str]:
    """Where the viewer holds such a role: centres, communes, departments."""
    return frozenset(role.place for role in viewer.roles if _held(viewer, role, kinds) and role.place)


def sees(viewer: Viewer, where: Where) -> bool:
    return is_national(viewer) or _covers(places_of(viewer, *READING), where)


def may_keep(viewer: Viewer, where: Where) -> bool:
    """Equipment, stock, visits, training of the site: administrators and supervisors of it or of what is around it."""
    return is_national(viewer) or _covers(places_of(viewer, *KEEPING), where)


def may_count(viewer: Viewer, where: Where) -> bool:
    """Stock is also counted by who stands beside it."""
    return may_keep(viewer, where) or _covers(places_of(viewer, RoleKind.FOCAL_POINT), where)


def _held(viewer: Viewer, role: HeldRole, kinds: tuple[RoleKind, ...]) -> bool:
    return viewer.is_staff and role.kind in kinds


def _covers(held: frozenset[str], where: Where) -> bool:
    return not held.isdisjoint({where.site, where.commune, where.department} - {""})
