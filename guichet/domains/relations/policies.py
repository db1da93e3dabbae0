"""Who reads denunciations and who answers concerns, from facts already known."""

from datetime import datetime, timedelta

from guichet.domains.relations import routing
from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import ConcernState
from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind

ANSWERING = frozenset({RoleKind.OFFICER, RoleKind.SUPERVISOR})
TAKING = (RoleKind.OFFICER, RoleKind.SUPERVISOR, RoleKind.FOCAL_POINT)
COUNTING = (RoleKind.SUPERVISOR, RoleKind.ADMINISTRATOR)
REOPENS_WITHIN = timedelta(days=15)


def inspects(viewer: Viewer) -> bool:
    """Administrators of the whole node: no office that can be named reads what names it."""
    return identity.may_administer(viewer, authority="")


def barred_authorities(viewer: Viewer) -> frozenset[str]:
    """Those for which the viewer works in any role: what names them is for another inspector."""
    return authorities_worked_at(viewer)


def authorities_worked_at(viewer: Viewer) -> frozenset[str]:
    held = frozenset(role.authority for role in viewer.roles if role.authority)
    return held | frozenset(routing.held_at(role.place) for role in viewer.roles) - {""}


def authorities_answered_for(viewer: Viewer) -> frozenset[str]:
    """Where the viewer is at the desk: an officer or a supervisor of the authority as a whole, not of one unit.

    A role held at a department, or at the desk that its directorate hosts, answers for that directorate.
    """
    held = [role for role in viewer.roles if viewer.is_staff and role.kind in ANSWERING and not role.unit]
    return frozenset(role.authority or routing.held_at(role.place) for role in held) - {""}


def keeps_knowledge(viewer: Viewer) -> bool:
    """Whoever answers at a desk may write what would answer the next one."""
    return bool(authorities_answered_for(viewer))


def may_approve(viewer: Viewer, *, proposed_by: str) -> bool:
    """Another pair of eyes than those that wrote it."""
    return keeps_knowledge(viewer) and viewer.reference != proposed_by


def authorities_supervised(viewer: Viewer) -> frozenset[str]:
    """Whose figures the viewer reads, with those of all under them."""
    held = (role for role in viewer.roles if viewer.is_staff and role.kind == RoleKind.SUPERVISOR and not role.unit)
    return frozenset(role.authority or routing.held_at(role.place) for role in held) - {""}


def counts_everything(viewer: Viewer) -> bool:
    return identity.may_administer(viewer, authority="")


def serves_desk(viewer: Viewer, place: str) -> bool:
    """Whether the viewer receives people there: a role at the desk, its department, or its ministry as a whole."""
    return viewer.is_staff and any(role.kind in TAKING and _is_at(role, place) for role in viewer.roles)


def keeps_desk(viewer: Viewer, place: str) -> bool:
    """Its supervisor says when it receives."""
    return viewer.is_staff and any(role.kind == RoleKind.SUPERVISOR and _is_at(role, place) for role in viewer.roles)


def _is_at(role: HeldRole, place: str) -> bool:
    desk = routing.desks().get(place)
    if desk is None:
        return False
    at_ministry = bool(desk.authority) and role.authority == desk.authority and not role.unit
    return at_ministry or role.place in {desk.place, desk.department}


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
