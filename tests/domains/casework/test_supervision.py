"""What supervisors see of their offices, and whom they may add to them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.domains.casework import operations as casework
from guichet.domains.casework import supervision
from guichet.domains.casework.models import Turn
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.refusals import NotForSupervisors, WrongEnd
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_staff
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db
REINE = an_officer("reine", kind=RoleKind.SUPERVISOR, unit="")
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR)
CODJO = an_officer("codjo")
OFFICER = HeldRole(RoleKind.OFFICER, AUTHORITY, "bureau")
LAST_DAY = date(2026, 12, 24)


@pytest.fixture(autouse=True)
def the_service() -> None:
    publish_the_service()


@pytest.fixture
def bio() -> StaffMember:
    return make_staff("bio@exemple.bj", "Bio Sagbo")


def the_office(supervisor: Viewer = IDA) -> supervision.OfficeFacts:
    return supervision.supervised(supervisor, NOON)[0]


def finish(officer: Viewer = CODJO, days_ago: int = 0) -> None:
    act = by(officer, NOON - timedelta(days=days_ago))
    case = casework.take_next(officer=officer, act=act)
    assert case is not None
    ending = StepEnd("fait", findings=b"x", reasons=sealed())
    casework.finish_step(reference=case.reference, officer=officer, ending=ending, act=act)


def test_each_supervisor_sees_their_own_offices_even_empty_ones() -> None:
    names = [
        [(facts.office.unit, facts.waiting) for facts in supervision.supervised(who, NOON)] for who in (REINE, IDA)
    ]
    assert names == [[("bureau", 0), ("direction", 0)], [("bureau", 0)]]
    assert supervision.supervised(CODJO, NOON) == ()
    assert supervision.office(IDA, AUTHORITY, "direction") is None


def test_an_office_that_no_circuit_has_any_more_stays_while_cases_are_there() -> None:
    a_ready_case()
    publish(a_service(CODE))
    facts = the_office(REINE)
    assert (facts.office.unit, facts.office.title, facts.waiting) == ("bureau", None, 1)


def test_what_waits_is_counted_by_age() -> None:
    for days in (0, 0, 1, 2, 3, 6, 7, 15, 30, 90):
        a_ready_case(NOON - timedelta(days=days))
    facts = the_office()
    assert facts.ages == (2, 2, 2, 1, 1, 2)
    assert (facts.waiting, facts.loads[0].oldest_ready_at) == (10, NOON - timedelta(days=90))


def test_the_forecast_follows_the_pace_of_seven_days() -> None:
    for _number in range(6):
        a_ready_case(NOON - timedelta(days=20))
    assert the_office().days_ahead is None
    finish(days_ago=8)
    finish(days_ago=6)
    finish()
    facts = the_office()
    assert facts.finished == 2
    assert facts.waiting == 6
    assert facts.days_ahead == 21


def test_the_page_costs_the_same_whatever_waits() -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as made:
            supervision.supervised(REINE, NOON)
        return len(made)

    a_ready_case()
    cost()
    one = cost()
    for _number in range(9):
        a_ready_case()
    assert cost() == one


def add(supervisor: Viewer, staff: str, role: HeldRole = OFFICER, last_day: date = LAST_DAY) -> None:
    casework.add_officer(supervisor=supervisor, staff=staff, role=role, last_day=last_day, act=an_act())


def team() -> list[tuple[str, date | None]]:
    members = identity.members(authority=AUTHORITY, unit="bureau", at=NOON)
    return [(each.name, each.until_on) for each in members]


@pytest.mark.parametrize("supervisor", [IDA, REINE])
def test_a_supervisor_adds_an_officer_until_a_day(supervisor: Viewer, bio: StaffMember) -> None:
    add(supervisor, bio.reference)
    assert team() == [("Bio Sagbo", date(2026, 12, 25))]
    assert Entry.objects.of_kind("identity.role-given").get().facts["until_on"] == "2026-12-25"


@pytest.mark.parametrize(
    ("supervisor", "role"),
    [
        (CODJO, OFFICER),
        (an_officer("x", kind=RoleKind.SUPERVISOR, unit="direction"), OFFICER),
        (an_officer("x", kind=RoleKind.SUPERVISOR, authority="autre"), OFFICER),
        (IDA, HeldRole(RoleKind.SUPERVISOR, AUTHORITY, "bureau")),
        (IDA, HeldRole(RoleKind.SIGNATORY, AUTHORITY, "bureau")),
        (REINE, HeldRole(RoleKind.OFFICER, AUTHORITY)),
    ],
)
def test_nobody_adds_elsewhere_or_as_something_else(supervisor: Viewer, role: HeldRole, bio: StaffMember) -> None:
    with pytest.raises(NotForSupervisors):
        add(supervisor, bio.reference, role)
    with pytest.raises(NotForSupervisors):
        casework.remove_officer(supervisor=supervisor, staff=bio.reference, role=role, act=an_act())


def test_a_supervisor_does_not_add_themself() -> None:
    with pytest.raises(NotForSupervisors):
        add(IDA, IDA.reference)


@pytest.mark.parametrize("last_day", [date(2026, 11, 19), date(2027, 11, 22)])
def test_the_last_day_is_within_a_year(last_day: date, bio: StaffMember) -> None:
    with pytest.raises(WrongEnd):
        add(IDA, bio.reference, last_day=last_day)


def test_who_is_taken_out_leaves_what_they_had_in_hand(bio: StaffMember) -> None:
    give(bio, authority=AUTHORITY, unit="bureau")
    officer = Viewer(ActorKind.STAFF, bio.reference, roles=(OFFICER,))
    case = a_ready_case()
    casework.take_next(officer=officer, act=by(officer))
    casework.remove_officer(supervisor=IDA, staff=bio.reference, role=OFFICER, act=an_act())
    case.refresh_from_db()
    assert (case.state, Turn.objects.get().ending, team()) == ("waiting", "taken-back", [])
    assert Entry.objects.of_kind("casework.case-taken-back").get().subject == case.pseudonym
