"""Who may do what, from facts already fetched."""

from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId


def holds(viewer: Viewer, *kinds: RoleKind) -> bool:
    """Whether the viewer holds one of these roles anywhere; without a kind, any role."""
    return viewer.is_staff and any(not kinds or role.kind in kinds for role in viewer.roles)


def may_work_at(viewer: Viewer, *, kind: RoleKind, authority: str, unit: str) -> bool:
    """A role held at an authority as a whole covers its units; one held at a unit covers only that unit."""
    return viewer.is_staff and any(
        role.kind == kind and role.authority == authority and role.unit in {"", unit} for role in viewer.roles
    )


def may_serve_at(viewer: Viewer, *, kind: RoleKind, place: PlaceId) -> bool:
    return viewer.is_staff and any(role.kind == kind and role.place == place for role in viewer.roles)


def may_administer(viewer: Viewer, *, authority: str) -> bool:
    """Invite, disable and give roles within an authority; a national administrator does so everywhere."""
    return viewer.is_staff and any(_administers(role, authority) for role in viewer.roles)


def _administers(role: HeldRole, authority: str) -> bool:
    national = not role.authority and role.place is None
    at_whole_authority = role.authority == authority and not role.unit and bool(authority)
    return role.kind == RoleKind.ADMINISTRATOR and (national or at_whole_authority)


def is_held_somewhere(role: HeldRole) -> bool:
    """A role is held at an authority, perhaps one unit of it, or at a place; only an administrator's at neither."""
    if role.authority and role.place:
        return False
    if role.unit and not role.authority:
        return False
    return bool(role.authority or role.place) or role.kind == RoleKind.ADMINISTRATOR


def helps_at(viewer: Viewer, place: PlaceId) -> bool:
    """Whether the viewer is a focal point of that centre."""
    return may_serve_at(viewer, kind=RoleKind.FOCAL_POINT, place=place)


def may_manage_cards(viewer: Viewer, place: PlaceId) -> bool:
    """A supervisor of the centre, or an administrator of it or of the whole node; focal points see to their own."""
    at_the_centre = may_serve_at(viewer, kind=RoleKind.SUPERVISOR, place=place)
    return (
        at_the_centre
        or may_serve_at(viewer, kind=RoleKind.ADMINISTRATOR, place=place)
        or may_administer(viewer, authority="")
    )
