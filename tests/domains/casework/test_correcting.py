"""A correction is a new document that names the one it replaces; nothing is ever edited."""

import io

import pytest
from django.conf import LazySettings
from pyhanko.pdf_utils.reader import PdfFileReader

from guichet.commons.archive import records as archive
from guichet.commons.documents import issuing, queries
from guichet.commons.documents import operations as documents
from guichet.commons.documents.content import content_of, fields_of
from guichet.commons.documents.extract import claims, cose
from guichet.commons.documents.models import Document, Proposal, Reason, State
from guichet.commons.documents.printing.typesetting import MissingGlyph
from guichet.commons.documents.refusals import (
    AlreadyEnded,
    NothingCorrected,
)
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.vocabulary import Fault
from guichet.domains.casework import queries as cases
from guichet.domains.casework.models import Case
from guichet.domains.casework.vocabulary import ORIGIN
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from guichet.foundation.work.models import State as WorkState
from tests.domains.casework.ended import (
    IDA,
    LATER,
    confirmed,
    corrected,
    correction,
    issued,
    listed,
    revocation,
    told,
    work,
)
from tests.domains.casework.granted import AFI, CODJO, publish_a_service
from tests.factories.acts import NOON
from tests.factories.cases import by
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_a_service()


def test_a_correction_is_a_new_document_that_names_the_one_it_replaces() -> None:
    case, former, latest = corrected()
    assert (former.state, former.ended_for, latest.state) == (State.CORRECTED, Reason.MISTYPED, State.ISSUED)
    signed = cose.read(archive.store().read(latest.record, issuing.CODE))
    assert claims.decoded(signed.payload).fields["prenoms"] == "Afiavi"
    seen = queries.about(ORIGIN, case.pseudonym)
    assert seen is not None
    assert (seen.reference, seen.replaces, seen.revoked_at) == (latest.reference, former.reference, None)
    assert [each.reference for each in queries.owned_by(AFI)] == [latest.reference]
    assert queries.file_about(ORIGIN, case.pseudonym) == archive.store().read(latest.record, issuing.FILE)
    assert told(former)[-2:] == ["ending-proposed", "document-corrected"]
    assert Entry.objects.get(kind="documents.document-corrected").facts["by"] == latest.identifier
    assert Entry.objects.of_kind("casework.applicant-told").filter(facts__occasion="document-corrected").count() == 1
    assert latest.reference.encode() in archive.store().read(former.record, "premis/corrected.xml")


def test_a_correction_says_of_the_log_what_was_so_on_its_own_day() -> None:
    public_log.keep_doubt(witness="w", fault=Fault.FORKED, size=1, note="", act=by(IDA, NOON))
    _, former = issued()
    public_log.settle(witness="w", by=("s-1", "s-2"), why="Deux copies.", act=by(IDA, LATER))
    confirmed(correction(former))
    work()
    latest = Document.objects.get(former=former)
    assert (former.contested_since, latest.contested_since) == (NOON, None)
    assert latest.state == State.ISSUED


def test_the_former_one_is_on_the_list_and_the_new_one_stands() -> None:
    _, former, latest = corrected()
    standings = [listed(each) for each in (former, latest)]
    assert [standing and standing.revoked for standing in standings] == [True, False]
    with pytest.raises(AlreadyEnded, match="déjà corrigé"):
        revocation(former)


def test_a_corrected_document_is_corrected_again_over_the_first_correction() -> None:
    case, _, second = corrected(prenoms="Afiavi")
    confirmed(correction(second, lieu_naissance="Bohicon"))
    work()
    latest = Document.objects.get(former=second)
    said = claims.decoded(cose.read(archive.store().read(latest.record, issuing.CODE)).payload)
    assert (said.fields["prenoms"], said.fields["lieu_naissance"]) == ("Afiavi", "Bohicon")
    assert Document.objects.filter(about=case.pseudonym).count() == 3


