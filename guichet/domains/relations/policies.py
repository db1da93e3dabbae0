"""Who reads denunciations and who answers concerns, from facts already known."""

from datetime import datetime, timedelta

from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import ConcernState
from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind

ANSWERING = frozenset({RoleKind.OFFICER, RoleKind.SUPERVISOR})
TAKING = (RoleKind.OFFICER, RoleKind.SUPERVISOR, RoleKind.FOCAL_POINT)
REOPENS_WITHIN = timedelta(days=15)


def inspects(viewer: Viewer) -> bool:
    """Administrators of the whole node: no office that can be named reads what names it."""
    return identity.may_administer(viewer, authority="")


def barred_authorities(viewer: Viewer) -> frozenset[str]:
    """Those for which the viewer works in any role: what names them is for another inspector."""
    return authorities_worked_at(viewer)


def authorities_worked_at(viewer: Viewer) -> frozenset[str]:
    return frozenset(role.authority for role in viewer.roles if role.authority)


def authorities_answered_for(viewer: Viewer) -> frozenset[str]:
    """Where the viewer is at the desk: an officer or a supervisor of the authority as a whole, not of one unit."""
    held = (role for role in viewer.roles if viewer.is_staff and role.kind in ANSWERING and not role.unit)
    return frozenset(role.authority for role in held) - {""}


def may_take_down(viewer: Viewer) -> bool:
    """Whether the viewer may write what a person says at a desk, on the phone or in a message."""
    return identity.holds(viewer, *TAKING)


def may_be_reopened(concern: Concern, at: datetime) -> bool:
    """Once, while its answer is less than 15 days old."""
    answered = concern.answered_at
    return (
        concern.state == ConcernState.ANSWERED
        and concern.reopened_at is None
        and answered is not None
        and at < answered + REOPENS_WITHIN
    )
