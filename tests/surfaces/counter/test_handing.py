"""A document that waits in the centre is printed for who shows a paper and the code of the receipt."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import ToHandOver
from guichet.commons.documents.operations.handing import Printable
from guichet.commons.sync import blobs
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import pickup
from tests.factories.acts import NOON, an_act
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db

CODE = "7F3K-92XQ"
REQUEST = "LOK-7F3K-92XQ-A"
DOCUMENT = "B3-0001"
ADDRESS = f"/guichet/documents/{DOCUMENT}/"


@pytest.fixture
def waiting(settings: Any, tmp_path: Path) -> datetime:
    settings.VAR = tmp_path
    sealed = pickup.seal(b"%PDF-1.7 ...", to=pickup.public_half(CODE, reference=REQUEST), reference=REQUEST)
    printable = Printable(DOCUMENT, REQUEST, "certificat-invente", blobs.keep(sealed), NOON)
    documents.await_at_centre(printable=printable, act=an_act())
    return printable.issued_at


@pytest.mark.usefixtures("waiting")
def test_it_waits_on_the_page_of_the_day_and_is_printed_with_its_code(codjo: Client) -> None:
    assert REQUEST in text(codjo.get("/guichet/"))
    assert "Quel papier la personne montre-t-elle ?" in text(codjo.get(ADDRESS))
    printed = codjo.post(ADDRESS, {"shown": "cip", "code": CODE})
    assert (printed.headers["Content-Type"], printed.content) == ("application/pdf", b"%PDF-1.7 ...")
    assert "no-store" in printed.headers["Cache-Control"]
    assert ToHandOver.objects.get().shown == "cip"
    entry = Entry.objects.filter(kind="documents.handed-over").get()
    assert entry.facts["shown"] == "cip"
    assert "Aucun document n’attend" in text(codjo.get("/guichet/"))


@pytest.mark.usefixtures("waiting")
def test_a_wrong_code_opens_nothing(codjo: Client) -> None:
    answer = codjo.post(ADDRESS, {"shown": "cip", "code": "0000-0000"})
    assert answer.status_code == 422
    assert ToHandOver.objects.get().tries == 1
    assert codjo.post(ADDRESS, {"code": CODE}).status_code == 422  # no paper was looked at
    assert ToHandOver.objects.get().handed_over_at is None


def test_no_such_document_is_refused_in_a_sentence(codjo: Client) -> None:
    answer = codjo.post("/guichet/documents/B3-9999/", {"shown": "cip", "code": CODE})
    assert answer.status_code == 422
