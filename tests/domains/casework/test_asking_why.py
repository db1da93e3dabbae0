"""A person asks why of one reading: another office than the one that read answers, and never whoever read."""

import pytest

from guichet.commons.notifications.models import Message
from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries, reminding
from guichet.domains.casework.models import Case, Complaint, Look
from guichet.domains.casework.operations import Why
from guichet.domains.casework.refusals import AlreadyComplained, NoSuchReading, NothingToAnswer, NotYours
from guichet.domains.casework.vocabulary import OutsideMotive, ReadFor
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import an_act
from tests.factories.cases import AUTHORITY, a_ready_case, an_officer, by, publish_the_service, sealed
from tests.factories.identity import give, make_staff

pytestmark = pytest.mark.django_db
CODJO = an_officer("codjo")
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR, unit="bureau")
REINE = an_officer("reine", kind=RoleKind.SUPERVISOR, unit="direction")
CHIEF = an_officer("chief", kind=RoleKind.SUPERVISOR, unit="")
OTHER_CHIEF = an_officer("dossa", kind=RoleKind.SUPERVISOR, unit="")


@pytest.fixture
def case() -> Case:
    publish_the_service()
    return a_ready_case()


def read_in_hand(case: Case) -> Look:
    assert casework.take_next(officer=CODJO, act=by(CODJO)) == case
    casework.look(reference=case.reference, officer=CODJO, records=(), act=by(CODJO))
    return Look.objects.get()


def read_outside(case: Case, who: Viewer) -> Look:
    why = Why(OutsideMotive.CONTROL)
    stated = casework.state_reason(reference=case.reference, reader=who, why=why, act=by(who))
    casework.look_outside(stated=stated, records=(), act=by(who))
    return Look.objects.get(reader=who.reference)


def ask(case: Case, look: Look) -> Complaint:
    return casework.ask_why(reference=case.reference, reading=look.identifier, words=sealed(), act=an_act())


def answer(case: Case, who: Viewer) -> None:
    casework.answer_complaint(reference=case.reference, supervisor=who, words=sealed(), act=by(who))


def test_it_goes_to_the_office_above_the_one_that_read_with_thirty_days(case: Case) -> None:
    complaint = ask(case, read_in_hand(case))
    assert (complaint.about, complaint.to, complaint.to_authority) == ("bureau", "direction", AUTHORITY)
    assert (complaint.due_at - complaint.opened_at).days == 30
    facts = Entry.objects.of_kind("casework.complaint-opened").get().facts
    assert (facts["about"], facts["to"]) == ("bureau", "direction")
    with pytest.raises(NothingToAnswer):
        answer(case, IDA)
    assert queries.next_complaint(REINE) == complaint
    answer(case, REINE)


def test_what_the_office_at_the_top_read_goes_to_the_authority_and_never_to_who_read(case: Case) -> None:
    complaint = ask(case, read_outside(case, CHIEF))
    assert (complaint.about, complaint.to, complaint.to_authority) == ("", "", AUTHORITY)
    assert queries.next_complaint(CHIEF) is None
    for refused in (CHIEF, REINE):
        with pytest.raises(NothingToAnswer):
            answer(case, refused)
    with pytest.raises(NothingToAnswer):
        casework.look_at_complaint(reference=case.reference, supervisor=CHIEF, records=(), act=by(CHIEF))
    assert queries.next_complaint(OTHER_CHIEF) == complaint
    answer(case, OTHER_CHIEF)


def test_a_help_line_is_of_no_office_and_the_authority_answers_for_it(case: Case) -> None:
    casework.look_at_standing(reference=case.reference, act=by(IDA))
    assert ask(case, Look.objects.get()).to == ""


def test_neither_a_machine_nor_a_reading_of_another_is_asked_why(case: Case) -> None:
    mine, other = read_in_hand(case), a_ready_case()
    casework.look_at_standing(reference=other.reference, act=by(IDA))
    with pytest.raises(NoSuchReading):
        ask(case, Look.objects.get(case=other))
    code = queries.tracking_code(case.reference)
    with pytest.raises(NotYours):
        queries.reading(case.reference, code, Look.objects.get(case=other).identifier)
    assert queries.reading(case.reference, code, mine.identifier).reason == ReadFor.STEP
    with building():
        Look.objects.filter(pk=mine.pk).update(reason=ReadFor.DOCUMENT)
    with pytest.raises(NoSuchReading):
        ask(case, mine)
    assert not Complaint.objects.exists()


def test_one_complaint_at_a_time(case: Case) -> None:
    look = read_in_hand(case)
    ask(case, look)
    with pytest.raises(AlreadyComplained):
        ask(case, look)


def test_whoever_read_is_not_reminded_to_answer_for_it(case: Case) -> None:
    chiefs = [make_staff(f"{name}@exemple.bj", f"Invented {name}") for name in ("chief", "dossa")]
    for chief in chiefs:
        give(chief, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="")
    who = Viewer(ActorKind.STAFF, chiefs[0].reference, (HeldRole(RoleKind.SUPERVISOR, AUTHORITY, ""),))
    ask(case, read_outside(case, who))
    reminding.tell_of_complaint(case.pseudonym, an_act())
    assert Message.objects.get().email == "dossa@exemple.bj"
