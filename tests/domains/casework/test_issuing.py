"""From a decision to a sealed document that its owner downloads, with the real keeper, archive and worker."""

import io
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import asn1crypto.x509
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import LazySettings
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from guichet.commons.archive import records as archive
from guichet.commons.documents import issuing, preserving, queries, trust
from guichet.commons.documents import operations as documents
from guichet.commons.documents.extract import claims, cose, marks
from guichet.commons.documents.models import Document, State
from guichet.commons.documents.refusals import NotYours
from guichet.commons.public_log import leaves
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.models import Waiting
from guichet.commons.public_log.vocabulary import Fault
from guichet.domains.casework import desk
from guichet.domains.casework import operations as casework
from guichet.domains.casework import queries as cases
from guichet.domains.casework.desk import Ending
from guichet.domains.casework.models import Case
from guichet.domains.casework.vocabulary import ORIGIN
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal.models import Entry, EntryQuerySet
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.work.failures import Unfinished
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Worker
from tests.domains.casework.granted import AFI, CODJO, decided, publish_a_service
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, by
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var


def work() -> None:
    Worker(now=lambda: NOON).run_what_is_due()


def the_document() -> Document:
    return Document.objects.get()


def test_a_decision_owes_its_document_and_a_worker_issues_it() -> None:
    publish_a_service()
    case = decided()
    owed = the_document()
    assert (owed.state, owed.about, owed.authority) == (State.DUE, case.pseudonym, AUTHORITY)
    seen = queries.about(ORIGIN, case.pseudonym)
    assert seen is not None
    assert seen.issued_at is None
    work()
    issued = the_document()
    assert (issued.state, issued.reference) == (State.ISSUED, owed.reference)
    assert issued.reference.startswith("DOC-")
    assert [entry.kind for entry in Entry.objects.about(issued.identifier).order_by("pk")] == [
        "documents.document-due",
        "documents.document-issued",
    ]
    assert Entry.objects.get(kind="archive.record-deposited").facts["digest"] == issued.digest
    waiting = map(leaves.read, map(bytes, Waiting.objects.order_by("entry").values_list("content", flat=True)))
    told = [line["kind"] for line in waiting if line.get("object") == issued.digest]
    assert told == ["archived", "issued"]


def test_its_owner_downloads_a_file_that_is_sealed_under_our_root() -> None:
    publish_a_service()
    decided()
    work()
    (issued,) = queries.owned_by(AFI)
    file = queries.file_of(AFI, issued.reference)
    (signature,) = PdfFileReader(io.BytesIO(file)).embedded_signatures
    (root,) = trust.roots()
    known = asn1crypto.x509.Certificate.load(root.public_bytes(Encoding.DER))
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[known], moment=NOON))
    assert status.bottom_line
    assert (issued.size, issued.language) == (len(file), "fr")
    assert str(issued.valid_until) == "2027-02-20"


def test_a_stranger_does_not_even_learn_that_it_exists() -> None:
    publish_a_service()
    case = decided()
    with pytest.raises(NotYours):
        queries.file_about(ORIGIN, case.pseudonym)
    work()
    reference = the_document().reference
    stranger = Viewer(ActorKind.CITIZEN, "bola")
    assert queries.owned_by(stranger) == queries.owned_by(Viewer.stranger()) == queries.owned_by(CODJO) == ()
    for viewer, asked in ((stranger, reference), (AFI, "DOC-0000-0000-0"), (CODJO, reference)):
        with pytest.raises(NotYours, match="Nous ne trouvons pas ce document parmi les vôtres"):
            queries.file_of(viewer, asked)
    assert queries.file_about(ORIGIN, case.pseudonym) == queries.file_of(AFI, reference)


def test_the_code_says_what_was_answered_and_found_and_the_published_key_signed_it() -> None:
    publish_a_service()
    decided("Ɖɔ̀sí")
    work()
    document = the_document()
    signed = cose.read(archive.store().read(document.record, issuing.CODE))
    key = cose.signer(signed, keys.public_keys())
    said = claims.decoded(signed.payload)
    assert key
    assert key.id == document.code_key
    assert said.fields == {"nom": "HOUNGBÉDJI", "prenoms": "Ɖɔ̀sí", "lieu_naissance": "Bénin"}
    assert (said.issuer, said.reference, said.kind.template) == (AUTHORITY, document.reference, "casier-b3-neant")
    assert (said.status.year, said.status.index) == (2026, 0)


