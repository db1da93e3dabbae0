"""A focal point writes what stands in the paper register: sealed, with a code on paper, and never about the centre."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from guichet.commons.printing import printers
from guichet.commons.sync.models import Outgoing
from guichet.domains.relations.models import RegisterEntry
from guichet.foundation.keys import client as keys
from tests.factories.catalogue import a_service, publish
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text

pytestmark = pytest.mark.django_db
REGISTER = "/guichet/registre/"
SAID = {
    "kind": "request",
    "about_centre": "no",
    "theme": "autre",
    "service": "certificat-invente",
    "text": "Où est mon acte inventé ?",
}


@pytest.fixture(autouse=True)
def a_centre_with_the_key(keeper: AKeeper, settings: Any) -> None:
    settings.VAR, settings.HUB_URL = keeper.var, "https://guichet.example.bj"
    publish(a_service())
    keys.state_list().write_bytes((keeper.folder / "public.json").read_bytes())
    settings.NODE = "centre"


def test_it_is_sealed_and_its_code_comes_on_paper(codjo: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    slips: list[Any] = []
    monkeypatch.setattr(printers, "hand_out", slips.append)
    assert "Ce que la personne dit est scellé sur le champ." in text(codjo.get(REGISTER))
    assert "Inscrire au registre" in text(codjo.get("/guichet/"))
    shown = text(codjo.post(REGISTER, SAID))
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", shown)
    assert code is not None
    assert slips[0].lines[0].value == code[0]
    assert "Les 30 jours commencent quand il arrive au portail national" in shown
    assert "https://guichet.example.bj/reclamations/suite/" in shown
    assert "Requête" in text(codjo.get(REGISTER))
    assert (RegisterEntry.objects.count(), Outgoing.objects.count()) == (1, 1)


def test_a_complaint_about_the_centre_leads_to_the_kiosk_and_nothing_is_kept(codjo: Client) -> None:
    answer = codjo.post(REGISTER, {**SAID, "kind": "complaint", "about_centre": "yes"})
    assert (answer.status_code, "Menez la personne à la borne" in text(answer)) == (422, True)
    assert "Où est mon acte inventé ?" in text(answer)
    assert not RegisterEntry.objects.exists()


def test_what_is_missing_is_said_in_words_and_the_rest_stays(codjo: Client) -> None:
    career = codjo.post(REGISTER, {**SAID, "theme": "carriere"})
    assert (career.status_code, "donnez le numéro matricule" in text(career)) == (422, True)
    empty = codjo.post(REGISTER, {**SAID, "text": " "})
    assert (empty.status_code, "À corriger" in text(empty)) == (422, True)
    unanswered = codjo.post(REGISTER, {name: value for name, value in SAID.items() if name != "about_centre"})
    assert "Répondez par oui ou par non" in text(unanswered)


def test_before_the_key_of_the_state_is_there_nothing_is_taken(codjo: Client, tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path
    answer = codjo.post(REGISTER, SAID)
    assert (answer.status_code, "Écrivez sur le registre de papier" in text(answer)) == (409, True)
    assert not RegisterEntry.objects.exists()


def test_only_a_focal_point_writes_in_it() -> None:
    assert Client().get(REGISTER).headers["Location"].startswith("/guichet/connexion/")
