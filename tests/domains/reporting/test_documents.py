"""A report becomes a sealed document by the worker; corrected, another takes its place and names it."""

import io
from datetime import timedelta

import asn1crypto.x509
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import LazySettings
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from guichet.commons.documents import operations as documents
from guichet.commons.documents import queries as registered
from guichet.commons.documents import trust
from guichet.commons.documents.models import Document, Ending, Proposal, Reason, State
from guichet.commons.documents.refusals import NotFound
from guichet.domains.reporting import issuing, queries
from guichet.domains.reporting import operations as reporting
from guichet.domains.reporting.models import Edition
from guichet.domains.reporting.refusals import CorrectedElsewhere, NoReport, NothingForwarded, SynthesisUnchanged
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Worker
from tests.domains.reporting.conftest import (
    LOKOSSA,
    NOVEMBER_3,
    OCTOBER,
    OUIDAH,
    People,
    Receive,
    act_at,
    who,
)
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
LATER = NOVEMBER_3 + timedelta(hours=1)
AGENT, HEAD = (
    Viewer(ActorKind.STAFF, name, (HeldRole(kind, authority="mtfp"),))
    for name, kind in (("agent", RoleKind.OFFICER), ("chef", RoleKind.SUPERVISOR))
)


@pytest.fixture
def worker(keeper: AKeeper, settings: LazySettings) -> Worker:
    settings.VAR = keeper.var
    return Worker(now=lambda: LATER)


def transmitted() -> None:
    said = {"difficulties": "La liaison.", "proposals": "Une antenne."}
    reporting.write(centre=LOKOSSA, month=OCTOBER, **said, act=act_at())
    reporting.transmit(centre=LOKOSSA, month=OCTOBER, act=act_at())


def corrected() -> None:
    reporting.correct(centre=LOKOSSA, month=OCTOBER, figure="visits", value=9, reason="Huit\toublis.", act=act_at())


def text_of(file: bytes) -> str:
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(io.BytesIO(file)) as pdf:
        return str(pdf.docinfo.get("/Title"))


def test_transmitting_owes_its_document_and_nothing_is_made_in_the_transaction(people: People) -> None:
    transmitted()
    document = Document.objects.get()
    assert (document.state, document.template, document.authority) == (State.DUE, "rapport-centre", "mtfp")
    assert Due.objects.filter(kind=documents.ISSUE, key=document.identifier).count() == 1
    found = queries.papers(people.head, LOKOSSA, OCTOBER)
    assert (found.issued, found.awaits) == ((), True)
    with pytest.raises(NoReport):
        queries.file_of_report(people.head, LOKOSSA, OCTOBER)
    with pytest.raises(NoReport):
        queries.papers(people.stranger, LOKOSSA, OCTOBER)


def test_what_is_owed_anew_is_owed_once_however_often_it_is_asked() -> None:
    transmitted()
    document = Document.objects.get()
    wanted = documents.Wanted(
        origin=document.origin,
        about=document.about,
        owner="",
        service=document.service,
        outcome="",
        template=document.template,
        language=document.language,
        authority=document.authority,
    )
    assert documents.owe_again(wanted=wanted, former="", act=act_at()) == document
    assert Document.objects.count() == 1


def test_who_follows_the_centre_reads_the_figures_and_no_other(people: People) -> None:
    assert queries.transmitted(people.head, LOKOSSA, OCTOBER) is None
    transmitted()
    found = queries.transmitted(people.head, LOKOSSA, OCTOBER)
    assert found is not None
    assert (found.transmitted_at, found.corrections) == (NOVEMBER_3, 0)
    with pytest.raises(NoReport):
        queries.transmitted(people.stranger, LOKOSSA, OCTOBER)


def test_a_worker_seals_it_and_whoever_checks_it_is_told_that_it_is_genuine(
    people: People, receive: Receive, worker: Worker
) -> None:
    receive()
    transmitted()
    worker.run_what_is_due()
    issued, file = queries.file_of_report(people.head, LOKOSSA, OCTOBER)
    (signature,) = PdfFileReader(io.BytesIO(file)).embedded_signatures
    (root,) = trust.roots()
    known = asn1crypto.x509.Certificate.load(root.public_bytes(Encoding.DER))
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[known], moment=LATER))
    assert status.bottom_line
    assert text_of(file) == f"Rapport mensuel d’un centre {issued.reference}"
    facts = registered.registered(issued.reference)
    assert facts
    assert (facts.stands, facts.authority) == (True, "mtfp")
    assert not queries.papers(people.head, LOKOSSA, OCTOBER).awaits