def key_uses() -> EntryQuerySet:
    """But those of the public log, which is signed whenever it grew."""
    return Entry.objects.of_kind("keys.used").exclude(facts__key=keys.current(Kind.LOG).id)


def test_the_applicant_reads_that_her_case_was_opened_for_its_document() -> None:
    publish_a_service()
    case = decided()
    work()
    latest = cases.tracking(case.reference, cases.tracking_code(case.reference)).looks[0]
    assert (latest.office, str(latest.reason.label)) == (None, "pour imprimer votre document")
    used = [entry.facts["operation"] for entry in key_uses().order_by("pk")]
    of_the_code_the_seal_and_the_list = ["sign", "sign", "sign"]
    assert used[-5:] == ["open", "open", *of_the_code_the_seal_and_the_list]


def test_a_refusal_owes_no_document() -> None:
    publish_a_service()
    case = arrived_and_ready(answers={"nom": {"family_name": "H", "given_names": "A"}, "motif": "x", "lieu": "benin"})
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.finish(case.reference, CODJO, Ending("irrecevable", "Sans objet.", {"numero": "A-12"}), by(CODJO))
    assert queries.about(ORIGIN, case.pseudonym) is None


def test_a_name_that_cannot_be_printed_keeps_the_document_due_and_says_which() -> None:
    publish_a_service()
    decided("王 Afi")
    work()
    assert the_document().state == State.DATED
    due = Due.objects.get(kind=documents.ISSUE)
    assert due.error == "Aucune police ne dessine « 王 » (U+738B), dans « prenoms »."
    assert queries.owned_by(AFI) == ()


def test_a_template_that_does_not_exist_keeps_the_document_due_and_says_which() -> None:
    publish_a_service(template="jamais-dessine")
    decided()
    work()
    due = Due.objects.get(kind=documents.ISSUE)
    assert due.error == "Le modèle « jamais-dessine » ne s’imprime pas : il n’existe pas."


def test_a_name_in_the_language_of_templates_is_printed_and_not_run() -> None:
    publish_a_service()
    decided('#read("/etc/passwd") *Afi* \\ $x$ "é"')
    work()
    signed = cose.read(archive.store().read(the_document().record, issuing.CODE))
    assert claims.decoded(signed.payload).fields["prenoms"] == '#read("/etc/passwd") *Afi* \\ $x$ "é"'
    assert the_document().state == State.ISSUED


def test_without_the_keeper_a_document_waits_and_says_why_then_is_issued(keeper: AKeeper) -> None:
    publish_a_service()
    decided()
    keeper.kill()
    try:
        work()
        waiting = Due.objects.get(kind=documents.ISSUE)
    finally:
        keeper.start()
    assert waiting.error.startswith("Le gardien des clés ne répond pas. Rien n’est perdu")
    assert the_document().digest == ""
    Worker(now=lambda: NOON + timedelta(minutes=1)).run_what_is_due()
    assert the_document().state == State.ISSUED
    assert Entry.objects.of_kind("documents.document-issued").count() == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a disk")
def test_without_room_in_the_archive_a_document_waits_and_says_why_then_is_issued(keeper: AKeeper) -> None:
    publish_a_service()
    decided()
    disk = keeper.var / "archive"
    disk.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", disk], check=True)
    try:
        work()
        waiting = Due.objects.get(kind=documents.ISSUE)
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
    assert waiting.error.startswith("Le disque de l’archive est plein")
    assert the_document().state == State.DATED
    Worker(now=lambda: NOON + timedelta(minutes=1)).run_what_is_due()
    assert the_document().state == State.ISSUED


