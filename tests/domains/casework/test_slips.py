"""Who looked, told to the centre where the request was made: under the code of its receipt, with its age."""

from datetime import timedelta

import pytest

from guichet.commons.sync import records
from guichet.commons.sync.models import FeedItem, Node
from guichet.commons.sync.records import START, Fed
from guichet.commons.sync.vocabulary import NodeState
from guichet.domains.casework import operations as casework
from guichet.domains.casework import slips
from guichet.domains.casework.models import Case, Look, ToldReadings
from guichet.domains.casework.operations import Why
from guichet.domains.casework.refusals import NoReadingsHere, ReadingsBarred, WrongReceiptCode
from guichet.domains.casework.vocabulary import OutsideMotive
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import pickup
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, publish_the_service

pytestmark = pytest.mark.django_db
CODE = "7F3K-92XQ"
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR, unit="bureau")
DAY = timedelta(days=1)


@pytest.fixture
def case() -> Case:
    """Made at Lokossa, and opened there for a control."""
    publish_the_service()
    case = a_ready_case()
    with building():
        Node.objects.create(centre="LOK", state=NodeState.APPROVED, key="ab" * 32, told_chain=START.hex())
        case.place, case.pickup_key = "LOK", pickup.public_half(CODE, reference=case.reference)
        case.save()
    look(case)
    return case


def look(case: Case) -> None:
    why = Why(OutsideMotive.CONTROL, "Un contrôle du mois.")
    stated = casework.state_reason(reference=case.reference, reader=IDA, why=why, act=by(IDA))
    casework.look_outside(stated=stated, records=(), act=by(IDA))


def fed(number: int = 0) -> Fed:
    item = FeedItem.objects.filter(kind=casework.READINGS).order_by("number")[number]
    return Fed(item.number, 1, records.read(bytes(item.content)).body, an_act())


def told(case: Case) -> None:
    slips.tell(case.pseudonym, an_act(NOON + DAY))
    slips.take(fed())


def test_the_day_after_a_reading_its_centre_is_owed_the_list_and_others_none(case: Case) -> None:
    elsewhere = a_ready_case()
    casework.look_at_standing(reference=elsewhere.reference, act=by(IDA))
    casework.close_day(act=an_act(NOON + DAY))
    assert [row.key for row in Due.objects.filter(kind=casework.TELL_CENTRE)] == [case.pseudonym]


def test_the_code_of_the_receipt_opens_it_with_what_was_said_first(case: Case) -> None:
    told(case)
    kept = ToldReadings.objects.get()
    assert "contrôle".encode() not in bytes(kept.sealed)
    slip = slips.opened(case.reference, CODE.lower(), an_act())
    (seen,) = slip.looks
    assert slip.at == NOON + DAY
    assert seen.office is not None
    assert (seen.office.fr, seen.reason, seen.motive) == ("Bureau des recherches", "outside", OutsideMotive.CONTROL)
    assert (seen.sentence, seen.at, seen.identifier) == ("Un contrôle du mois.", NOON, "")
    assert Entry.objects.of_kind("casework.readings-shown").get().subject == case.reference


def test_a_machine_is_of_no_office_and_says_no_motive(case: Case) -> None:
    with building():
        Look.objects.update(reason="arrival", unit="", stated=None)
    told(case)
    (seen,) = slips.opened(case.reference, CODE, an_act()).looks
    assert (seen.office, seen.reason, seen.motive) == (None, "arrival", None)


def test_five_wrong_codes_wait_a_quarter_of_an_hour(case: Case) -> None:
    told(case)
    for _each in range(5):
        with pytest.raises(WrongReceiptCode):
            slips.opened(case.reference, "0000-0000", an_act())
    with pytest.raises(ReadingsBarred):
        slips.opened(case.reference, CODE, an_act())
    with pytest.raises(ReadingsBarred):
        casework.note_readings_shown(reference=case.reference, act=an_act())
    later = an_act(NOON + casework.BARRED)
    assert slips.opened(case.reference, CODE, later).looks
    assert ToldReadings.objects.get().tries == 0
    assert Entry.objects.of_kind("casework.readings-refused").count() == 5


def test_what_the_centre_was_not_told_it_does_not_know(case: Case) -> None:
    with pytest.raises(NoReadingsHere):
        slips.opened(case.reference, CODE, an_act())


def test_the_latest_list_counts_whatever_the_order_in_which_they_came(case: Case) -> None:
    slips.tell(case.pseudonym, an_act(NOON + DAY))
    look(case)
    slips.tell(case.pseudonym, an_act(NOON + 2 * DAY))
    for number in (1, 0, 1):
        slips.take(fed(number))
    assert len(slips.opened(case.reference, CODE, an_act()).looks) == 2
    assert ToldReadings.objects.get().at == NOON + 2 * DAY
