"""Who may record and who may judge, from facts already fetched."""

from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId

JUDGING = (RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)


def may_record(viewer: Viewer, place: PlaceId | None) -> bool:
    """Whoever serves at the centre where the microphone is."""
    return viewer.is_staff and place is not None and any(role.place == place for role in viewer.roles)


def may_judge(viewer: Viewer) -> bool:
    return viewer.is_staff and any(role.kind in JUDGING for role in viewer.roles)


def may_answer(viewer: Viewer, *, recorded_by: str) -> bool:
    """Another pair of ears than those that were at the microphone."""
    return may_judge(viewer) and viewer.reference != recorded_by