def test_a_correction_makes_another_that_names_the_former_one(people: People, worker: Worker) -> None:
    transmitted()
    worker.run_what_is_due()
    former, _file = queries.file_of_report(people.head, LOKOSSA, OCTOBER)
    corrected()
    found = queries.papers(people.head, LOKOSSA, OCTOBER)
    assert ([each.reference for each in found.issued], found.awaits) == ([former.reference], True)
    worker.run_what_is_due()
    later, _file = queries.file_of_report(people.head, LOKOSSA, OCTOBER)
    assert (later.replaces, later.reference == former.reference) == (former.reference, False)
    ended = Document.objects.get(reference=former.reference)
    assert (ended.state, ended.ended_for) == (State.CORRECTED, Reason.REGISTER)
    values = Edition.objects.get(number=2).values
    assert "Visites\t0\t9" in values["chiffres"]
    assert values["corrections"] == ["Le\tÀ propos de\tPourquoi", "03/11/2026\tVisites\tHuit oublis."]


@pytest.mark.usefixtures("worker")
def test_a_correction_that_comes_before_the_first_is_made_waits_for_it(people: People) -> None:
    transmitted()
    corrected()
    corrected()
    clock = [LATER]
    patient = Worker(now=lambda: clock[0])
    for _ in range(4):
        patient.run_what_is_due()
        clock[0] += timedelta(minutes=5)
    assert [each.state for each in Document.objects.order_by("pk")] == ["corrected", "corrected", "issued"]
    assert [each.reference for each in queries.papers(people.head, LOKOSSA, OCTOBER).issued] == [
        Document.objects.get(state=State.ISSUED).reference
    ]


def test_one_that_was_revoked_meanwhile_stays_revoked(people: People, worker: Worker) -> None:
    transmitted()
    worker.run_what_is_due()
    issued, _file = queries.file_of_report(people.head, LOKOSSA, OCTOBER)

    def propose(staff: Viewer) -> Proposal:
        told = {"reference": issued.reference, "staff": staff, "act": act_at(who=staff.reference)}
        return documents.propose(end=Ending.REVOCATION, reason=Reason.ERROR, **told)  # type: ignore[arg-type]

    with pytest.raises(NotFound):
        propose(who("x", RoleKind.OFFICER))
    proposal = propose(AGENT)
    documents.confirm(proposal=proposal.reference, staff=HEAD, act=act_at(who="chef"))
    with pytest.raises(NoReport):
        queries.file_of_report(people.head, LOKOSSA, OCTOBER)
    corrected()
    worker.run_what_is_due()
    later, _file = queries.file_of_report(people.head, LOKOSSA, OCTOBER)
    assert later.replaces == ""
    assert Document.objects.get(reference=issued.reference).state == State.REVOKED


def test_a_report_is_not_retyped_under_its_seal() -> None:
    transmitted()
    edition = Edition.objects.get()
    with pytest.raises(CorrectedElsewhere):
        issuing.seal(edition.about, "name", {})
    assert issuing.decided_alone(edition.about) == "codjo"
    assert issuing.pickup(edition.about) is None
    assert not issuing.is_close(edition.about, "codjo", NOVEMBER_3)


def test_the_synthesis_is_closed_by_the_ministry_and_again_when_more_has_come(people: People, worker: Worker) -> None:
    def close() -> Edition:
        return reporting.close_synthesis(month=OCTOBER, staff=people.ministry, act=act_at(who="akim"))

    with pytest.raises(NothingForwarded):
        close()
    with pytest.raises(NoReport):
        reporting.close_synthesis(month=OCTOBER, staff=people.head, act=act_at(who="sena"))
    with pytest.raises(NoReport):
        queries.papers_of_synthesis(people.head, OCTOBER)
    transmitted()
    reporting.forward(centre=LOKOSSA, month=OCTOBER, comment="", act=act_at(who="sena"))
    first = close()
    assert (first.number, first.values["rapports"], [*first.values["departements"][1:]]) == (
        1,
        "1 sur 2",
        ["Atlantique\t0 sur 1\t0", "Mono\t1 sur 1\t0"],
    )
    with pytest.raises(SynthesisUnchanged):
        close()
    worker.run_what_is_due()
    former, _file = queries.file_of_synthesis(people.ministry, OCTOBER)
    reporting.transmit(centre=OUIDAH, month=OCTOBER, act=act_at())
    reporting.forward(centre=OUIDAH, month=OCTOBER, comment="", act=act_at(who="yves"))
    corrected()
    second = close()
    assert (second.number, second.values["corrections"][1]) == (2, "03/11/2026\tVisites\tHuit oublis.")
    worker.run_what_is_due()
    assert queries.file_of_synthesis(people.ministry, OCTOBER)[0].replaces == former.reference
