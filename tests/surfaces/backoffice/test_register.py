"""What an officer reads at a step that asks a register, in each of its states."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.commons.registers.contrib.sandbox import switch
from guichet.commons.registers.contrib.sandbox.switch import Mode
from guichet.domains.casework import searching
from guichet.domains.casework.models import Look, RegisterSearch
from guichet.foundation.identity.vocabulary import RoleKind
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.acts import an_act
from tests.factories.cases import AUTHORITY, SIGNATURE, a_register_step, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.factories.registers import connected, the_sandbox

pytestmark = pytest.mark.django_db
DOSU: dict[str, object] = {"nom": {"family_name": "Dosu", "given_names": "Koku"}, "motif": "un emploi"}
AFI: dict[str, object] = {"nom": {"family_name": "Houngbédji", "given_names": "Afi"}, "motif": "un emploi"}


@pytest.fixture(autouse=True)
def the_registers_answer(keeper: AKeeper, settings: LazySettings) -> Iterator[None]:
    settings.VAR = keeper.var
    step = {**a_register_step("casier"), "pauses": ["paper-missing", "identity-correction"]}
    publish_the_service(step, SIGNATURE)
    with the_sandbox() as port, connected(port):
        yield
    Path(keeper.var, "registers-sandbox.json").unlink(missing_ok=True)


@pytest.fixture
def codjo(client: Client) -> Client:
    staff = make_staff("codjo@exemple.bj", "Codjo")
    give(staff, RoleKind.OFFICER, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    return client


def take(client: Client, answers: dict[str, object] = DOSU) -> str:
    arrived_and_ready(timezone.now(), answers=answers)
    return served(client)


def served(client: Client) -> str:
    """Where the next case is, without the place on its page."""
    return client.post("/agents/file/suivant/").headers["Location"].partition("#")[0]


def seen(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def the_worker_asks() -> None:
    searching.put(RegisterSearch.objects.open().get().message, an_act(timezone.now()))


def test_an_officer_asks_waits_and_compares(codjo: Client) -> None:
    address = take(codjo)
    assert "Il recevra, de cette demande : Nom, Prénoms, Date de naissance." in seen(codjo, address)
    asked = codjo.post(f"{address}registre/")
    assert (asked.status_code, asked.headers["Location"]) == (302, f"{address}#registre")
    waiting = seen(codjo, address)
    assert "Le registre est interrogé." in waiting
    assert "Chercher de nouveau" not in waiting
    assert codjo.get(f"{address}registre/reponse/", headers={"HX-Request": "true"}).status_code == 204
    the_worker_asks()
    answered = seen(codjo, address)
    assert "Le registre a une personne à ce nom." in answered
    assert "1. Kɔkú Ɖɔ̀sú" in answered
    assert "écrit autrement" in answered
    assert "Une différence qui vient du registre se corrige : demandez-le à la personne." in answered
    assert "conduite sans permis, amende de 50 000 F CFA (inventé)" in answered


def test_the_page_that_waited_receives_the_answer_alone_and_the_reading_is_noted(codjo: Client) -> None:
    address = take(codjo)
    codjo.post(f"{address}registre/")
    the_worker_asks()
    looks = Look.objects.count()
    part = codjo.get(f"{address}registre/reponse/", headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<section id="registre"')
    assert "hx-get" not in part
    assert "Kɔkú Ɖɔ̀sú" in part
    assert Look.objects.count() == looks + 1
    assert codjo.get(f"{address}registre/reponse/").headers["Location"] == f"{address}#registre"


def test_two_clicks_ask_once(codjo: Client) -> None:
    address = take(codjo)
    for _ in range(2):
        assert codjo.post(f"{address}registre/").status_code == 302
    assert RegisterSearch.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"nom": {"family_name": "Personne"}, "motif": "x"}, "Le registre n’a personne à ce nom."),
        (AFI, "Le registre a 2 personnes possibles."),
    ],
)
def test_nobody_and_homonyms_are_said_in_words(codjo: Client, answers: dict[str, object], said: str) -> None:
    address = take(codjo, answers)
    codjo.post(f"{address}registre/")
    the_worker_asks()
    assert said in seen(codjo, address)


def test_a_silent_register_says_since_when_and_what_to_do_and_the_step_still_ends(codjo: Client) -> None:
    switch.turn("casier", Mode.OFF)
    address = take(codjo)
    codjo.post(f"{address}registre/")
    the_worker_asks()
    silent = seen(codjo, address)
    assert "Le registre est indisponible depuis le " in silent
    assert "Le registre signale une panne. Cherchez de nouveau plus tard, ou consultez le registre" in silent
    assert "Chercher de nouveau" in silent
    done = codjo.post(f"{address}terminer/", {"constat_numero": "À LA MAIN", "result": "fait"})
    assert done.status_code == 302


def test_a_register_that_refuses_is_told(codjo: Client, settings: LazySettings) -> None:
    address = take(codjo)
    codjo.post(f"{address}registre/")
    settings.XROAD_CLIENT = "BJ-TEST/COM/1/AUTRE"
    the_worker_asks()
    assert "Le registre n’ouvre pas ce service à Guichet." in seen(codjo, address)


def test_a_register_that_is_not_connected_is_a_state(codjo: Client) -> None:
    publish_the_service(a_register_step("rccm"), SIGNATURE)
    arrived_and_ready(timezone.now(), answers=AFI, version=2)
    address = served(codjo)
    codjo.post(f"{address}registre/")
    the_worker_asks()
    assert "Ce registre n’est pas encore relié à Guichet." in seen(codjo, address)


def test_the_case_of_another_is_not_found(codjo: Client) -> None:
    other = Client()
    staff = make_staff("bio@exemple.bj", "Bio")
    give(staff, RoleKind.OFFICER, authority=AUTHORITY, unit="bureau")
    sign_in_staff(other, staff)
    address = take(codjo)
    assert other.post(f"{address}registre/").status_code == 404
    assert other.get(f"{address}registre/reponse/").status_code == 404
