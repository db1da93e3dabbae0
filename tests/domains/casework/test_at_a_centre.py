"""What a request that was made at a centre owes that centre: its state in words, and its document to print."""

from dataclasses import replace

import pytest
from django.conf import LazySettings

from guichet.commons.documents import handing
from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Document, Handing, ToHandOver
from guichet.commons.documents.operations.handing import Shown
from guichet.commons.documents.refusals import NotYours, PickupBarred, WrongPickupCode
from guichet.commons.intake import codes
from guichet.commons.intake import operations as intake
from guichet.commons.sync import records
from guichet.commons.sync.models import FeedItem, Node, Outgoing
from guichet.commons.sync.records import START, Carried, Fed
from guichet.commons.sync.vocabulary import NodeState
from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries, refusals
from guichet.domains.casework.models import Case
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import pickup
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Worker
from tests.domains.casework.granted import decided, publish_a_service
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_submission, publish_the_service
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db

CODE = "7Q3M-9F2K"


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    with building():
        Node.objects.create(centre="LOK", state=NodeState.APPROVED, key="ab" * 32, told_chain=START.hex())


def decided_for_lokossa() -> Case:
    publish_a_service()
    case = decided()
    with building():
        case.place, case.own_code = "LOK", codes.imprint(CODE, reference=case.reference)
        case.pickup_key = pickup.public_half(CODE, reference=case.reference)
        case.save()
    Worker(now=lambda: NOON).run_what_is_due()
    return case


def told(kind: str) -> list[Fed]:
    items = FeedItem.objects.filter(kind=kind).order_by("number")
    return [Fed(item.number, 1, records.read(bytes(item.content)).body, an_act()) for item in items]


def the_printable() -> ToHandOver:
    [fed] = told("documents.to-hand-over")
    for _ in range(2):
        handing.await_at_centre(fed)
    return ToHandOver.objects.get()


def test_the_centre_is_told_in_both_languages_what_the_applicant_is_told() -> None:
    case = decided_for_lokossa()
    said = [fed.body for fed in told("casework.status")]
    assert said
    assert {each["reference"] for each in said} == {case.reference}
    assert all(each["words_fr"] and each["words_en"] for each in said)


def test_the_code_of_the_receipt_opens_the_tracking_and_no_other_does() -> None:
    case = decided_for_lokossa()
    assert queries.tracking(case.reference, CODE.lower()).reference == case.reference
    with pytest.raises(refusals.NotYours):
        queries.tracking(case.reference, "0000-0000")


def test_the_document_lies_at_the_centre_under_the_code_of_the_receipt() -> None:
    decided_for_lokossa()
    waiting = the_printable()
    assert waiting.document == Document.objects.get().reference
    assert handing.printed(waiting.document, CODE, an_act()).startswith(b"%PDF-")
    with pytest.raises(NotYours):
        handing.printed("DOC-0000-0000-0", CODE, an_act())


def test_five_wrong_codes_wait_a_quarter_of_an_hour() -> None:
    decided_for_lokossa()
    waiting = the_printable()
    for _ in range(5):
        with pytest.raises(WrongPickupCode):
            handing.printed(waiting.document, "0000-0000", an_act())
    with pytest.raises(PickupBarred):
        handing.printed(waiting.document, CODE, an_act())
    with pytest.raises(PickupBarred):
        documents.hand_over(document=waiting.document, shown=Shown.PASSPORT, act=an_act())
    later = replace(an_act(), at=NOON + documents.BARRED)
    assert handing.printed(waiting.document, CODE, later).startswith(b"%PDF-")


def test_a_hand_over_is_journalled_and_said_to_the_hub() -> None:
    decided_for_lokossa()
    waiting = the_printable()
    assert documents.hand_over(document=waiting.document, shown=Shown.CIP, act=an_act())
    assert not documents.hand_over(document=waiting.document, shown=Shown.CIP, act=an_act())
    record = records.read(bytes(Outgoing.objects.filter(kind="documents.handed-over").earliest("pk").content))
    handing.note_handed_over(Carried(1, 1, record.body, an_act(), NOON))
    assert Handing.objects.get().handed_over_at == NOON
    assert Entry.objects.of_kind("documents.handed-over").count() == 3


def test_the_document_is_sent_to_the_centre_once() -> None:
    decided_for_lokossa()
    handing.send_to_centre(Document.objects.get(), an_act())
    document = Document.objects.get()
    documents.send_to_centre(
        identifier=document.identifier, request="x", place=PlaceId("LOK"), blob="0" * 64, act=an_act()
    )
    assert len(told("documents.to-hand-over")) == 1


def test_a_request_whose_files_arrived_is_looked_at_again() -> None:
    publish_the_service()
    submission = a_submission()
    case = casework.open_from(submission=submission, act=an_act())
    Worker(now=lambda: NOON)
    with building():
        Due.objects.all().delete()
    casework.go_on(reference="LOK-0000-0000-0", act=an_act())
    assert not Due.objects.exists()
    casework.go_on(reference=case.reference, act=an_act())
    assert Due.objects.get().kind == casework.RECEIVE


def test_a_request_that_came_before_is_taken_once() -> None:
    publish_the_service()
    submission = a_submission()
    assert intake.take_in(request=submission, received_at=NOON, act=an_act())
    assert not intake.take_in(request=submission, received_at=NOON, act=an_act())
    from_elsewhere = replace(submission, envelope=b"another", place=PlaceId("COT"))
    assert not intake.take_in(request=from_elsewhere, received_at=NOON, act=an_act())
    assert Case.objects.count() == 1
