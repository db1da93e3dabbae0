"""Who signs, who reads, who answers, from facts already fetched."""

from guichet.domains.circulars.around import Around, is_centre, is_department
from guichet.domains.circulars.vocabulary import NATIONAL, READERS
from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind

SIGNING = (RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)
DOING = (RoleKind.FOCAL_POINT, RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)


def offices_of(viewer: Viewer) -> frozenset[str]:
    """In whose name the viewer signs: the ministry, or departments."""
    held = frozenset(role.place for role in _placed(viewer) if role.kind in SIGNING and is_department(role.place or ""))
    national = frozenset({NATIONAL}) if is_national(viewer) else frozenset()
    return frozenset(filter(None, held)) | national


def is_national(viewer: Viewer) -> bool:
    return identity.may_administer(viewer, authority="")


def may_sign(viewer: Viewer, office: str) -> bool:
    return office in offices_of(viewer)


def may_follow(viewer: Viewer, office: str) -> bool:
    """Who has read, who has done: the office's own people, and the ministry."""
    return may_sign(viewer, office) or is_national(viewer)


def places_of(viewer: Viewer) -> frozenset[str]:
    """Where the viewer answers for what was asked of a place: a department, or a centre."""
    return frozenset(
        role.place
        for role in _placed(viewer)
        if role.place and role.kind in DOING and (is_centre(role.place) or is_department(role.place))
    )


def addressed(viewer: Viewer, around: Around) -> tuple[tuple[str, frozenset[str]], ...]:
    """As which kind of role the viewer is spoken to, and to which audiences such a word may be addressed."""
    return tuple(
        (role.kind.value, around.touching(role.place))
        for role in _placed(viewer)
        if role.place and role.kind in READERS
    )


def _placed(viewer: Viewer) -> tuple[HeldRole, ...]:
    return tuple(role for role in viewer.roles if viewer.is_staff and role.place)


def addressed_places(viewer: Viewer, kinds: tuple[str, ...], place: str, around: Around) -> tuple[str, ...]:
    """Of the viewer's roles that a circular speaks to, their places, in the order of the alphabet."""
    found = {
        role.place
        for role in _placed(viewer)
        if role.place and role.kind.value in kinds and place in around.touching(role.place)
    }
    return tuple(sorted(found))


def gave(viewer: Viewer, *, office: str, passed_by: str) -> bool:
    """Who gave a duty answers for its day: the place that passed it down, or the office of the instruction."""
    return passed_by in places_of(viewer) if passed_by else may_sign(viewer, office)
