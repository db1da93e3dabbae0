"""From the start to the receipt, without script."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guichet.commons.intake import contents
from guichet.foundation.keys.client import folder as keys_folder
from tests.factories.requests import Desk
from tests.factories.uploads import a_file
from tests.surfaces.portal.filing.walking import address, begin, fill, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("national_catalogue")]

BORN = {"date_naissance_day": "27", "date_naissance_month": "3", "date_naissance_year": "1987"}


def up_to_the_papers(client: Client) -> None:
    assert begin(client) == address("etape/nationalite/")
    assert fill(client, "nationalite", {"nationalite": "beninoise"}) == address("etape/ne_a_letranger/")
    assert fill(client, "ne_a_letranger", {"ne_a_letranger": "no"}) == address("etape/npi/")
    assert fill(client, "npi", {"npi": ""}) == address("etape/nom/")
    assert fill(client, "nom", {"nom-family_name": "Ɖɛ́gbɛ̀", "nom-given_names": "Kɔ́jó"}) == address("etape/naissance/")
    assert fill(client, "naissance", BORN | {"lieu_naissance": "Lokossa", "sexe": "masculin"}) == address(
        "etape/parents/"
    )
    parents = {"pere-family_name": "", "pere-given_names": "", "mere-family_name": "Dossou", "mere-given_names": "Afi"}
    assert fill(client, "parents", parents) == address("etape/acte_naissance/")


def test_a_criminal_record_is_asked_for_from_home_to_receipt(client: Client, desk: Desk, a_photograph: bytes) -> None:
    up_to_the_papers(client)
    photograph = a_file(a_photograph)
    assert fill(client, "acte_naissance", {"acte_naissance": photograph}) == address("etape/contact/")
    contact = {"telephone": "+229 01 97 00 00 01", "courriel": ""}
    assert fill(client, "contact", contact) == address("etape/exactitude/")
    assert fill(client, "exactitude", {"exactitude": "on"}) == address("relire/")
    summary = text(client.get(address("relire/")))
    for words in ("Kɔ́jó Ɖɛ́gbɛ̀", "27 mars 1987", "acte.jpg", "À payer : 1 900 F CFA", "Accepté"):
        assert words in summary
    answer = client.post(address("relire/"))
    assert answer["Location"] == address("recu/")
    (sealed,) = desk.received
    receipt = text(client.get(address("recu/")))
    assert sealed.reference in receipt
    assert "Le délai promis est de 72 heures. Il commence quand le paiement est confirmé" in receipt
    held = contents.read(desk.opened(sealed))
    assert held.answers["nom"] == {"family_name": "Ɖɛ́gbɛ̀", "given_names": "Kɔ́jó"}
    assert len(held.files) == 1


def test_sending_twice_shows_the_same_receipt(client: Client, desk: Desk, a_photograph: bytes) -> None:
    test_a_criminal_record_is_asked_for_from_home_to_receipt(client, desk, a_photograph)
    once = text(client.get(address("recu/")))
    assert client.post(address("relire/"))["Location"] == address("recu/")
    assert text(client.get(address("recu/"))) == once
    assert len(desk.received) == 1


def test_who_never_lived_here_is_stopped_early_with_the_reason_and_a_way_on(client: Client) -> None:
    begin(client)
    fill(client, "nationalite", {"nationalite": "etrangere"})
    assert fill(client, "a_vecu_au_benin", {"a_vecu_au_benin": "no"}) == address("arret/")
    page = client.get(address("arret/"))
    assert "Le casier judiciaire du Bénin ne concerne que les Béninois" in text(page)
    assert address("etape/a_vecu_au_benin/") in page.content.decode()


def test_a_missing_answer_is_asked_for_on_its_page(client: Client) -> None:
    begin(client)
    answer = client.post(address("etape/nationalite/"), {})
    assert answer.status_code == 422
    assert "Choisissez une réponse à « Quelle est votre nationalité ? »." in text(answer)


def test_an_answer_is_saved_as_soon_as_it_changes(client: Client) -> None:
    begin(client)
    headers = {"HX-Request": "true", "HX-Target": "step"}
    answer = client.post(address("etape/nationalite/"), {"nationalite": "beninoise"}, headers=headers)
    assert (answer.status_code, json.loads(answer["HX-Trigger"])) == (
        204,
        {"guichet:tell": {"text": "Réponse enregistrée."}},
    )
    assert client.get(address("etape/"))["Location"] == address("etape/ne_a_letranger/")


def test_a_saved_answer_is_two_looks_at_the_draft_and_one_write(client: Client) -> None:
    begin(client)
    here, headers = address("etape/nationalite/"), {"HX-Request": "true", "HX-Target": "step"}
    client.post(here, {"nationalite": "etrangere"}, headers=headers)  # reads the form, which this process then keeps
    with CaptureQueriesContext(connection) as said:
        client.post(here, {"nationalite": "beninoise"}, headers=headers)
    on_the_draft = (each["sql"] for each in said if "demonstration_clock" not in each["sql"])  # no node has it for real
    assert [sql for sql in (each.split()[0] for each in on_the_draft) if sql not in {"SAVEPOINT", "RELEASE"}] == [
        "SELECT",
        "SELECT",
        "UPDATE",
    ]


def test_without_keys_nothing_is_sent_and_the_draft_stays(client: Client, desk: Desk, a_photograph: bytes) -> None:
    up_to_the_papers(client)
    fill(client, "acte_naissance", {"acte_naissance": a_file(a_photograph)})
    fill(client, "contact", {"telephone": "0197000001", "courriel": ""})
    fill(client, "exactitude", {"exactitude": "on"})
    keys_folder().joinpath("public.json").unlink()
    answer = client.post(address("relire/"))
    assert answer.status_code == 503
    assert "Rien n’est perdu, vos réponses sont gardées." in text(answer)
    assert desk.received == []
    assert "27 mars 1987" in text(client.get(address("relire/")))
