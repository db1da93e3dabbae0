"""The request read back on the kiosk while the focal point types; its person answers by a hand. And cards for a day."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.intake import queries as drafts
from guichet.commons.intake.models import Draft
from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.domains.reception.models import Readback
from guichet.domains.reception.refusals import NoReadback
from guichet.domains.reception.vocabulary import Hand
from guichet.foundation.identity.models import Card, Mandate
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from guichet.surfaces.questions import drawings
from guichet.surfaces.ui import pictograms
from tests.domains.reception import by_a_visitor
from tests.factories.catalogue import publish
from tests.factories.requests import a_procedure, a_question
from tests.surfaces.counter import text
from tests.surfaces.counter.test_mandates import WITNESSED

pytestmark = pytest.mark.django_db

SCREEN = "/guichet/relecture/"


@pytest.fixture
def begun(codjo: Client) -> str:
    """The code that Codjo reads out; Afi's name is written already."""
    publish(a_procedure(a_question("text", "nom")))
    page = codjo.post("/guichet/mandats/ouvrir/", WITNESSED).headers["Location"]
    codjo.post(f"{page}commencer/")
    codjo.post("/guichet/demande/question/nom/", {"nom": "Afi Houngbédji", "asked": "nom"})
    sent = {"draft": Draft.objects.get().reference, "mandate": Mandate.objects.get().reference}
    answer = codjo.post(f"{SCREEN}commencer/", sent)
    return str(answer.headers["Location"]).split("/")[-3]


def test_the_person_sees_what_is_written_and_raises_the_green_hand(codjo: Client, begun: str) -> None:
    kiosk = Client()
    beside = text(codjo.get(f"{SCREEN}{begun}/guichet/"))
    assert begun in beside
    assert "n’a pas encore répondu" in beside
    opened = kiosk.post(SCREEN, {"code": begun.lower()}, follow=True)
    assert "Afi Houngbédji" in text(opened)
    assert 'data-scale="kiosk"' in text(opened)
    after = kiosk.post(f"{SCREEN}{begun}/", {"hand": "green"}, follow=True)
    assert "c’est bien cela" in text(after)
    assert "Afi" not in text(after)
    assert "main verte" in text(codjo.get(f"{SCREEN}{begun}/guichet/"))
    entry = Entry.objects.filter(kind="reception.readback-ended").get()
    assert (entry.facts["hand"], entry.surface, entry.actor) == ("green", "kiosk", "nobody")


def test_the_red_hand_sends_nothing(codjo: Client, begun: str) -> None:
    assert "rien n’est envoyé" in text(Client().post(f"{SCREEN}{begun}/", {"hand": "red"}, follow=True))
    assert "main rouge" in text(codjo.get(f"{SCREEN}{begun}/guichet/"))


def test_a_hand_is_raised_once(begun: str) -> None:
    act = by_a_visitor(timezone.now())
    reception.raise_hand(code=begun, hand=Hand.RED, act=act)
    with pytest.raises(NoReadback, match="Cette relecture est finie"):
        reception.raise_hand(code=begun, hand=Hand.GREEN, act=act)


def test_a_code_opens_nothing_after_a_quarter_of_an_hour_and_is_kept_nowhere(codjo: Client, begun: str) -> None:
    assert begun.replace("-", "") not in f"{Readback.objects.values()[0]}"
    with building():
        Readback.objects.update(begun_at=timezone.now() - timedelta(minutes=15))
    assert Client().get(f"{SCREEN}{begun}/").status_code == 404
    answer = Client().post(SCREEN, {"code": begun})
    assert (answer.status_code, "ce code n’en ouvre aucune" in text(answer)) == (422, True)
    assert codjo.get(f"{SCREEN}{begun}/guichet/").status_code == 409


def test_without_its_mandate_a_draft_is_not_read_back(codjo: Client, begun: str) -> None:
    reference = Readback.objects.get().draft
    assert queries.readback(begun, at=timezone.now()) is not None
    assert drafts.assisted(reference, mandate="", at=timezone.now()) is None
    assert codjo.post(f"{SCREEN}commencer/", {"draft": reference, "mandate": "LOK-0"}).status_code == 409
    with building():
        Mandate.objects.update(revoked_at=timezone.now())
    refused = codjo.post(f"{SCREEN}commencer/", {"draft": reference, "mandate": Mandate.objects.get().reference})
    assert (refused.status_code, "a retiré ce mandat" in text(refused)) == (409, True)


def test_a_stand_in_gets_a_card_for_the_day(codjo: Client) -> None:
    form = codjo.get("/guichet/carte-du-jour/")
    assert "Une autre personne, qui remplace quelqu’un" in text(form)
    given = {"who": "other", "name": "Bio Gounou", "pin": "318274", "again": "318274"}
    wrong = codjo.post("/guichet/carte-du-jour/", {**given, "again": "318275"})
    assert (wrong.status_code, "ne sont pas les mêmes" in text(wrong)) == (422, True)
    weak = codjo.post("/guichet/carte-du-jour/", {**given, "pin": "111111", "again": "111111"})
    assert (weak.status_code, "se devine trop facilement" in text(weak)) == (422, True)
    shown = text(codjo.post("/guichet/carte-du-jour/", given))
    letters = re.search(r"<code>([0-9A-Z ]+)</code>", shown)
    assert letters is not None
    client = Client()
    assert "Votre code à six chiffres" in text(client.post("/guichet/connexion/", {"card": letters[1]}))
    opened = client.post("/guichet/connexion/", {"secret": letters[1].replace(" ", ""), "pin": "318274"})
    assert opened.status_code == 302
    assert "Bio Gounou" in text(client.get("/guichet/"))
    assert Card.objects.filter(temporary=True).count() == 1


def test_each_answer_has_a_picture_its_own_or_that_of_its_kind(codjo: Client) -> None:
    asked = [
        a_question("text", "nom"),
        a_question("yes_no", "marie"),
        a_question(
            "pictogram_choice",
            "moyen",
            options=[
                {"value": "pied", "text": {"fr": "À pied", "en": "On foot"}, "pictogram": "rings"},
                {"value": "moto", "text": {"fr": "À moto", "en": "By motorbike"}, "pictogram": "drum"},
            ],
        ),
    ]
    publish(a_procedure(*asked))
    page = codjo.post("/guichet/mandats/ouvrir/", WITNESSED).headers["Location"]
    codjo.post(f"{page}commencer/")
    for name, value in (("nom", "Afi Houngbédji"), ("marie", "no"), ("moyen", "moto")):
        codjo.post(f"/guichet/demande/question/{name}/", {name: value, "asked": name})
    draft = Draft.objects.get()
    answer = codjo.post(f"{SCREEN}commencer/", {"draft": draft.reference, "mandate": draft.mandate})
    shown = text(Client().get(f"{SCREEN}{answer.headers['Location'].split('/')[-3]}/"))
    for picture in (drawings.WRITING, *map(pictograms.drawing, (pictograms.NO, "drum"))):
        assert picture in shown
