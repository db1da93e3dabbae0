"""A mandate at the counter: agreed to before a witness or by SMS, used to begin a request, taken back."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.intake.models import Draft
from guichet.foundation.identity.models import Mandate
from guichet.foundation.identity.operations import IssuedCard
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from tests.factories.catalogue import publish
from tests.factories.identity import delivered
from tests.factories.requests import a_procedure, a_question
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db

SERVICE = "certificat-invente"
WITNESSED = {
    "person": "Afi Houngbédji",
    "service": SERVICE,
    "scopes": ["fill", "submit"],
    "days": "1",
    "consent": "witness",
    "witness": "Bio Gounou",
}
BY_SMS = {**WITNESSED, "consent": "sms", "phone": "01 97 00 11 22", "witness": ""}
OPEN = "/guichet/mandats/ouvrir/"


@pytest.fixture(autouse=True)
def published() -> None:
    publish(a_procedure(a_question("text", "nom")))


def granted(client: Client) -> str:
    """The address of the mandate's page."""
    answer = client.post(OPEN, WITNESSED)
    assert answer.status_code == 302, text(answer)
    return str(answer.headers["Location"])


def test_a_mandate_is_read_aloud_agreed_to_and_printed(codjo: Client) -> None:
    assert "Vous n’avez aucun mandat en cours." in text(codjo.get("/guichet/mandats/"))
    form = text(codjo.get(OPEN))
    assert "J’autorise Codjo Dossa, point focal du centre" in form
    assert "empreinte" not in form
    assert "Code reçu par la personne" not in form
    page = text(codjo.get(granted(codjo)))
    for said in ("Afi Houngbédji", "Codjo Dossa", "Bio Gounou", "remplir la demande, la déposer"):
        assert said in page
    assert Mandate.objects.get().reference in text(codjo.get("/guichet/mandats/"))


def test_without_witness_nothing_is_granted_and_nothing_is_lost(codjo: Client) -> None:
    answer = codjo.post(OPEN, {**WITNESSED, "witness": ""})
    assert (answer.status_code, "Écrivez le nom du témoin" in text(answer)) == (422, True)
    assert 'value="Afi Houngbédji"' in text(answer)


def test_a_code_by_sms_is_asked_for_then_judged(codjo: Client) -> None:
    with delivered() as messages:
        asked = codjo.post(OPEN, BY_SMS)
    assert "Un code est parti vers le téléphone de la personne." in text(asked)
    reference = re.search(r'name="sent" value="(\w+)"', text(asked))
    assert reference is not None
    (message,) = messages
    assert message.address == "+2290197001122"
    wrong = codjo.post(OPEN, {**BY_SMS, "sent": reference[1], "code": "00000000"})
    assert (wrong.status_code, "Ce code n’est pas le bon." in text(wrong)) == (422, True)
    right = codjo.post(OPEN, {**BY_SMS, "sent": reference[1], "code": message.code})
    assert right.status_code == 302
    assert Mandate.objects.get().consent == "sms"


def test_a_phone_that_is_none_is_said_beside_its_field(codjo: Client) -> None:
    answer = codjo.post(OPEN, {**BY_SMS, "phone": "12"})
    assert (answer.status_code, Mandate.objects.exists()) == (422, False)


def test_a_request_begun_under_it_carries_it_and_is_filled_here(codjo: Client, issued: IssuedCard) -> None:
    first = text(codjo.post(f"{granted(codjo)}commencer/", follow=True))
    draft = Draft.objects.get()
    assert (draft.mandate, draft.service) == (Mandate.objects.get().reference, SERVICE)
    assert "Question nom" in first
    assert f"Demande {draft.reference}, faite avec l’aide de Codjo Dossa, sous le mandat {draft.mandate}" in first
    assert "donné par Afi Houngbédji" in first
    used = Entry.objects.filter(kind="identity.mandate-used").get()
    assert (used.actor, used.facts["scope"]) == (issued.card.staff_id, "fill")


def test_an_expired_mandate_begins_nothing_and_says_why(codjo: Client) -> None:
    page = granted(codjo)
    with building():
        Mandate.objects.update(granted_at=timezone.now() - timedelta(days=3), expires_at=timezone.now())
    answer = codjo.post(f"{page}commencer/")
    assert (answer.status_code, "Ce mandat est arrivé à son terme." in text(answer)) == (409, True)
    assert not Draft.objects.exists()


def test_a_scope_exceeded_begins_nothing_and_says_what_is_allowed(codjo: Client) -> None:
    answer = codjo.post(OPEN, {**WITNESSED, "scopes": ["follow"]})
    refused = codjo.post(f"{answer.headers['Location']}commencer/")
    assert (refused.status_code, "Il permet seulement de : la suivre." in text(refused)) == (409, True)


def test_the_person_takes_it_back(codjo: Client) -> None:
    page = granted(codjo)
    assert codjo.post(f"{page}retirer/").headers["Location"] == "/guichet/mandats/"
    shown = text(codjo.get(page))
    assert "Retiré le" in shown
    assert "Afi" not in shown
    assert "a retiré ce mandat" in text(codjo.post(f"{page}commencer/"))


def test_a_colleagues_mandate_is_not_shown(codjo: Client) -> None:
    page = granted(codjo)
    with building():
        Mandate.objects.update(focal_point="somebody else")
    answer = codjo.get(page)
    assert (answer.status_code, "n’est pas connu ici" in text(answer)) == (409, True)
    assert codjo.post("/guichet/mandats/LOK-0000-0000-0/commencer/").status_code == 409
