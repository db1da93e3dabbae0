"""Two persons revoke a document that was issued; the list, the archive and its holder learn of it."""

from xml.etree import ElementTree as ET

import pytest
from django.conf import LazySettings
from django.db import IntegrityError

from guichet.commons.archive import records as archive
from guichet.commons.archive.premis import NAMESPACE
from guichet.commons.documents import issuing, queries
from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Answer, Document, Ending, Proposal, Reason, State
from guichet.commons.documents.refusals import (
    AlreadyAnswered,
    AlreadyEnded,
    AlreadyProposed,
    NotFound,
    NotYours,
    OnlyAnother,
    TooClose,
    WrongReason,
)
from guichet.commons.documents.registry import Sealed
from guichet.domains.casework import queries as cases
from guichet.domains.casework.models import Concern, Turn
from guichet.domains.casework.vocabulary import ORIGIN
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries as people
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind, TieKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from tests.domains.casework.ended import IDA, LATER, SAGBO, confirmed, issued, listed, revocation, revoked, told
from tests.domains.casework.granted import AFI, BIO, CODJO, decided, publish_a_service
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, an_officer, by
from tests.factories.identity import make_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_a_service()


def test_two_persons_revoke_a_document_and_everyone_can_tell() -> None:
    _, document = revoked()
    assert (document.state, document.ended_at, document.ended_for) == (State.REVOKED, LATER, Reason.FRAUD)
    assert told(document)[2:] == ["ending-proposed", "document-revoked"]
    entry = Entry.objects.get(kind="documents.document-revoked")
    assert (entry.actor, entry.facts["reason"], entry.facts["authority"]) == ("ida", "fraud", AUTHORITY)
    standing = listed(document)
    assert standing is not None
    assert standing.revoked
    registered = queries.registered(document.reference)
    assert registered is not None
    assert (registered.state, registered.stands) == ("révoqué", False)


def test_its_holder_is_told_reads_why_and_no_longer_downloads_it() -> None:
    case, document = revoked()
    seen = cases.tracking(case.reference, cases.tracking_code(case.reference)).document
    assert seen is not None
    assert (seen.revoked_at, seen.reason) == (LATER, "Obtenu par fraude, ou sur une pièce fausse")
    with pytest.raises(NotYours):
        queries.file_about(ORIGIN, case.pseudonym)
    assert [each.reference for each in queries.owned_by(AFI)] == [document.reference]
    assert Entry.objects.of_kind("casework.applicant-told").filter(facts__occasion="document-revoked").count() == 1


def test_the_archive_keeps_the_file_and_tells_who_ended_it_in_a_new_version() -> None:
    _, document = revoked()
    store = archive.store()
    assert store.read(document.record, issuing.FILE).startswith(b"%PDF")
    event = ET.fromstring(store.read(document.record, "premis/revoked.xml"))  # noqa: S314 our own
    values = {each.tag.removeprefix(f"{{{NAMESPACE}}}"): each.text for each in event.iter()}
    assert values["eventType"] == "revocation"
    assert values["messageDigest"] == document.digest
    agents = [each.text for each in event.iter(f"{{{NAMESPACE}}}linkingAgentIdentifierValue")]
    assert agents == ["codjo", "ida"]
    assert b"ingestion" in store.read(document.record, "premis/issued.xml")


def test_nobody_confirms_what_they_proposed() -> None:
    _, document = issued()
    proposal = revocation(document, IDA)
    with pytest.raises(OnlyAnother):
        confirmed(proposal, IDA)
    confirmed(proposal, SAGBO)


def test_an_officer_proposes_and_never_confirms() -> None:
    _, document = issued()
    proposal = revocation(document)
    with pytest.raises(OnlyAnother, match="un superviseur ou un signataire"):
        confirmed(proposal, BIO)
    with pytest.raises(OnlyAnother):
        documents.turn_down(proposal=proposal.reference, staff=BIO, act=by(BIO))
    document.refresh_from_db()
    assert document.state == State.ISSUED


def test_who_decided_alone_does_not_confirm() -> None:
    case, document = issued()
    with building():
        Turn.objects.filter(case=case).update(officer="ida")
    proposal = revocation(document)
    with pytest.raises(OnlyAnother):
        confirmed(proposal, IDA)
    confirmed(proposal, SAGBO)


