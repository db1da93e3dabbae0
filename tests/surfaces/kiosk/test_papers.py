"""Papers from the visitor's own phone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from guichet.commons.intake.models import Draft
from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings.models import Pass
from guichet.foundation.lib.operation import building
from tests.factories.requests import a_question
from tests.factories.uploads import a_photograph
from tests.surfaces.kiosk.conftest import Begin

pytestmark = pytest.mark.django_db
ARRIVED = "/borne/papiers/portrait/arrives/0/"


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the squares on the kiosk say, in their order."""
    secrets: list[str] = []
    told = sittings.open_to_phone

    def remember(**settings: Any) -> str:
        secrets.append(told(**settings))
        return secrets[-1]

    monkeypatch.setattr(sittings, "open_to_phone", remember)
    return secrets


@pytest.fixture
def address(client: Client, begin: Begin, secrets: list[str]) -> str:
    """What the square on the kiosk leads the phone to."""
    begin(a_question("photo", "portrait"), a_question("text", "nom"))
    read = client.post("/borne/papiers/portrait/telephone/").content.decode()
    assert "Photographiez ce carré" in read
    assert secrets[0] not in read  # it is drawn, not written
    return f"/borne/t/{secrets[0]}/"


def photographed(name: str = "naissance.jpg") -> dict[str, Any]:
    return {"portrait": SimpleUploadedFile(name, a_photograph())}


def test_a_photograph_taken_by_the_phone_reaches_the_request(client: Client, address: str) -> None:
    phone = Client()
    assert 'capture="environment"' in phone.get(address).content.decode()
    assert "Regardez la borne" in phone.post(address, photographed()).content.decode()
    (file,) = Draft.objects.get().content().files.values()
    assert file["name"] == "naissance.jpg"
    answer = client.get(ARRIVED)
    assert "1 fichier est arrivé." in answer.content.decode()
    assert answer.headers["HX-Trigger"] == "guichet:gesture"
    assert "naissance.jpg" in client.get("/borne/demande/question/portrait/").content.decode()


def test_the_kiosk_says_that_nothing_came_and_takes_no_asking_for_a_gesture(client: Client, address: str) -> None:
    answer = client.get(ARRIVED)
    assert "Rien n’est encore arrivé." in answer.content.decode()
    assert "HX-Trigger" not in answer.headers
    assert address


def test_what_is_no_picture_is_refused_in_words_on_the_phone(address: str) -> None:
    answer = Client().post(address, {"portrait": SimpleUploadedFile("x.jpg", b"nothing of the sort")})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert Draft.objects.get().content().files == {}


def test_the_phone_sees_nothing_of_the_request(client: Client, address: str) -> None:
    client.post("/borne/demande/question/nom/", {"nom": "Ablawa"})
    read = Client().get(address).content.decode()
    assert "Ablawa" not in read
    assert "Question nom" not in read


def test_the_address_serves_ten_minutes(client: Client, address: str) -> None:
    with building():
        Pass.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = Client().post(address, photographed())
    assert (answer.status_code, "Cette adresse ne sert plus" in answer.content.decode()) == (410, True)
    assert client.get(ARRIVED).status_code == 410


def test_the_end_of_the_visit_closes_it(client: Client, address: str) -> None:
    client.post("/borne/passage/fin/")
    assert Client().get(address).status_code == 410


def test_a_question_that_takes_no_file_opens_to_no_phone(client: Client, begin: Begin) -> None:
    begin()
    assert client.post("/borne/papiers/nom/telephone/").headers["Location"] == "/borne/demande/"
    assert not Pass.objects.exists()


def test_a_question_that_is_no_longer_asked_takes_nothing(client: Client, begin: Begin, secrets: list[str]) -> None:
    first = begin(
        a_question("yes_no", "avec"),
        a_question("photo", "portrait", when="avec"),
        a_question("photo", "autre", required=False),
    )
    client.post(first, {"avec": "yes"})
    client.post("/borne/papiers/portrait/telephone/")
    client.post(first, {"avec": "no"})
    read = Client().post(f"/borne/t/{secrets[0]}/", photographed()).content.decode()
    assert not re.search("<input type=.file", read)
    assert Draft.objects.get().content().files == {}
