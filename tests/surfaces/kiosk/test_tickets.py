"""Leaving for later with a paper ticket, and coming back with it; the paper receipt of what was given."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from guichet.commons.intake import operations as intake
from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.models import Draft
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import references
from guichet.surfaces.kiosk.tickets import slips
from guichet.surfaces.kiosk.tickets.marks import MARKS, drawn, mark
from tests.factories.acts import an_act
from tests.surfaces.kiosk.conftest import Begin

pytestmark = pytest.mark.django_db
Told = dict[str, Any]


@pytest.fixture
def told(client: Client, begin: Begin) -> Told:
    """What a ticket says, after its author has left."""
    client.post(begin(), {"nom": "Afi"})
    read = client.post("/borne/ticket/garder/").content.decode()
    found = re.findall(r'<input type="hidden" name="(reference|code|secret|mark)" value="([^"]+)">', read)
    client.post("/borne/passage/fin/")
    return {**dict(found), "mark": [value for name, value in found if name == "mark"]}


def open_with(told: Told, **changes: Any) -> Any:
    return Client().post("/borne/ticket/reprendre/", {**told, **changes})


def opens(answer: Any) -> bool:
    return bool(answer.status_code == 302 and answer.headers["Location"] == "/borne/demande/")


def test_a_ticket_opens_with_its_code_and_its_three_pictures_in_any_order(told: Told) -> None:
    assert len(told["mark"]) == 3
    assert opens(open_with(told, mark=told["mark"][::-1]))


def test_it_does_not_without_its_pictures(told: Told) -> None:
    other = next(name for name in MARKS if name not in told["mark"])
    for marks in ([], told["mark"][:2], [*told["mark"][:2], other]):
        answer = open_with(told, mark=marks)
        assert answer.status_code == 422
        assert "ces images n’ouvrent aucune demande" in answer.content.decode()


def test_its_square_opens_by_itself_as_a_scanner_types_it(told: Told) -> None:
    scanned = f"http://localhost:8000/demande/reprendre/#{told['reference']}.{told['secret']}"
    assert opens(open_with({}, reference=scanned))


def test_the_square_of_a_centre_opens_the_national_portal_on_a_phone(settings: Any) -> None:
    settings.PUBLIC_URL, settings.HUB_URL = "https://lokossa.test", "https://guichet.test"
    ticket = Ticket("LOK-7F3K-92XQ-A", "ABCD-2345", "secret")
    assert slips.carried(ticket) == "https://lokossa.test/demarche/reprendre/#LOK-7F3K-92XQ-A.secret"
    settings.NODE = "centre"
    assert slips.carried(ticket) == "https://guichet.test/demarche/reprendre/#LOK-7F3K-92XQ-A.secret"


def test_codes_of_another_place_ask_for_the_square(told: Told) -> None:
    answer = open_with(told, reference=references.allocate(PlaceId("COT")))
    assert "Ailleurs, seul le carré du ticket l’ouvre" in answer.content.decode()


@pytest.mark.parametrize("read", ["###", "http://localhost/demarche/reprendre/#WEB-7F3K-92XQ-A.abc", "#.x"])
def test_a_square_that_was_not_read_whole_is_refused_in_words(read: str) -> None:
    answer = open_with({}, reference=read, code="abc")
    assert "Le carré n’a pas été lu en entier" in answer.content.decode()


def test_a_visit_whose_request_went_elsewhere_ends_with_the_reason(client: Client, begin: Begin) -> None:
    first = begin()
    reference = Draft.objects.get().reference
    intake.stop(reference=reference, turn=0, act=an_act())
    saved = client.post(first, {"nom": "Afi"}, headers={"HX-Request": "true"})
    assert saved.headers["HX-Refresh"] == "true"
    answer = client.get(first)
    assert (answer.status_code, answer.headers["Clear-Site-Data"]) == (410, '"cache", "cookies", "storage"')
    assert "Cette demande a été reprise ailleurs avec son ticket" in answer.content.decode()
    assert "C’est terminé" in client.get(first).content.decode()


def test_the_end_of_the_visit_leaves_what_was_left_with_a_ticket(told: Told) -> None:
    assert Draft.objects.get().reference == told["reference"]


def test_the_request_is_out_of_hand_and_the_visit_goes_on(client: Client, begin: Begin) -> None:
    first = begin()
    client.post("/borne/ticket/garder/")
    answer = client.get(first)
    assert (answer.status_code, "Reprendre avec un ticket" in answer.content.decode()) == (409, True)


def test_the_ticket_is_a_pdf_too_and_is_told_without_a_printer(client: Client, begin: Begin) -> None:
    begin()
    read = client.post("/borne/ticket/garder/").content.decode()
    assert "Ce poste n’a pas d’imprimante" in read
    answer = client.post("/borne/ticket/ticket.pdf", {"reference": "x", "code": "y", "secret": "z", "mark": ["lune"]})
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.fixture
def roll(tmp_path: Path, settings: Any) -> Path:
    folder = tmp_path / "roll"
    folder.mkdir()
    settings.RECEIPT_PRINTER = str(folder)
    return folder


def test_giving_prints_the_receipt_and_again_when_asked(client: Client, begin: Begin, roll: Path) -> None:
    client.post(begin(), {"nom": "Afi"})
    answer = client.post("/borne/demande/relire/")
    assert answer.headers["Location"] == "/borne/demande/recu/?papier=imprime"
    assert "Votre papier sort de l’imprimante" in client.get(answer.headers["Location"]).content.decode()
    client.post("/borne/demande/recu/imprimer/")
    assert len(list(roll.iterdir())) == 2
    assert client.get("/borne/demande/recu.pdf").content.startswith(b"%PDF-")


def test_a_printer_that_stops_loses_nothing(client: Client, begin: Begin, settings: Any) -> None:
    settings.RECEIPT_PRINTER = "/nowhere/lp0"
    client.post(begin(), {"nom": "Afi"})
    answer = client.post("/borne/demande/relire/", follow=True)
    assert "L’imprimante ne répond pas" in answer.content.decode()
    assert Draft.objects.get().reference in answer.content.decode()


def test_nothing_is_printed_before_it_is_given(client: Client, begin: Begin, roll: Path) -> None:
    begin()
    assert client.get("/borne/demande/recu.pdf").status_code == 409
    assert client.post("/borne/demande/recu/imprimer/").status_code == 409
    assert list(roll.iterdir()) == []


def test_three_pictures_are_drawn_of_twelve() -> None:
    assert len(MARKS) == 12
    assert len({drawn() for _ in range(50)}) > 1
    assert mark(["lune", "pot", "inconnue"]) == "lune,pot"