def test_until_the_new_one_is_there_the_former_one_stands() -> None:
    case, former = issued()
    confirmed(correction(former))
    seen = queries.about(ORIGIN, case.pseudonym)
    assert seen is not None
    assert seen.reference == former.reference
    assert queries.file_about(ORIGIN, case.pseudonym)
    with pytest.raises(AlreadyEnded, match="se prépare"):
        revocation(former)


def stuck_correction() -> tuple[Case, Document, Document]:
    """Confirmed, and its template is no longer there: a worker gave up."""
    case, former = issued()
    confirmed(correction(former))
    latest = Document.objects.get(former=former)
    documents.fix_day(identifier=latest.identifier, act=by(CODJO))
    with building():
        Due.objects.filter(kind=documents.ISSUE, key=latest.identifier).update(
            state=WorkState.STUCK, due_at=None, failures=12
        )
    return case, former, latest


def test_a_correction_that_cannot_be_made_bars_no_revocation() -> None:
    _, former, latest = stuck_correction()
    confirmed(revocation(former))
    work()
    for each in (former, latest):
        each.refresh_from_db()
    assert (former.state, latest.state, latest.issued_at) == (State.REVOKED, State.ABANDONED, None)
    answers = dict(former.proposals.values_list("ending", "answer"))
    assert answers == {"correction": "abandoned", "revocation": "confirmed"}
    assert Entry.objects.get(kind="documents.correction-abandoned").facts["by"] == latest.identifier
    assert not Due.objects.stuck().exists()
    assert latest.reference.encode() not in archive.store().read(former.record, "premis/revoked.xml")
    standing = listed(former)
    assert standing is not None
    assert standing.revoked


def test_a_correction_that_cannot_be_made_is_not_corrected_again() -> None:
    _, former, _ = stuck_correction()
    with pytest.raises(AlreadyEnded, match="se prépare"):
        correction(former, prenoms="Afiwa")


def test_a_correction_that_was_made_meanwhile_is_not_undone() -> None:
    _, former, latest = stuck_correction()
    proposal = revocation(former)
    documents.try_again(reference=latest.reference, staff=IDA, act=by(IDA))
    work()
    with pytest.raises(AlreadyEnded, match="déjà corrigé"):
        confirmed(proposal)
    former.refresh_from_db()
    assert former.state == State.CORRECTED


def test_a_field_that_was_emptied_is_no_longer_said() -> None:
    _, former = issued()
    confirmed(correction(former, numero_de_recherche=""))
    work()
    latest = Document.objects.get(former=former)
    assert latest.state == State.ISSUED
    said = [fields_of(each, content_of(each, by(CODJO)))["numero_de_recherche"] for each in (former, latest)]
    assert said == ["A-12", ""]


def test_what_a_correction_says_is_sealed_and_its_reading_is_told_to_the_applicant() -> None:
    case, former = issued()
    proposal = correction(former, prenoms="Afiavi Sènami")
    assert "Sènami".encode() not in bytes(proposal.values)
    looks = cases.tracking(case.reference, cases.tracking_code(case.reference)).looks
    assert str(looks[0].reason.label) == "pour corriger votre document"


def test_a_correction_that_changes_nothing_is_refused() -> None:
    _, document = issued()
    with pytest.raises(NothingCorrected):
        correction(document, prenoms="Afi")
    assert not Proposal.objects.exists()


def test_a_correction_that_no_font_can_print_is_refused_before_anybody_confirms_it() -> None:
    _, document = issued()
    with pytest.raises(MissingGlyph, match="王"):
        correction(document, prenoms="王")
    assert not Proposal.objects.exists()


def test_the_file_alone_says_where_its_revocation_is_told() -> None:
    _, document = issued()
    reader = PdfFileReader(io.BytesIO(archive.store().read(document.record, issuing.FILE)))
    assert str(reader.trailer["/Info"]["/Keywords"]).startswith("http://localhost:8000/verifier/#")
