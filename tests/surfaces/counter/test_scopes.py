"""How far a mandate reaches when its person is not there: following, collecting; and each refusal in its own words."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import ToHandOver
from guichet.commons.documents.operations.handing import Printable
from guichet.commons.intake import registry, sending
from guichet.commons.intake.models import Draft
from guichet.commons.sync import blobs
from guichet.domains.reception import operations as reception
from guichet.foundation.identity.models import Mandate
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import pickup
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, Desk, a_procedure, a_question
from tests.surfaces.counter import text
from tests.surfaces.counter.test_filling import DESK, begun
from tests.surfaces.counter.test_mandates import OPEN, WITNESSED

pytestmark = pytest.mark.django_db

FOLLOW = "/guichet/suivre/"
ALL = ["fill", "submit", "follow", "collect"]
DOCUMENT = "/guichet/documents/B3-0001/"
PICKUP = "7F3K-92XQ"


@pytest.fixture(autouse=True)
def published(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path
    publish(a_procedure(a_question("text", "nom")))


def sent_under(codjo: Client, monkeypatch: pytest.MonkeyPatch, scopes: list[str]) -> tuple[str, str]:
    """A request of Afi's that left under a mandate, and the mandate; the national node said where it is."""
    desk = Desk()
    monkeypatch.setattr(registry, "_receivers", [desk.receive])
    begun(codjo, scopes=scopes)
    codjo.post(f"{DESK}relire/")
    draft = Draft.objects.get(submitted_at=None)
    sending.send_given(reference=draft.reference, recipient=desk.key)
    said = {"reference": draft.reference, "state": "waiting", "words_fr": "En attente d’un agent.", "words_en": "x"}
    reception.note_status(said={**said, "at": timezone.now().isoformat()}, act=an_act())
    return draft.reference, draft.mandate


def test_a_request_is_followed_under_the_mandate_that_it_was_made_under(
    codjo: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference, mandate = sent_under(codjo, monkeypatch, ALL)
    assert "Afi Houngbédji" in text(codjo.get(FOLLOW))
    assert "En attente d’un agent." in text(codjo.post(FOLLOW, {"reference": reference, "whom": mandate}))
    entry = Entry.objects.filter(kind="identity.mandate-used").latest("pk")
    assert (entry.subject, entry.facts["scope"]) == (mandate, "follow")
    unknown = codjo.post(FOLLOW, {"reference": "LOK-7F3K-92XQ-A", "whom": mandate})
    assert "Ce centre ne sait rien de LOK-7F3K-92XQ-A." in text(unknown)


def test_a_mandate_that_does_not_let_follow_says_what_it_allows(codjo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reference, mandate = sent_under(codjo, monkeypatch, ["fill", "submit"])
    refused = codjo.post(FOLLOW, {"reference": reference, "whom": mandate})
    assert (refused.status_code, "Il permet seulement de : remplir la demande, la déposer." in text(refused)) == (
        422,
        True,
    )
    assert "En attente d’un agent." not in text(refused)
    assert "En attente d’un agent." in text(codjo.post(FOLLOW, {"reference": reference, "whom": "present"}))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"revoked_at": NOON}, "La personne a retiré ce mandat."),
        ({"expires_at": NOON, "granted_at": NOON - timedelta(days=1)}, "Ce mandat est arrivé à son terme."),
    ],
)
def test_a_mandate_that_is_over_follows_and_collects_nothing(
    codjo: Client, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], sentence: str
) -> None:
    reference, mandate = sent_under(codjo, monkeypatch, ALL)
    a_document_waits(reference)
    with building():
        Mandate.objects.update(**change)
    assert sentence in text(codjo.post(FOLLOW, {"reference": reference, "whom": mandate}))
    refused = codjo.post(DOCUMENT, {"whom": mandate, "code": PICKUP})
    assert (refused.status_code, sentence in text(refused)) == (422, True)
    assert ToHandOver.objects.get().handed_over_at is None


def test_another_persons_request_is_not_followed(codjo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reference, _mandate = sent_under(codjo, monkeypatch, ALL)
    codjo.post(OPEN, {**WITNESSED, "scopes": ALL})
    other = Mandate.objects.latest("pk").reference
    refused = codjo.post(FOLLOW, {"reference": reference, "whom": other})
    assert (refused.status_code, "n’a pas été faite sous ce mandat" in text(refused)) == (422, True)


def test_a_document_is_collected_under_a_mandate_with_the_code_of_its_receipt(
    codjo: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference, mandate = sent_under(codjo, monkeypatch, ALL)
    a_document_waits(reference)
    assert codjo.post(DOCUMENT, {"whom": mandate, "code": PICKUP}).content == b"%PDF-1.7 ..."
    assert ToHandOver.objects.get().shown == "mandate"
    assert Entry.objects.filter(kind="identity.mandate-used").latest("pk").facts["scope"] == "collect"


def test_a_mandate_that_does_not_let_collect_prints_nothing(codjo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reference, mandate = sent_under(codjo, monkeypatch, ["fill", "submit", "follow"])
    a_document_waits(reference)
    refused = codjo.post(DOCUMENT, {"whom": mandate, "code": PICKUP})
    assert (refused.status_code, "Ce mandat ne va pas jusque-là." in text(refused)) == (422, True)
    assert refused.headers["Content-Type"].startswith("text/html")


def a_document_waits(request: str) -> None:
    sealed = pickup.seal(b"%PDF-1.7 ...", to=pickup.public_half(PICKUP, reference=request), reference=request)
    printable = Printable("B3-0001", request, CODE, blobs.keep(sealed), NOON)
    documents.await_at_centre(printable=printable, act=an_act())
