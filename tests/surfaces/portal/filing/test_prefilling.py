"""What the register of persons knows is filled in for who proved who they are; down, it stops nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.registers.contrib.sandbox import switch
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.commons.registers.models import Search
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Citizen
from guichet.foundation.identity.operations import NationalClaims
from guichet.foundation.identity.registry import RegisterAnswer, RegisterState
from tests.factories.acts import an_act
from tests.factories.identity import make_citizen, sign_in_citizen
from tests.factories.registers import connected, the_sandbox
from tests.factories.requests import Desk
from tests.factories.uploads import a_file
from tests.surfaces.portal.filing.walking import address, begin, fill, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("national_catalogue")]
KOKU = "9990000003"
FILLED = f"{address('etape/nom/')}?registre=rempli"


@pytest.fixture(autouse=True)
def the_registers_answer(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.VAR = tmp_path
    with the_sandbox() as port, connected(port):
        yield


@pytest.fixture
def koku(client: Client) -> Citizen:
    claims = NationalClaims("https://identite.example", "koku", KOKU, "Kɔkú Ɖɔ̀sú")
    citizen = identity.sign_in_nationally(claims=claims, current=None, language="fr", act=an_act())
    sign_in_citizen(client, citizen)
    return citizen


def up_to_the_number(client: Client) -> None:
    begin(client)
    fill(client, "nationalite", {"nationalite": "beninoise"})
    fill(client, "ne_a_letranger", {"ne_a_letranger": "no"})


def value(client: Client, path: str, field: str) -> str:
    """What a field holds, or the choice that is made in it."""
    tags = re.findall(rf'<input[^>]*name="{field}"[^>]*>', client.get(path).content.decode())
    chosen = [tag for tag in tags if "checked" in tag] or tags
    return "".join(re.findall(r'value="([^"]*)"', chosen[0]))


@pytest.mark.usefixtures("koku")
def test_the_register_fills_what_it_knows_and_the_page_says_so(client: Client) -> None:
    up_to_the_number(client)
    assert fill(client, "npi", {"npi": KOKU}) == FILLED
    page = text(client.get(FILLED))
    assert "Certaines réponses viennent du registre des personnes." in page
    assert "écrivez ce qui est juste : votre demande n’en souffre pas." in page
    assert value(client, address("etape/nom/"), "nom-family_name") == "Ɖɔ̀sú"
    birth = address("etape/naissance/")
    assert value(client, birth, "date_naissance_year") == "1990"
    assert value(client, birth, "lieu_naissance") == "Ouidah"
    assert value(client, birth, "sexe") == "masculin"
    assert Search.objects.get().purpose == "prefill"


@pytest.mark.usefixtures("koku")
def test_what_was_answered_is_not_overwritten(client: Client) -> None:
    up_to_the_number(client)
    fill(client, "npi", {"npi": ""})
    fill(client, "nom", {"nom-family_name": "Dossou", "nom-given_names": "Kokou"})
    fill(client, "npi", {"npi": KOKU})
    assert value(client, address("etape/nom/"), "nom-family_name") == "Dossou"
    assert value(client, address("etape/naissance/"), "lieu_naissance") == "Ouidah"


def test_a_number_alone_gives_nothing_to_a_stranger(client: Client) -> None:
    up_to_the_number(client)
    assert fill(client, "npi", {"npi": KOKU}) == address("etape/nom/")
    assert not Search.objects.exists()


def test_nor_to_who_proved_a_phone_only(client: Client) -> None:
    afi = make_citizen()
    known = RegisterAnswer(RegisterState.KNOWN, "Kɔkú Ɖɔ̀sú")
    identity.state_npi(citizen=afi.reference, npi=KOKU, name="Koku Dosu", answer=known, act=an_act())
    sign_in_citizen(client, afi)
    up_to_the_number(client)
    assert fill(client, "npi", {"npi": KOKU}) == address("etape/nom/")
    assert not Search.objects.exists()


@pytest.mark.usefixtures("koku")
@pytest.mark.parametrize("npi", ["9990000001", "12"])
def test_nor_for_the_number_of_somebody_else(client: Client, npi: str) -> None:
    up_to_the_number(client)
    client.post(address("etape/npi/"), {"npi": npi})
    assert value(client, address("etape/nom/"), "nom-family_name") == ""
    assert not Search.objects.exists()


@pytest.mark.usefixtures("koku")
def test_with_the_register_down_the_request_goes_through_and_the_page_says_why(
    client: Client, desk: Desk, a_photograph: bytes
) -> None:
    switch.turn("rnpp", Mode.OFF)
    up_to_the_number(client)
    silent = fill(client, "npi", {"npi": KOKU})
    assert silent == f"{address('etape/nom/')}?registre=muet"
    assert "Le registre des personnes ne répond pas en ce moment." in text(client.get(silent))
    fill(client, "nom", {"nom-family_name": "Ɖɔ̀sú", "nom-given_names": "Kɔkú"})
    born = {"date_naissance_day": "24", "date_naissance_month": "1", "date_naissance_year": "1990"}
    fill(client, "naissance", born | {"lieu_naissance": "Ouidah", "sexe": "masculin"})
    parents = {"pere-family_name": "", "pere-given_names": "", "mere-family_name": "Agbò", "mere-given_names": "Ɖɔvì"}
    fill(client, "parents", parents)
    fill(client, "acte_naissance", {"acte_naissance": a_file(a_photograph)})
    fill(client, "contact", {"telephone": "+229 01 97 00 00 01", "courriel": ""})
    fill(client, "exactitude", {"exactitude": "on"})
    assert client.post(address("relire/"))["Location"] == address("recu/")
    assert len(desk.received) == 1


@pytest.mark.usefixtures("koku")
def test_a_register_that_does_not_know_the_number_any_more_says_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guichet.commons.registers.contrib.sandbox import people  # noqa: PLC0415 its list is emptied here

    monkeypatch.setattr(people, "held", dict)
    up_to_the_number(client)
    assert fill(client, "npi", {"npi": KOKU}) == address("etape/nom/")
    assert Search.objects.get().state == "not-found"
