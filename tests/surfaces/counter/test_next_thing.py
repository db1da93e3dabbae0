"""The next thing to do: one line on the page of the day, in order, each one tap away."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.documents import operations as documents
from guichet.commons.documents.operations.handing import Printable
from guichet.commons.intake import operations as intake
from guichet.commons.intake.models import Draft
from guichet.domains.reception import operations as reception
from guichet.domains.reception.models import Ticket
from guichet.domains.reception.vocabulary import Outcome, Purpose, Sex
from guichet.foundation.lib.act import Act
from tests.domains.reception import at_lokossa, by_a_visitor
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, a_procedure, a_question
from tests.surfaces.counter import text
from tests.surfaces.counter.test_mandates import OPEN, WITNESSED

pytestmark = pytest.mark.django_db


def first(codjo: Client) -> str:
    """What the top of the page says to do, and where the tap leads."""
    page = text(codjo.get("/guichet/"))
    found = re.search(r'<section class="next".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def now() -> Act:
    return at_lokossa(timezone.now())


@pytest.fixture
def opened() -> None:
    reception.open_day(in_order=[], remark="", act=now())


@pytest.fixture
def ticket(opened: None) -> Ticket:  # noqa: ARG001
    return reception.welcome(sex=Sex.WOMAN, purpose=Purpose.REQUEST, act=now())


def test_first_the_centre_is_declared_open(codjo: Client) -> None:
    assert "Le centre n’est pas encore déclaré ouvert." in first(codjo)
    assert 'href="/guichet/ouverture/"' in first(codjo)


@pytest.mark.usefixtures("ticket")
def test_whoever_waits_is_called_then_received_then_served(codjo: Client) -> None:
    assert "A 001 attend depuis le plus longtemps." in first(codjo)
    called = codjo.post("/guichet/salle/appeler/").headers["Location"]
    assert "A 001 est appelé." in first(codjo)
    codjo.post(f"{called}recevoir/")
    assert "A 001 est au guichet." in first(codjo)
    assert called in first(codjo)


@pytest.mark.usefixtures("ticket")
def test_the_request_in_hand_comes_before_whoever_waits(codjo: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    codjo.post(f"{codjo.post(OPEN, WITNESSED).headers['Location']}commencer/")
    assert f"La demande {Draft.objects.get().reference} est ouverte sur ce guichet." in first(codjo)
    assert 'href="/guichet/demande/"' in first(codjo)


@pytest.mark.usefixtures("opened")
def test_then_who_is_told_what_is_handed_over_and_what_was_left(codjo: Client) -> None:
    publish(a_procedure(a_question("text", "nom")))
    act = by_a_visitor(timezone.now())
    intake.let_go(reference=intake.start(service=CODE, language="fr", act=act).reference, act=act)
    assert "1 demande a été laissée ici." in first(codjo)
    documents.await_at_centre(printable=Printable("B3-1", "LOK-7F3K-92XQ-A", CODE, "0" * 64, NOON), act=an_act())
    assert "1 document est prêt à remettre." in first(codjo)
    assert "/guichet/documents/B3-1/" in first(codjo)
    documents.await_at_centre(printable=Printable("B3-2", "LOK-7F3K-92XQ-A", CODE, "1" * 64, NOON), act=an_act())
    assert "2 documents sont prêts à remettre." in first(codjo)
    said = {"reference": "LOK-7F3K-92XQ-A", "state": "decided", "words_fr": "Prêt.", "words_en": "Ready."}
    reception.note_status(said={**said, "at": timezone.now().isoformat(), "reached": False}, act=an_act())
    assert "1 personne est à prévenir." in first(codjo)


def test_last_the_day_is_closed_and_nothing_more_is_asked(codjo: Client, ticket: Ticket) -> None:
    for _call in range(3):
        reception.call(ticket=ticket.reference, act=now())
    reception.mark_absent(ticket=ticket.reference, act=now())
    assert "Plus rien n’attend." in first(codjo)
    reception.close_visit(visit=ticket.visit_id, outcome=Outcome.LEFT, act=now())
    reception.close_day(act=at_lokossa(timezone.now() + timedelta(seconds=1)))
    assert first(codjo) == ""
    assert "Le centre est fermé pour aujourd’hui." in text(codjo.get("/guichet/"))
