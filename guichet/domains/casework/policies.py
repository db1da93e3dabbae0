"""Who may do what with a case, from facts already fetched."""

from guichet.domains.casework.models import Case, Complaint
from guichet.foundation.identity import policies as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind

TREATING = frozenset({RoleKind.OFFICER, RoleKind.EXPERT, RoleKind.SUPERVISOR, RoleKind.SIGNATORY})

# What a supervisor gives; supervisors and signatories are named by the authority's administrator.
GIVEN_BY_SUPERVISORS = (RoleKind.OFFICER, RoleKind.EXPERT)


def treating_roles(viewer: Viewer) -> tuple[HeldRole, ...]:
    """The roles under which a member of staff is served cases."""
    return tuple(role for role in viewer.roles if role.kind in TREATING and role.authority) if viewer.is_staff else ()


def may_treat(officer: Viewer, case: Case) -> bool:
    """Whether the officer's roles, as they are now, cover the step where the case is."""
    kind = RoleKind(case.role)
    here = identity.may_work_at(officer, kind=kind, authority=case.authority, unit=case.unit)
    above = identity.may_work_at(officer, kind=kind, authority=case.above_authority, unit=case.above)
    return here or (above and case.escalated_at is not None and bool(case.above_authority))


def may_staff(supervisor: Viewer, *, authority: str, unit: str) -> bool:
    """Add officers to an office and take them out: its supervisor's, or that of the authority as a whole."""
    return identity.may_work_at(supervisor, kind=RoleKind.SUPERVISOR, authority=authority, unit=unit)


def may_open_outside(viewer: Viewer, case: Case) -> bool:
    """Without having it, for a stated reason: a supervisor of its office, or of the authority as a whole.

    An officer never: whoever opens cases by their reference has chosen them.
    """
    return identity.may_work_at(viewer, kind=RoleKind.SUPERVISOR, authority=case.authority, unit=case.unit)


def may_answer(viewer: Viewer, complaint: Complaint) -> bool:
    """A supervisor of the office that it goes to, or of the authority as a whole; never whoever it is about."""
    if complaint.look is not None and complaint.look.reader == viewer.reference:
        return False
    return viewer.is_staff and any(
        role.kind == RoleKind.SUPERVISOR
        and role.authority == complaint.to_authority
        and role.unit in {"", complaint.to}
        for role in viewer.roles
    )
