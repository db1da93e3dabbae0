"""Who holds the receipt brings a request to an account; who does not learns nothing."""

from datetime import timedelta

import pytest

from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries
from guichet.domains.casework.models import Case
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from tests.factories.acts import NOON
from tests.factories.cases import a_ready_case, publish_the_service

pytestmark = pytest.mark.django_db
AFI, BINTA = Viewer(ActorKind.CITIZEN, "afi"), Viewer(ActorKind.CITIZEN, "binta")
QUARTER = timedelta(minutes=15)
WRONG = "0000-0000"


@pytest.fixture(autouse=True)
def the_service() -> None:
    publish_the_service()


def claim(case: Case, code: str | None = None, viewer: Viewer = AFI, after: timedelta = timedelta()) -> Case | None:
    act = Act(viewer.actor, NOON + after, None, Surface.PORTAL)
    return casework.claim(reference=case.reference, code=code or queries.tracking_code(case.reference), act=act)


def test_a_request_made_without_an_account_is_brought_to_it_with_its_receipt() -> None:
    case = a_ready_case()
    assert claim(case) == case
    assert queries.tracking_by(AFI, case.reference).reference == case.reference
    assert Entry.objects.of_kind("casework.case-claimed").get().facts == {"case": case.pseudonym}


def test_claiming_what_is_ones_own_changes_nothing() -> None:
    case = a_ready_case(citizen="afi")
    assert claim(case) == case
    assert not Entry.objects.of_kind("casework.case-claimed").exists()


def test_the_request_of_another_account_stays_there_even_with_its_code() -> None:
    case = a_ready_case(citizen="binta")
    assert claim(case) is None
    case.refresh_from_db()
    assert case.citizen == "binta"


def test_a_code_of_another_request_opens_nothing() -> None:
    case, other = a_ready_case(), a_ready_case()
    assert claim(case, queries.tracking_code(other.reference)) is None


def test_staff_and_strangers_have_no_account_to_bring_it_to() -> None:
    case = a_ready_case()
    code = queries.tracking_code(case.reference)
    for kind in (ActorKind.STAFF, ActorKind.ANONYMOUS):
        act = Act(Actor(kind, "codjo"), NOON, None, Surface.PORTAL)
        assert casework.claim(reference=case.reference, code=code, act=act) is None


def test_five_wrong_codes_bar_the_right_one_for_a_quarter_of_an_hour() -> None:
    case = a_ready_case()
    for _ in range(5):
        assert claim(case, WRONG) is None
    assert claim(case, after=QUARTER - timedelta(seconds=1)) is None
    assert claim(case, after=QUARTER) == case
    tries = [line.facts["tries"] for line in Entry.objects.of_kind("casework.claim-refused").order_by("number")]
    assert tries == [1, 2, 3, 4, 5]


def test_four_wrong_codes_bar_nothing() -> None:
    case = a_ready_case()
    for _ in range(4):
        claim(case, WRONG)
    assert claim(case) == case


def test_guesses_at_requests_that_do_not_exist_count_like_the_others() -> None:
    case = a_ready_case()
    for _ in range(5):
        act = Act(AFI.actor, NOON, None, Surface.PORTAL)
        assert casework.claim(reference="WEB-0000-0000-0", code=WRONG, act=act) is None
    assert claim(case) is None


def test_who_guesses_does_not_shut_the_applicant_out() -> None:
    case = a_ready_case()
    for _ in range(5):
        claim(case, WRONG, BINTA)
    assert claim(case) == case


def test_a_right_code_forgets_the_wrong_ones() -> None:
    first, second = a_ready_case(), a_ready_case()
    for _ in range(4):
        claim(second, WRONG)
    claim(first)
    claim(second, WRONG)
    assert claim(second) == second
