"""What supervisors are told of their own offices, from real turns and the journal's own lines."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.signals import Code, reading
from guichet.domains.casework.signals.reading import Found
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON
from tests.factories.cases import AUTHORITY, a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import make_staff
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR)
REINE = an_officer("reine", kind=RoleKind.SUPERVISOR, unit="")
ELSEWHERE = an_officer("bio", kind=RoleKind.SUPERVISOR, unit="direction")
OTHER_AUTHORITY = an_officer("sena", kind=RoleKind.SUPERVISOR, authority="autre")
RISSI, SAGBO = an_officer("rissi"), an_officer("sagbo")
A_PARTNER = Viewer(ActorKind.CITIZEN, "afi", roles=IDA.roles)


@pytest.fixture(autouse=True)
def the_service() -> None:
    publish_the_service()


@pytest.fixture
def koffi() -> Viewer:
    """An invented officer whose name is known."""
    staff = make_staff("koffi@exemple.bj", "Koffi Inventé")
    return Viewer(ActorKind.STAFF, staff.reference, roles=(HeldRole(RoleKind.OFFICER, AUTHORITY, "bureau"),))


def takes(officer: Viewer, days_ago: float = 1) -> Case:
    case = casework.take_next(officer=officer, act=by(officer, NOON - timedelta(days=days_ago)))
    assert case is not None
    return case


def gives_back(officer: Viewer, times: int, days_ago: float = 1) -> None:
    act = by(officer, NOON - timedelta(days=days_ago))
    for _number in range(times):
        case = takes(officer, days_ago)
        casework.give_back(reference=case.reference, officer=officer, reason=GivenBackFor.TOOL, act=act)


def refuses(officer: Viewer, case: Case, days_ago: float = 1) -> None:
    """At its first step, which ends the case."""
    ending = StepEnd("irrecevable", findings=b"x", reasons=sealed())
    act = by(officer, NOON - timedelta(days=days_ago))
    casework.finish_step(reference=case.reference, officer=officer, ending=ending, act=act)


def found(supervisor: Viewer = IDA, days: int = 30) -> tuple[Found, ...]:
    return reading.found(supervisor, days, NOON)


def counts(supervisor: Viewer = IDA, days: int = 30) -> list[tuple[Code, int, int]]:
    return [(each.code, each.count, each.of) for each in found(supervisor, days)]


def ten_given_back(officer: Viewer, days_ago: float = 1) -> Case:
    """And one that another officer treats."""
    case = a_ready_case(NOON - timedelta(days=days_ago))
    gives_back(officer, 10, days_ago)
    refuses(RISSI, takes(RISSI, days_ago), days_ago)
    return case


def test_who_gives_back_more_than_the_others_is_told_by_name_with_the_cases_by_reference(koffi: Viewer) -> None:
    case = ten_given_back(koffi)
    (told,) = found()
    assert (told.code, told.authority, told.unit, told.officer) == (
        Code.GIVE_BACKS, AUTHORITY, "bureau", "Koffi Inventé",
    )  # fmt: skip
    assert told.office is not None
    assert told.office.in_language("fr") == "Bureau des recherches"
    assert (told.count, told.of, told.references) == (10, 10, (case.reference,))


def test_nine_are_no_signal(koffi: Viewer) -> None:
    a_ready_case(NOON - timedelta(days=1))
    gives_back(koffi, 9)
    refuses(RISSI, takes(RISSI))
    assert found() == ()


def test_only_the_offices_that_one_supervises_are_told(koffi: Viewer) -> None:
    ten_given_back(koffi)
    assert counts(REINE) == [(Code.GIVE_BACKS, 10, 10)]
    for other in (ELSEWHERE, OTHER_AUTHORITY, RISSI, A_PARTNER):
        assert found(other) == ()


def test_what_is_older_than_the_days_asked_is_not_counted(koffi: Viewer) -> None:
    ten_given_back(koffi, days_ago=31)
    assert found() == ()
    assert counts(days=90) == [(Code.GIVE_BACKS, 10, 10)]


def test_an_office_that_no_circuit_has_any_more_is_told_by_its_code(koffi: Viewer) -> None:
    ten_given_back(koffi)
    publish(a_service(CODE))
    (told,) = found()
    assert (told.unit, told.office) == ("bureau", None)


def test_an_officer_whom_nobody_knows_any_more_has_no_name() -> None:
    ten_given_back(SAGBO)
    assert [each.officer for each in found()] == [""]


def test_files_kept_in_silence_and_then_decided_are_told_of_the_office() -> None:
    cases = [a_ready_case(NOON - timedelta(days=4)) for _number in range(5)]
    for case in cases:
        assert takes(RISSI, days_ago=4) == case
        refuses(RISSI, case, days_ago=2)
    (told,) = found()
    assert (told.code, told.count, told.of, told.officer) == (Code.SILENCES, 5, 5, "")
    assert told.references == tuple(sorted(case.reference for case in cases))


def test_files_that_were_moved_before_older_ones_in_the_database_are_told() -> None:
    older = [a_ready_case(NOON - timedelta(days=4)) for _number in range(5)]
    newer = [a_ready_case(NOON - timedelta(days=2)) for _number in range(5)]
    with building():
        for case in older:
            Case.objects.filter(pk=case.pk).update(sequence=(case.sequence or 0) + 100)
    for case in newer:
        assert takes(RISSI, days_ago=1) == case
        refuses(RISSI, case, days_ago=1)
    for _case in older:
        refuses(RISSI, takes(RISSI, days_ago=0.5), days_ago=0.5)
    (told,) = found()
    assert (told.code, told.count, told.of) == (Code.JUMPS, 5, 10)
    assert told.references == tuple(sorted(case.reference for case in newer))


def test_a_file_said_ready_days_before_it_was_written_is_told() -> None:
    a_ready_case(NOON - timedelta(days=1))
    refuses(RISSI, takes(RISSI), 1)
    case = a_ready_case(NOON - timedelta(days=5))
    refuses(RISSI, takes(RISSI, days_ago=0), 0)
    (told,) = found()
    assert (told.code, told.count, told.of, told.references) == (Code.TOLD_LATE, 1, 2, (case.reference,))


def test_pauses_on_the_last_day_before_the_promise_are_told() -> None:
    cases = [a_ready_case(NOON - timedelta(days=4)) for _number in range(5)]
    hands = [RISSI, RISSI, RISSI, SAGBO, SAGBO]
    for officer, case in zip(hands, cases, strict=True):
        assert takes(officer, days_ago=4) == case
    for officer, case in zip(hands, cases, strict=True):
        act = by(officer, (case.promised_at or NOON) - timedelta(hours=10))
        casework.ask_for(reference=case.reference, officer=officer, motive="paper-missing", words=sealed(), act=act)
    assert counts() == [(Code.LATE_PAUSES, 5, 5)]


def test_one_officer_who_ends_up_with_a_helper_s_files_is_told(koffi: Viewer) -> None:
    for officer, count in ((koffi, 20), (RISSI, 5), (SAGBO, 5)):
        for _number in range(count):
            case = a_ready_case(NOON - timedelta(days=1))
            with building():
                Case.objects.filter(pk=case.pk).update(assisted_by="Un relais inventé")
            refuses(officer, takes(officer), 1)
    (told,) = found()
    assert (told.code, told.count, told.of, told.officer) == (Code.HELPER_SHARE, 20, 30, "Koffi Inventé")


def test_an_office_of_the_same_code_at_another_authority_is_another_office(koffi: Viewer) -> None:
    ten_given_back(koffi)
    case = Case.objects.get()
    with building():
        case.turns.filter(officer=RISSI.reference).update(authority="autre")
    assert found() == ()


def test_a_file_in_hand_is_no_hand_that_came_to_something(koffi: Viewer) -> None:
    ten_given_back(koffi)
    a_ready_case(NOON - timedelta(days=1))
    takes(koffi)
    assert counts() == [(Code.GIVE_BACKS, 10, 10)]


def test_the_page_costs_the_same_whatever_was_in_hand(koffi: Viewer) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as made:
            assert found()
        return len(made)

    ten_given_back(koffi)
    cost()
    one = cost()
    for _number in range(9):
        a_ready_case(NOON - timedelta(days=1))
        refuses(RISSI, takes(RISSI), 1)
    a_ready_case(NOON - timedelta(days=1))
    gives_back(koffi, 10)
    assert cost() == one
