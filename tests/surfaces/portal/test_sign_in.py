"""A citizen comes in by a code, and says who she is; what is answered never tells who is known here."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import registry
from guichet.foundation.identity.models import Citizen, Correction
from guichet.foundation.identity.registry import CodeMessage, RegisterAnswer, RegisterState
from guichet.foundation.identity.vocabulary import Assurance, NpiStanding
from tests.factories.acts import an_act
from tests.factories.identity import AFI, delivered, make_citizen, make_officer, sign_in_citizen, sign_in_staff

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answered

pytestmark = pytest.mark.django_db
START = "/connexion/"
ACCOUNT = "/mon-espace/identite/"
SPACE = "/mon-espace/"


@pytest.fixture
def messages() -> Iterator[list[CodeMessage]]:
    with delivered() as messages:
        yield messages


@pytest.fixture
def register() -> Iterator[dict[str, RegisterAnswer]]:
    """A national register that knows whom the test says."""
    known: dict[str, RegisterAnswer] = {}
    asked = registry.national_register()
    unknown = RegisterAnswer(RegisterState.UNKNOWN)
    registry.register_national_register(lambda npi, _about, _act: known.get(npi, unknown))
    yield known
    registry.register_national_register(asked)


def ask(client: Client, phone: str = "01 97 00 11 22", start: str = START) -> str:
    return client.post(start, {"address": phone}).headers["Location"]


def text(response: "Answered") -> str:
    return response.content.decode()


def test_a_code_by_sms_opens_the_account(client: Client, messages: list[CodeMessage]) -> None:
    page = ask(client)
    assert re.fullmatch(r"/connexion/code/[0-9a-f]{32}/", page)
    assert (messages[0].address, messages[0].language) == (AFI, "fr")
    assert client.post(page, {"code": messages[0].code}).headers["Location"] == SPACE
    assert "01 •• •• •• 22" in client.get(ACCOUNT).content.decode()
    assert Citizen.objects.get().assurance == Assurance.CONTACT


def test_a_code_by_email_opens_the_account(client: Client, messages: list[CodeMessage]) -> None:
    page = ask(client, " Afi@Exemple.BJ ", "/connexion/e-mail/")
    client.post(page, {"code": messages[0].code})
    assert messages[0].address == "afi@exemple.bj"
    assert "a•••@exemple.bj" in client.get(ACCOUNT).content.decode()


def test_an_old_number_of_eight_digits_is_mended(client: Client, messages: list[CodeMessage]) -> None:
    ask(client, "97 00 11 22")
    assert messages[0].address == AFI


def test_a_number_that_does_not_exist_is_refused_with_the_way_to_write_it(client: Client) -> None:
    answer = client.post(START, {"address": "0012345678"})
    assert answer.status_code == 422
    assert "Ce numéro n’existe pas. Au Bénin il a dix chiffres et commence par 01" in answer.content.decode()


def test_the_second_time_it_is_the_same_person(messages: list[CodeMessage]) -> None:
    for place in range(2):
        each = Client()
        each.post(ask(each), {"code": messages[place].code})
    assert Citizen.objects.count() == 1


def test_a_wrong_code_says_how_many_tries_are_left_and_opens_nothing(
    client: Client, messages: list[CodeMessage]
) -> None:
    page = ask(client)
    wrong = f"{(int(messages[0].code) + 1) % 10**8:08}"
    answer = client.post(page, {"code": wrong})
    assert answer.status_code == 422
    assert "Ce code n’est pas le bon. Il vous reste 4 essais." in answer.content.decode()
    assert client.get(ACCOUNT).headers["Location"] == f"{START}?next={ACCOUNT}"


def test_the_page_and_the_code_of_another_browser_open_nothing(client: Client, messages: list[CodeMessage]) -> None:
    page = ask(client)
    thief = Client()
    answer = thief.post(page, {"code": messages[0].code})
    assert answer.status_code == 422
    assert "Ce code ne vaut pas sur cet appareil, ou ne vaut plus. Demandez-en un autre ici." in answer.content.decode()
    assert thief.get(ACCOUNT).status_code == 302
    assert client.post(page, {"code": messages[0].code}).status_code == 302


def test_a_code_that_served_is_refused(client: Client, messages: list[CodeMessage]) -> None:
    page = ask(client)
    client.post(page, {"code": messages[0].code})
    answer = client.post(page, {"code": messages[0].code})
    assert answer.status_code == 422


def test_known_and_unknown_phones_get_the_same_pages(messages: list[CodeMessage]) -> None:
    make_citizen(phone="+2290161000000")
    pages = []
    for number in ("0161000000", "0162000000"):
        client = Client()
        page = client.get(ask(client, number))
        pages.append((page.status_code, re.sub(r"[0-9a-f]{32}|value=\"\w{64}\"", "", page.content.decode())))
    assert pages[0] == pages[1]
    assert len(messages) == 2


def test_known_and_unknown_phones_cost_the_same_queries(
    messages: list[CodeMessage],
) -> None:
    make_citizen(phone="+2290161000000")
    ask(Client(), "0163000000")  # the first code of a network also begins its quota
    counts = []
    for number in ("0161000000", "0162000000"):
        with CaptureQueriesContext(connection) as queries:
            ask(Client(), number)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert messages


def test_the_page_of_a_code_that_was_never_sent_looks_like_any_other(
    client: Client, messages: list[CodeMessage]
) -> None:
    real, invented = client.get(ask(client)), client.get(f"/connexion/code/{'0' * 32}/")
    assert messages
    assert (real.status_code, invented.status_code) == (200, 200)
    assert "Si ce téléphone ou cette adresse peut recevoir des messages, un code est en route." in text(invented)


def test_too_many_codes_are_refused_in_the_form(client: Client, messages: list[CodeMessage]) -> None:
    for _ in range(5):
        ask(client)
    answer = client.post(START, {"address": AFI})
    assert answer.status_code == 422
    assert "Trop d’essais pour le moment. Attendez" in answer.content.decode()
    assert len(messages) == 5


def test_without_a_sender_the_form_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_code_sender", None)
    answer = client.post(START, {"address": AFI})
    assert "Les codes ne partent pas pour le moment. Réessayez plus tard." in answer.content.decode()


def test_one_comes_back_to_the_page_that_was_asked(client: Client, messages: list[CodeMessage]) -> None:
    page = ask(client, start=f"{START}?next=/mon-espace/identite/npi/")
    assert client.post(page, {"code": messages[0].code}).headers["Location"] == "/mon-espace/identite/npi/"


def test_nobody_is_sent_to_another_site(client: Client, messages: list[CodeMessage]) -> None:
    page = ask(client, start=f"{START}?next=https://voleur.example/")
    assert client.post(page, {"code": messages[0].code}).headers["Location"] == SPACE


def test_the_session_key_changes_when_one_comes_in(client: Client, messages: list[CodeMessage]) -> None:
    page = ask(client)
    before = client.cookies["sessionid"].value
    client.post(page, {"code": messages[0].code})
    assert client.cookies["sessionid"].value != before


def test_the_cookie_of_the_session_is_out_of_reach_of_scripts_and_other_sites(
    client: Client, messages: list[CodeMessage]
) -> None:
    ask(client)
    cookie = client.cookies["sessionid"]
    assert messages
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_a_form_of_another_site_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post(START, {"address": AFI}).status_code == 403


def test_signing_out_everywhere_ends_the_other_phone_too(client: Client) -> None:
    afi, lost = make_citizen(), Client()
    for each in (client, lost):
        sign_in_citizen(each, afi)
        assert each.get(ACCOUNT).status_code == 200
    client.post("/connexion/sortie-partout/")
    assert [each.get(ACCOUNT).status_code for each in (client, lost)] == [302, 302]


def test_signing_out_ends_this_session_only(client: Client) -> None:
    afi, other = make_citizen(), Client()
    for each in (client, other):
        sign_in_citizen(each, afi)
    client.post("/connexion/sortie/")
    assert [each.get(ACCOUNT).status_code for each in (client, other)] == [302, 200]


def test_an_officer_is_no_citizen_and_a_citizen_no_officer(client: Client) -> None:
    sign_in_staff(client, make_officer())
    assert client.get(ACCOUNT).status_code == 302
    other = Client()
    sign_in_citizen(other, make_citizen())
    assert other.get("/agents/").status_code == 302


def test_an_npi_that_the_register_confirms_is_kept(client: Client, register: dict[str, RegisterAnswer]) -> None:
    register["1234567890"] = RegisterAnswer(RegisterState.KNOWN, "DOSSOU Afiavi")
    sign_in_citizen(client, make_citizen())
    answer = client.post("/mon-espace/identite/npi/", {"npi": "12 3456 7890", "name": "Afiavi Dossou"})
    assert answer.headers["Location"] == ACCOUNT
    assert Citizen.objects.get().npi_standing == NpiStanding.AGREED
    assert "Conforme au registre." in client.get(ACCOUNT).content.decode()
    assert "1234567890" not in str(Citizen.objects.values())


def test_a_name_written_otherwise_opens_a_correction_and_tells_nothing_of_the_register(
    client: Client, register: dict[str, RegisterAnswer]
) -> None:
    register["1234567890"] = RegisterAnswer(RegisterState.KNOWN, "KPODEKON Rachelle")
    sign_in_citizen(client, make_citizen())
    answer = client.post("/mon-espace/identite/npi/", {"npi": "1234567890", "name": "Afiavi Dossou"}, follow=True)
    page = answer.content.decode()
    assert "Le registre des personnes ne confirme pas ce numéro avec ce nom." in page
    assert "Vous pouvez continuer vos demandes." in page
    assert "KPODEKON" not in page
    assert Correction.objects.get().register_says == "KPODEKON Rachelle"
    client.post("/mon-espace/identite/correction/", {"explanation": "Mon nom est mal écrit sur ma carte."})
    assert Correction.objects.get().explanation == "Mon nom est mal écrit sur ma carte."
    assert "Elle ne vous empêche pas de déposer une demande." in client.get(ACCOUNT).content.decode()


def test_the_words_are_the_same_for_an_unknown_number_and_for_that_of_another_account(
    register: dict[str, RegisterAnswer],
) -> None:
    register["1234567890"] = RegisterAnswer(RegisterState.KNOWN, "Afiavi Dossou")
    first = Client()
    sign_in_citizen(first, make_citizen())
    first.post("/mon-espace/identite/npi/", {"npi": "1234567890", "name": "Afiavi Dossou"})
    pages = []
    for phone, npi in (("+2290161000000", "1234567890"), ("+2290162000000", "9999999999")):
        client = Client()
        sign_in_citizen(client, make_citizen(phone=phone))
        answer = client.post("/mon-espace/identite/npi/", {"npi": npi, "name": "Afiavi Dossou"}, follow=True)
        pages.append(re.sub(r"value=\"\w{64}\"", "", answer.content.decode()))
    assert pages[0] == pages[1]


def test_a_register_that_is_down_stops_nobody(client: Client) -> None:
    sign_in_citizen(client, make_citizen())
    answer = client.post("/mon-espace/identite/npi/", {"npi": "1234567890", "name": "Afiavi Dossou"})
    assert answer.headers["Location"] == ACCOUNT
    assert "Donné, pas encore vérifié." in client.get(ACCOUNT).content.decode()


def test_what_cannot_be_an_npi_is_refused_with_what_it_is(client: Client) -> None:
    sign_in_citizen(client, make_citizen())
    answer = client.post("/mon-espace/identite/npi/", {"npi": "AB12", "name": "Afiavi Dossou"})
    assert answer.status_code == 422
    assert "Ce numéro n’est pas un NPI : il n’a que des chiffres." in answer.content.decode()


def test_without_a_correction_its_page_leads_to_the_account(client: Client) -> None:
    sign_in_citizen(client, make_citizen())
    assert client.get("/mon-espace/identite/correction/").headers["Location"] == ACCOUNT


def test_a_session_ended_by_the_state_is_over_at_once(client: Client) -> None:
    afi = make_citizen()
    sign_in_citizen(client, afi)
    identity.end_citizen_sessions(citizen=afi.reference, act=an_act())
    assert client.get(ACCOUNT).status_code == 302
