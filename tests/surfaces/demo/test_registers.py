"""The switch of the invented registers, as a visitor of the demonstration turns it."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.registers.contrib.sandbox import people, switch
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.foundation.identity.demonstration import PROVEN_CLAIMS

PAGE = "/demo/registres/"


@pytest.fixture(autouse=True)
def a_switch_of_ones_own(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


@pytest.mark.parametrize(("wanted", "said"), [("off", "éteint"), ("slow", "trop lent"), ("broken", "réponses coupées")])
def test_a_register_is_put_out_of_order_and_back(client: Client, wanted: str, said: str) -> None:
    assert f">{said}<" not in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}casier/", {"etat": wanted}).headers["Location"] == PAGE
    assert f">{said}<" in client.get(PAGE).content.decode()
    assert switch.modes()["rnpp"] is Mode.ON
    client.post(f"{PAGE}casier/", {"etat": "on"})
    assert f">{said}<" not in client.get(PAGE).content.decode()


def test_who_is_in_them_is_shown_to_try_with(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "Kɔkú Ɖɔ̀sú" in page
    assert "9990000003" in page
    assert "State employees" in client.get(f"/en{PAGE}").content.decode()


@pytest.mark.parametrize(("register", "wanted"), [("casier", "explose"), ("inconnu", "off"), ("casier", "")])
def test_nothing_else_is_switched(client: Client, register: str, wanted: str) -> None:
    assert client.post(f"{PAGE}{register}/", {"etat": wanted}).status_code == 400


def test_the_proven_habitant_is_somebody_of_the_register() -> None:
    known = {each.npi: each.name for each in people.held()["rnpp"]}
    assert known[PROVEN_CLAIMS.npi] == PROVEN_CLAIMS.name
