"""A complaint has its own clock, and its applicant the last word."""

from datetime import timedelta

import pytest

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.notifications.models import Message
from guichet.domains.casework import contributions, history, queries, reminding
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Complaint, Notice
from guichet.domains.casework.refusals import AlreadyComplained, NothingToAnswer, NothingToClose
from guichet.domains.casework.vocabulary import ComplaintState
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from tests.factories.acts import NOON, an_act
from tests.factories.cases import (
    AUTHORITY,
    a_circuit,
    a_ready_case,
    an_officer,
    by,
    publish_the_service,
    sealed,
    text,
)
from tests.factories.catalogue import publish
from tests.factories.identity import give, make_staff
from tests.factories.requests import a_procedure, a_question

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def a_supervisor(name: str, unit: str) -> Viewer:
    return Viewer(ActorKind.STAFF, name, (HeldRole(RoleKind.SUPERVISOR, AUTHORITY, unit),))


REINE, CHIEF = a_supervisor("reine", "direction"), a_supervisor("chief", "")


@pytest.fixture
def case() -> Case:
    """Complained of at noon."""
    publish_the_service()
    found = a_ready_case(NOON)
    casework.complain(reference=found.reference, words=sealed(), act=an_act(NOON))
    return found


def answer(case: Case, supervisor: Viewer = REINE, after: timedelta = DAY) -> None:
    casework.answer_complaint(
        reference=case.reference, supervisor=supervisor, words=sealed(), act=by(supervisor, NOON + after)
    )


def contest(case: Case, after: timedelta = 2 * DAY) -> None:
    casework.contest_answer(reference=case.reference, words=sealed(), act=an_act(NOON + after))


def complaint() -> Complaint:
    return Complaint.objects.get()


def seen_to(after: timedelta) -> None:
    contributions.see_to_complaints(an_act(NOON + after))


def told() -> list[str]:
    """What the journal says of the complaint, in order."""
    kinds = Entry.objects.filter(kind__startswith="casework.complaint").order_by("number")
    return [kind.removeprefix("casework.complaint-") for kind in kinds.values_list("kind", flat=True)]


def test_it_is_answered_within_thirty_days_of_its_own(case: Case) -> None:
    assert complaint().due_at == NOON + 30 * DAY
    tracked = queries.tracking(case.reference, queries.tracking_code(case.reference))
    assert tracked.complaint == queries.ComplaintSeen(
        state=ComplaintState.OPEN,
        due_at=NOON + 30 * DAY,
        late=False,
        contested=False,
        closes_at=None,
        office=Text(fr="Direction", en="Direction"),
        authority=AUTHORITY,
    )


def test_the_applicant_closes_it(case: Case) -> None:
    answer(case)
    casework.close_complaint(reference=case.reference, act=an_act(NOON + 2 * DAY))
    assert (complaint().state, complaint().closed_at) == (ComplaintState.CLOSED, NOON + 2 * DAY)
    assert told() == ["opened", "answered", "closed"]


def test_an_answer_that_nobody_contests_closes_it_after_fifteen_days(case: Case) -> None:
    answer(case)
    seen_to(16 * DAY - timedelta(seconds=1))
    assert complaint().state == ComplaintState.ANSWERED
    seen_to(16 * DAY)
    assert complaint().state == ComplaintState.CLOSED


def test_not_settled_reopens_it_once_for_the_level_above_with_a_delay_of_its_own(case: Case) -> None:
    answer(case)
    contest(case)
    reopened = complaint()
    assert (reopened.state, reopened.to, reopened.due_at) == (ComplaintState.OPEN, "", NOON + 32 * DAY)
    with pytest.raises(NothingToAnswer):
        answer(case, REINE, 3 * DAY)
    answer(case, CHIEF, 3 * DAY)
    assert told() == ["opened", "answered", "contested", "answered", "closed"]
    with pytest.raises(NothingToClose):
        contest(case, 4 * DAY)


def test_at_the_top_the_second_answer_comes_from_somebody_else(case: Case) -> None:
    answer(case, CHIEF)
    contest(case)
    assert queries.next_complaint(CHIEF) is None
    with pytest.raises(NothingToAnswer):
        answer(case, CHIEF, 3 * DAY)
    another = a_supervisor("odile", "")
    found = queries.next_complaint(another)
    assert found is not None
    assert found.case == case
    answer(case, another, 3 * DAY)
    assert (complaint().state, complaint().answered_by) == (ComplaintState.CLOSED, "odile")


