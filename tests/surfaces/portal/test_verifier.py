"""The checking page by the server: for whoever has no script, a PDF, or a reference."""

import hashlib
import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from guichet.commons.documents import operations as documents
from guichet.commons.documents import revocations, trust
from guichet.commons.documents.checking import lists
from guichet.commons.documents.checking.outcomes import Outcome
from guichet.commons.documents.models import Document, Reason, State
from guichet.commons.documents.operations import Made, Wanted
from guichet.commons.documents.sealing import pdf
from guichet.commons.documents.signing import Signing
from guichet.commons.documents.validity import Validity
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.vocabulary import Fault as LogFault
from guichet.foundation.keys import client as keys
from guichet.foundation.lib.operation import building
from guichet.surfaces.portal.verifier import checking
from tests.commons.documents import samples
from tests.commons.documents.checking.test_codes import CODE
from tests.commons.documents.checking.test_pictures import picture
from tests.factories.acts import an_act
from tests.factories.keepers import AKeeper, a_keeper

pytestmark = pytest.mark.django_db
REFERENCE = "/verifier/reference/"
FILE = "/verifier/fichier/"
UNPROVED = "Une référence ne prouve pas que ce papier est ce document"


@pytest.fixture(scope="module")
def _awake() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        keeper.start()
        yield keeper


@pytest.fixture(autouse=True)
def _the_keeper_answers(_awake: AKeeper, settings: Settings) -> None:
    settings.VAR = _awake.var
    settings.DEMONSTRATION = True


def issued(file: bytes, *, days: int = 30) -> Document:
    """In the register, two days ago, for so many days."""
    act = an_act(timezone.now() - timedelta(days=2))
    wanted = Wanted(
        "casework", "a-case", "afi", "casier", "neant", "casier-b3-neant", "fr", "mjl", Validity(days, "days")
    )
    document = documents.owe(wanted=wanted, act=act)
    documents.fix_day(identifier=document.identifier, act=act)
    made = Made(hashlib.sha256(file).hexdigest(), len(file), "seal", "code")
    return documents.commit(identifier=document.identifier, made=made, act=act)


def sealed(contested_since: datetime | None = None) -> bytes:
    """By the seal that the demonstration makes for the ministry."""
    act = an_act(timezone.now())
    seal = trust.seal_of("mjl", act)
    file = samples.a_file(contested_since=contested_since)
    return pdf.seal(file, chain=seal.chain, name="mjl", at=act.at, sign=Signing(seal.key))


def send(client: Client, content: bytes, name: str = "document.pdf") -> Any:
    return client.post(FILE, {"sent-file": SimpleUploadedFile(name, content)})


def ask(client: Client, text: str) -> Any:
    return client.post(REFERENCE, {"typed-reference": text})


def said(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_a_sealed_file_in_the_register_is_genuine(client: Client) -> None:
    file = sealed()
    document = issued(file)
    page = said(send(client, file))
    for words in ("Authentique", "SPÉCIMEN", document.reference, document.digest, "délivré"):
        assert words in page


def test_a_sealed_file_that_the_register_does_not_know_is_told(client: Client) -> None:
    assert "Cachet bon, mais document inconnu" in said(send(client, sealed()))


def test_a_file_with_one_changed_byte_is_false(client: Client) -> None:
    file = sealed()
    issued(file)
    place = file.index(b"stream\n") + 20
    page = said(send(client, file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]))
    assert "Faux" in page
    assert "DOC-" not in page


def test_a_file_that_is_over_is_told(client: Client) -> None:
    file = sealed()
    issued(file, days=1)
    assert "Authentique, mais plus valable" in said(send(client, file))


def test_a_picture_is_looked_through_by_the_server_too(client: Client) -> None:
    assert "Non reconnu" in said(send(client, picture(), "photo.png"))
    assert "code illisible" in said(send(client, b"\x89PNG\r\n\x1a\n", "photo.png"))


def test_a_file_of_another_kind_is_refused_and_the_page_stays(client: Client) -> None:
    answer = send(client, b"bonjour", "lettre.txt")
    assert answer.status_code == 422
    assert "n’est pas d’un type accepté" in said(answer)


def test_a_reference_answers_its_state_and_its_digest_and_nothing_of_anybody(client: Client) -> None:
    document = issued(b"file")
    page = said(ask(client, document.reference.lower().replace("-", " ")))
    for words in ("Référence connue", document.digest, "délivré"):
        assert words in page
    assert "casier" not in page
    assert UNPROVED not in page  # its sentence says so already


def test_a_reference_that_is_over_is_told_and_that_it_proves_no_paper(client: Client) -> None:
    page = said(ask(client, issued(b"file", days=1).reference))
    for words in ("mais plus valable", UNPROVED, "SPÉCIMEN"):
        assert words in page