def test_a_document_that_is_made_again_says_of_the_log_what_was_so_on_its_day(keeper: AKeeper) -> None:
    """One dated while the log was contested and made once that was settled; one dated between, made in the next."""
    publish_a_service()
    since = NOON - timedelta(days=2)
    of_a_contested_day, of_a_day_between = decided(), decided("Bola")
    contest("w", since)
    dead(of_a_contested_day, keeper, NOON)
    public_log.settle(witness="w", by=("s-1", "s-2"), why="Deux copies.", act=an_act(NOON + timedelta(hours=1)))
    dead(of_a_day_between, keeper, NOON + timedelta(hours=2))
    contest("v", NOON + timedelta(hours=3))
    Worker(now=lambda: NOON + timedelta(days=1)).run_what_is_due()
    assert said_of_the_log(of_a_contested_day) == (since, since.isoformat(), True)
    assert said_of_the_log(of_a_day_between) == (None, None, False)


def contest(witness: str, at: datetime) -> None:
    public_log.keep_doubt(witness=witness, fault=Fault.FORKED, size=1, note="", act=an_act(at))


def dead(case: Case, keeper: AKeeper, at: datetime) -> None:
    """A worker fixed the day of its document at that moment, and came no further."""
    document = Document.objects.get(about=case.pseudonym)
    keeper.kill()
    try:
        with pytest.raises(Unfinished):
            issuing.issue(document.identifier, an_act(at))
    finally:
        keeper.start()
    document.refresh_from_db()
    assert (document.state, document.dated_at) == (State.DATED, at)


def said_of_the_log(case: Case) -> tuple[datetime | None, str | None, bool]:
    """By the file, by the facts beside it, by what archivists read."""
    document, store = Document.objects.get(about=case.pseudonym), archive.store()
    assert document.state == State.ISSUED
    keywords = str(PdfFileReader(io.BytesIO(store.read(document.record, issuing.FILE))).trailer["/Info"]["/Keywords"])
    facts = json.loads(store.read(document.record, issuing.FACTS))
    told = (
        "Journal public contesté depuis le 18 novembre 2026 à 13\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}00."
        in store.read(document.record, preserving.ISSUED).decode()
    )
    return marks.contested_since(keywords), facts["contested_since"], told


def test_a_request_in_english_gets_its_document_in_english_where_it_exists() -> None:
    publish_a_service()
    decided(language="en")
    assert the_document().language == "en"


def test_a_document_that_exists_in_french_only_is_issued_in_french() -> None:
    publish_a_service(languages=["fr"])
    decided(language="en")
    assert the_document().language == "fr"


def test_done_twice_it_is_issued_once() -> None:
    publish_a_service()
    decided()
    work()
    first = the_document()
    signatures = key_uses().filter(facts__operation="sign")
    before = signatures.count()
    issuing.issue(first.identifier, an_act())
    assert the_document().digest == first.digest
    assert Entry.objects.of_kind("documents.document-issued").count() == 1
    assert signatures.count() == before


class Death(BaseException):
    """What a power cut is to a worker."""


def die_after(lines: int) -> None:
    """Die at that line of what a worker does for a document, and of nothing else."""
    rooms = tuple(str(Path(module.__file__ or "").parent) for module in (issuing, archive))
    left, before = lines, sys.gettrace()  # coverage counts lines in the same way

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.startswith(rooms):
            return None
        if event == "line":
            left -= 1
            if left <= 0:
                sys.settrace(before)
                raise Death
        return trace

    sys.settrace(trace)


@pytest.mark.fault
def test_a_worker_that_dies_at_any_line_leaves_one_document_and_one_record() -> None:
    publish_a_service()
    lines, deaths, before = 1, 0, sys.gettrace()
    while True:
        decided()
        owed = Document.objects.order_by("pk").last()
        assert owed is not None
        die_after(lines)
        try:
            issuing.issue(owed.identifier, an_act())
        except Death:
            deaths += 1
        else:
            break
        finally:
            sys.settrace(before)
        issuing.issue(owed.identifier, an_act())
        owed.refresh_from_db()
        file = archive.store().read(owed.record, issuing.FILE)
        facts = json.loads(archive.store().read(owed.record, issuing.FACTS))
        assert (owed.state, owed.size, facts["seal_key"]) == (State.ISSUED, len(file), owed.seal_key)
        assert Entry.objects.of_kind("documents.document-issued").about(owed.identifier).count() == 1
        lines += 97
    assert deaths >= 10
    places = list(Document.objects.order_by("status_index").values_list("status_index", flat=True))
    assert places == list(range(len(places)))
