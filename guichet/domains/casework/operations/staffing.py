"""A supervisor adds officers to an office and takes them out: hands, never cases."""

from datetime import date, timedelta

from guichet.domains.casework.models import Case, Turn
from guichet.domains.casework.moving import put_back
from guichet.domains.casework.policies import GIVEN_BY_SUPERVISORS, may_staff
from guichet.domains.casework.refusals import NotForSupervisors, WrongEnd
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places.calendar import BENIN

AT_MOST = timedelta(days=366)


@operation
def add_officer(*, supervisor: Viewer, staff: str, role: HeldRole, last_day: date, act: Act) -> None:
    """Let someone who works here treat the cases of the office, from today up to a last day.

    Raises NotForSupervisors for another office, another kind of role, or themself; WrongEnd for a day that is past or
    more than a year away; StaffRefused.
    """
    today = act.at.astimezone(BENIN).date()
    _refuse(supervisor, staff, role)
    if not today <= last_day <= today + AT_MOST:
        raise WrongEnd
    identity.give_role(staff=staff, role=role, from_on=today, until_on=last_day + timedelta(days=1), act=act)


@operation
def remove_officer(*, supervisor: Viewer, staff: str, role: HeldRole, act: Act) -> None:
    """From now on they are served nothing there, and what they have in hand waits again in its place.

    Raises NotForSupervisors, StaffRefused.
    """
    _refuse(supervisor, staff, role)
    identity.end_role(staff=staff, role=role, act=act)
    held = Turn.objects.open().of(staff).filter(authority=role.authority, unit=role.unit, role=role.kind.value)
    for turn in held.order_by("pk"):
        put_back(Case.objects.select_for_update().get(pk=turn.case_id), turn, act)


def _refuse(supervisor: Viewer, staff: str, role: HeldRole) -> None:
    allowed = role.kind in GIVEN_BY_SUPERVISORS and bool(role.unit)
    if not allowed or not may_staff(supervisor, authority=role.authority, unit=role.unit):
        raise NotForSupervisors
    if staff == supervisor.reference:
        raise NotForSupervisors
