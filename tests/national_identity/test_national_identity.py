"""Citizens signed in by a real OpenID Connect provider that is not ours, in a process of its own."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from guichet.foundation.identity import blind
from guichet.foundation.identity.models import Citizen, Correction, StaffMember
from guichet.foundation.identity.vocabulary import Assurance, Discrepancy, NpiStanding
from guichet.foundation.journal.models import Entry
from tests.factories.identity import make_citizen, make_officer, sign_in_citizen, sign_in_staff
from tests.national_identity import provider
from tests.national_identity.provider import Person

pytestmark = pytest.mark.django_db
BACK = "http://testserver/connexion/identite/nationale/retour/"
LEAVE = "/connexion/identite/nationale/"
ACCOUNT = "/mon-espace/identite/"
SPACE = "/mon-espace/"
FAILED = "/connexion/identite-nationale/echec/"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with provider.running(BACK) as address:
        yield address


@pytest.fixture(autouse=True)
def agreement(issuer: str, settings: Settings) -> None:
    """As GUICHET_NATIONAL_ISSUER and the two others would say it."""
    app = {
        "provider_id": "nationale",
        "name": "Identité nationale",
        "client_id": "guichet",
        "secret": "a secret of tests",
        "settings": {"server_url": issuer},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def come_in(client: Client, name: str = "afi") -> str:
    """Where one ends."""
    home = Person(name).go(client.post(LEAVE).headers["Location"], BACK)
    return client.get(home).headers["Location"]


def test_the_national_identity_opens_the_account_and_proves_the_npi(client: Client) -> None:
    assert come_in(client) == SPACE
    page = client.get(ACCOUNT).content.decode()
    assert "Identité nationale." in page
    assert "Conforme au registre." in page
    afi = Citizen.objects.get()
    assert (afi.assurance, afi.npi_index) == (Assurance.NATIONAL, blind.index("npi", "1234567890"))


def test_the_second_time_it_is_the_same_person(client: Client) -> None:
    come_in(client)
    come_in(Client())
    assert Citizen.objects.count() == 1


def test_two_people_are_two(client: Client) -> None:
    come_in(client)
    come_in(Client(), "bio")
    assert Citizen.objects.count() == 2


def test_whoever_came_by_a_code_becomes_surer_and_stays_the_same(client: Client) -> None:
    afi = make_citizen()
    sign_in_citizen(client, afi)
    come_in(client)
    afi.refresh_from_db()
    assert (Citizen.objects.count(), afi.assurance, afi.npi_standing) == (1, Assurance.NATIONAL, NpiStanding.AGREED)


def test_a_number_that_differs_from_the_one_known_opens_a_correction_and_the_person_comes_in(client: Client) -> None:
    afi = make_citizen()
    sign_in_citizen(client, afi)
    client.post("/mon-espace/identite/npi/", {"npi": "9999999999", "name": "Afiavi Dossou"})
    assert come_in(client) == SPACE
    assert Correction.objects.get().discrepancy == Discrepancy.CHANGED
    assert "Une correction de votre identité est en cours." in client.get(ACCOUNT).content.decode()


def test_a_number_that_a_stranger_only_stated_is_given_back_to_its_owner(client: Client) -> None:
    thief = Client()
    sign_in_citizen(thief, make_citizen())
    thief.post("/mon-espace/identite/npi/", {"npi": "1234567890", "name": "Afiavi Dossou"})
    come_in(client)
    stated, proved = Citizen.objects.order_by("pk")
    assert (stated.npi_index, stated.npi_standing) == (None, NpiStanding.DISPUTED)
    assert proved.npi_standing == NpiStanding.AGREED
    assert Correction.objects.get().citizen == stated


def test_whoever_cancels_reads_what_happened_and_another_way(client: Client) -> None:
    home = Person("afi", agrees=False).go(client.post(LEAVE).headers["Location"], BACK)
    assert client.get(home).headers["Location"] == FAILED
    page = client.get(FAILED).content.decode()
    assert "Rien n’a été enregistré." in page
    assert "Choisir un autre moyen" in page
    assert not Citizen.objects.exists()


def test_an_answer_stolen_to_another_browser_opens_nothing_there(client: Client) -> None:
    home = Person("afi").go(client.post(LEAVE).headers["Location"], BACK)
    thief = Client()
    assert thief.get(home).headers["Location"] == FAILED
    assert thief.get(ACCOUNT).status_code == 302
    assert client.get(home).headers["Location"] == SPACE


def test_an_answer_serves_once(client: Client) -> None:
    home = Person("afi").go(client.post(LEAVE).headers["Location"], BACK)
    client.get(home)
    client.post("/connexion/sortie/")
    assert client.get(home).headers["Location"] == FAILED


def test_the_way_out_is_a_form_of_ours_only(client: Client) -> None:
    assert client.get(LEAVE).status_code == 405
    assert Client(enforce_csrf_checks=True).post(LEAVE).status_code == 403


def test_a_provider_that_does_not_exist_is_not_found(client: Client) -> None:
    assert client.post("/connexion/identite/autre/").status_code == 404


def test_an_officer_who_comes_in_as_a_citizen_is_no_longer_an_officer_there(client: Client) -> None:
    sign_in_staff(client, make_officer())
    come_in(client)
    assert client.get("/agents/").status_code == 302
    assert client.get(ACCOUNT).status_code == 200


def test_no_user_of_django_and_no_claim_is_kept(client: Client) -> None:
    come_in(client)
    assert not StaffMember.objects.exists()
    assert "DOSSOU" not in str([*Citizen.objects.values(), *Entry.objects.values(), *client.session.items()])


def test_the_page_may_lead_a_form_to_the_provider_and_to_nobody_else(client: Client, issuer: str) -> None:
    page = client.get("/connexion/")
    assert "Continuer avec l’identité nationale" in page.content.decode()
    assert f"form-action 'self' {issuer};" in f"{page.headers['Content-Security-Policy']};"


def test_without_an_agreement_the_page_offers_no_national_identity(client: Client, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {}
    page = client.get("/connexion/")
    assert "identité nationale" not in page.content.decode()
    assert "form-action 'self';" in f"{page.headers['Content-Security-Policy']};"