def test_a_reference_of_a_real_installation_is_no_specimen(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    answer = checking.typed(issued(b"file").reference, "::1", an_act())
    assert (answer.outcome, answer.specimen) == (Outcome.KNOWN_REFERENCE, False)


@pytest.mark.parametrize("text", ["DOC-0000-0000-0", "bonjour"])
def test_an_invented_reference_and_a_wrong_one_get_one_answer(client: Client, text: str) -> None:
    document = issued(b"file")
    assert "Référence inconnue" in said(ask(client, text))
    assert "Référence connue" in said(ask(client, document.reference))


def test_a_document_that_is_not_issued_yet_is_no_known_reference(client: Client) -> None:
    wanted = Wanted("casework", "another", "afi", "casier", "neant", "casier-b3-neant", "fr", "mjl")
    due = documents.owe(wanted=wanted, act=an_act())
    assert "Référence inconnue" in said(ask(client, due.reference))


def test_digits_typed_without_script_are_checked(client: Client) -> None:
    assert "Non reconnu" in said(ask(client, CODE))


def test_nobody_guesses_references_for_long(client: Client) -> None:
    for _ in range(checking.REFERENCES.most):
        assert ask(client, "DOC-0000-0000-0").status_code == 200
    answer = ask(client, "DOC-0000-0000-0")
    assert answer.status_code == 422
    assert "Trop de vérifications d’affilée" in said(answer)


def test_the_keys_are_published_with_a_tag(client: Client) -> None:
    answer = client.get("/documents/keys.json")
    assert answer.status_code == 200
    assert set(json.loads(answer.content)) == {"protected", "payload", "signature"}
    again = client.get("/documents/keys.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_the_keys_are_not_there_before_the_keeper_started(client: Client, settings: Settings, tmp_path: Any) -> None:
    settings.VAR = tmp_path
    assert client.get("/documents/keys.json").status_code == 503


def revoked(document: Document) -> None:
    """By two persons of the ministry; its decision is of a case that this test need not have."""
    with building():
        Document.objects.filter(pk=document.pk).update(
            state=State.REVOKED, ended_at=timezone.now(), ended_for=Reason.FRAUD
        )


def test_a_revoked_document_is_refused_by_its_file_and_by_its_reference(client: Client) -> None:
    file = sealed()
    document = issued(file)
    assert "Authentique" in said(send(client, file))
    revoked(document)
    for answer in (send(client, file), ask(client, document.reference)):
        seen = said(answer).replace("\xa0", " ")
        assert "Révoqué : à refuser" in seen
        assert "<dd>révoqué</dd>" in seen


def test_the_list_of_a_year_is_published_with_a_tag_and_for_a_minute(client: Client) -> None:
    document = issued(b"a file")
    address = f"/documents/status/{document.status_year}"
    assert client.get(address).status_code == 404
    revoked(document)
    revocations.renew(an_act(timezone.now()))
    answer = client.get(address)
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        "application/cose",
        "public, max-age=60",
    )
    found = lists.revocations_of(answer.content, keys.public_keys()).standing(document.status_index or 0)
    assert found is not None
    assert found.revoked
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert client.get("/documents/status/1960").status_code == 404


def test_a_year_of_documents_is_a_list_of_a_few_kilobytes() -> None:
    places = random.Random(1).sample(range(500_000), 5_000)
    assert len(revocations.listed(2026, timezone.now(), 500_000, places)) <= 8_000


def test_what_a_phone_keeps_is_in_its_language(client: Client) -> None:
    for prefix, word in (("", "Vérifier"), ("/en", "Check")):
        manifest = json.loads(client.get(f"{prefix}/verifier/application.webmanifest").content)
        assert manifest["start_url"] == f"{prefix}/verifier/"
        assert manifest["short_name"] == word
        assert f'"page": "{prefix}/verifier/"' in client.get(f"{prefix}/verifier/hors-ligne.js").content.decode()


def test_a_document_that_was_issued_while_the_log_was_contested_says_so_for_ever(client: Client) -> None:
    document, now = issued(b"file"), timezone.now()
    public_log.keep_doubt(witness="w", fault=LogFault.FORKED, size=1, note="", act=an_act(now - timedelta(days=3)))
    contested = "Ce document a été délivré pendant une contestation du journal public de l’État, ouverte le "
    page = said(ask(client, document.reference))
    assert contested in page
    assert "et pas encore close." in page
    public_log.settle(witness="w", by=("s-1", "s-2"), why="Deux copies comparées.", act=an_act(now))
    page = said(ask(client, document.reference))
    assert contested in page
    assert "et close le " in page


def test_a_document_of_before_or_after_a_contestation_says_nothing_of_it(client: Client) -> None:
    document, now = issued(b"file"), timezone.now()
    for days in (5, 1):
        at = now - timedelta(days=days)
        public_log.keep_doubt(witness=f"w{days}", fault=LogFault.FORKED, size=1, note="", act=an_act(at))
    public_log.settle(witness="w5", by=("s-1", "s-2"), why="Deux copies.", act=an_act(now - timedelta(days=4)))
    assert "contestation" not in said(ask(client, document.reference))
    assert "contestation" not in said(ask(client, "DOC-7F3K-92QX-M"))


def test_a_document_whose_day_was_contested_and_that_came_after_says_so_too(client: Client) -> None:
    document, now = issued(b"file"), timezone.now()
    dated, settled = (now - timedelta(days=days) for days in (4, 3))
    public_log.keep_doubt(witness="w", fault=LogFault.FORKED, size=1, note="", act=an_act(now - timedelta(days=5)))
    public_log.settle(witness="w", by=("s-1", "s-2"), why="Deux copies.", act=an_act(settled))
    assert "contestation" not in said(ask(client, document.reference))
    with building():
        Document.objects.update(dated_at=dated)
    assert "et close le " in said(ask(client, document.reference))


def test_a_file_says_of_an_alarm_that_this_node_does_not_know(client: Client) -> None:
    file = sealed(samples.CONTESTED_SINCE)
    contested = "délivré pendant une contestation du journal public de l’État, ouverte le 28 février 2026 à 0"
    assert contested in said(send(client, file))
    issued(file)
    page = said(send(client, file))
    assert "Authentique" in page
    assert contested in page
    assert "contestation" not in said(send(client, sealed()))