@pytest.mark.parametrize("why", ["had the case in hand", "works at the office complained of"])
def test_the_second_answer_is_never_of_the_one_complained_of(case: Case, why: str) -> None:
    roles = [HeldRole(RoleKind.SUPERVISOR, AUTHORITY, "")]
    if why == "had the case in hand":
        casework.take_next(officer=an_officer("ida"), act=by(an_officer("ida"), NOON))
    else:
        roles.append(HeldRole(RoleKind.OFFICER, AUTHORITY, "bureau"))
    ida = Viewer(ActorKind.STAFF, "ida", tuple(roles))
    answer(case)
    contest(case)
    assert queries.next_complaint(ida) is None
    with pytest.raises(NothingToAnswer):
        answer(case, ida, 3 * DAY)
    answer(case, CHIEF, 3 * DAY)


def test_a_form_sent_twice_complains_once_and_contests_once() -> None:
    publish_the_service()
    case = a_ready_case(NOON)
    complained, contested = sealed("a"), sealed("b")
    opened = [casework.complain(reference=case.reference, words=complained, act=an_act(NOON)).pk for _each in range(2)]
    assert opened == [complaint().pk] * 2
    answer(case)
    for _each in range(2):
        casework.contest_answer(reference=case.reference, words=contested, act=an_act(NOON + 2 * DAY))
    assert told() == ["opened", "answered", "contested"]


def test_nothing_is_closed_or_contested_before_an_answer(case: Case) -> None:
    with pytest.raises(NothingToClose):
        contest(case)
    with pytest.raises(NothingToClose):
        casework.close_complaint(reference=case.reference, act=an_act())


def test_while_an_answer_may_be_contested_no_other_is_opened_and_afterwards_one_is(case: Case) -> None:
    answer(case)
    with pytest.raises(AlreadyComplained):
        casework.complain(reference=case.reference, words=sealed(), act=an_act())
    casework.close_complaint(reference=case.reference, act=an_act(NOON + 2 * DAY))
    casework.complain(reference=case.reference, words=sealed(), act=an_act(NOON + 3 * DAY))
    assert Complaint.objects.count() == 2


def test_whoever_answers_is_reminded_once_a_week_before(case: Case) -> None:
    give(make_staff("reine@exemple.bj", "Invented Reine"), RoleKind.SUPERVISOR, authority=AUTHORITY, unit="direction")
    seen_to(23 * DAY - timedelta(seconds=1))
    assert complaint().reminded_at is None
    for _each in range(2):
        seen_to(23 * DAY)
        reminding.tell_of_complaint(case.pseudonym, an_act(NOON + 23 * DAY))
    message = Message.objects.get()
    assert (message.code, case.reference in message.text) == ("casework.complaint-due", True)


def test_late_it_goes_to_the_level_above_once_and_its_applicant_is_told(case: Case) -> None:
    seen_to(30 * DAY)
    seen_to(31 * DAY)
    late = complaint()
    assert (late.to, late.to_authority, late.escalated_at) == ("", AUTHORITY, NOON + 30 * DAY)
    assert told() == ["opened", "escalated"]
    assert Notice.objects.filter(occasion="complaint-late").count() == 1
    answer(case, CHIEF, 31 * DAY)
    assert complaint().state == ComplaintState.ANSWERED


def test_late_it_climbs_one_level_of_three() -> None:
    units = [
        {"code": "bureau", "title": text("Bureau des recherches"), "above": "direction"},
        {"code": "direction", "title": text("Direction"), "above": "cabinet"},
        {"code": "cabinet", "title": text("Cabinet")},
    ]
    questions = (a_question("person_name", "nom"), a_question("text", "motif"))
    publish(a_procedure(*questions, procedure=a_circuit(units=units)))
    case = a_ready_case(NOON)
    casework.complain(reference=case.reference, words=sealed(), act=an_act(NOON))
    assert complaint().to == "direction"
    seen_to(30 * DAY)
    assert (complaint().to, complaint().to_authority) == ("cabinet", AUTHORITY)


def test_nobody_is_told_of_a_complaint_that_was_answered_meanwhile(case: Case) -> None:
    answer(case)
    reminding.tell_of_complaint(case.pseudonym, an_act())
    assert not Message.objects.exists()


def test_whoever_answers_reads_the_way_of_the_case_as_the_log_tells_it(case: Case) -> None:
    passed = history.passed(Case.objects.get(pk=case.pk))
    assert [(each.kind, each.office.fr if each.office else "") for each in passed][-2:] == [
        ("ready", "Bureau des recherches"),
        ("complaint-opened", ""),
    ]