def test_the_database_itself_refuses_one_person_for_both() -> None:
    _, document = issued()
    proposal = revocation(document)
    with pytest.raises(IntegrityError, match="confirmed_by_another"), building():
        Proposal.objects.filter(pk=proposal.pk).update(answer="confirmed", answered_by="codjo", answered_at=NOON)


def test_nobody_ends_a_document_about_somebody_whom_they_declared() -> None:
    case, document = issued()
    relative = make_staff("codjo@exemple.bj", "Codjo")
    tied = Viewer(ActorKind.STAFF, relative.reference, (HeldRole(RoleKind.SUPERVISOR, AUTHORITY, "bureau"),))
    identity.declare_tie(staff=relative.reference, npi="1234567890", kind=TieKind.SIBLING, act=an_act())
    (index,) = people.tied_to([relative.reference], NOON)[relative.reference]
    proposal = revocation(document)
    with building():
        Concern.objects.create(case=case, index=index)
    with pytest.raises(TooClose):
        confirmed(proposal, tied)
    documents.turn_down(proposal=proposal.reference, staff=IDA, act=by(IDA))
    with pytest.raises(TooClose):
        revocation(document, tied)


@pytest.mark.parametrize(
    "stranger",
    [
        an_officer("dossa", authority="autre"),
        an_officer("zoe", kind=RoleKind.EXPERT),
        Viewer.stranger(),
        AFI,
    ],
)
def test_for_those_of_another_authority_the_document_does_not_exist(stranger: Viewer) -> None:
    _, document = issued()
    with pytest.raises(NotFound) as existing:
        revocation(document, stranger)
    document.reference = "DOC-0000-0000-0"
    with pytest.raises(NotFound) as invented:
        revocation(document, CODJO)
    assert existing.value.message == invented.value.message
    document.refresh_from_db()
    proposal = revocation(document)
    with pytest.raises(NotFound):
        confirmed(proposal, stranger)
    with pytest.raises(NotFound):
        documents.turn_down(proposal="nothing", staff=CODJO, act=by(CODJO))


def test_a_document_that_is_still_being_made_is_not_ended() -> None:
    decided()
    with pytest.raises(NotFound):
        revocation(Document.objects.get())


def test_a_second_revocation_is_refused_in_words() -> None:
    _, document = issued()
    proposal = revocation(document)
    with pytest.raises(AlreadyProposed, match="Une proposition attend déjà"):
        revocation(document, BIO)
    confirmed(proposal)
    with pytest.raises(AlreadyAnswered):
        confirmed(proposal, SAGBO)
    with pytest.raises(AlreadyEnded, match="déjà révoqué"):
        revocation(document, BIO)
    assert Entry.objects.of_kind("documents.document-revoked").count() == 1


@pytest.mark.parametrize(
    ("staff", "answer"), [(SAGBO, Answer.REFUSED), (CODJO, Answer.WITHDRAWN)], ids=["refused", "withdrawn"]
)
def test_what_is_turned_down_leaves_the_document_as_it_was(staff: Viewer, answer: Answer) -> None:
    _, document = issued()
    documents.turn_down(proposal=revocation(document).reference, staff=staff, act=by(staff))
    document.refresh_from_db()
    assert document.state == State.ISSUED
    assert Proposal.objects.get().answer == answer
    assert told(document)[-1] == "ending-turned-down"
    revocation(document, BIO)


def test_a_reason_is_one_that_the_published_list_gives_for_this() -> None:
    _, document = issued()
    with pytest.raises(WrongReason):
        revocation(document, reason=Reason.MISTYPED)
    with pytest.raises(WrongReason):
        documents.propose(
            reference=document.reference,
            end=Ending.CORRECTION,
            reason=Reason.MISTYPED,
            staff=CODJO,
            act=by(CODJO),
        )
    with pytest.raises(WrongReason):
        documents.propose(
            reference=document.reference,
            end=Ending.REVOCATION,
            reason=Reason.FRAUD,
            staff=CODJO,
            values=Sealed("name", b"sealed"),
            act=by(CODJO),
        )
