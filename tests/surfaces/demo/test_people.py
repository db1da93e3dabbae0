"""One click enters as somebody invented, never as somebody real."""

import pytest
from django.test import Client

from guichet.foundation.identity import demonstration, queries
from guichet.foundation.identity.demonstration import Post, Team
from guichet.foundation.identity.queries import StaffFacts
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from tests.factories.acts import NOON, an_act
from tests.factories.identity import make_citizen, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> None:
    team = Team("justice-casier-b3", (Post(RoleKind.SIGNATORY, "mjl", "casier-signature"),))
    demonstration.settle(teams=[team], act=an_act())


def the_signatory() -> StaffFacts:
    return next(each for each in queries.demonstration_staff(NOON) if each.roles[0].kind == RoleKind.SIGNATORY)


def test_the_page_shows_everyone_with_a_button_and_says_that_they_are_invented(client: Client) -> None:
    page = client.get("/demo/").content.decode()
    name = the_signatory().name
    assert "Toutes ces personnes sont inventées." in page
    assert f"Entrer comme {name}, signataire" in page
    assert "Entrer comme 01 90 00 00 01, habitant" in page


def test_one_click_opens_the_desk_and_the_journal_says_how(client: Client) -> None:
    signatory = the_signatory()
    assert client.post(f"/demo/agent/{signatory.reference}/").headers["Location"] == "/agents/"
    assert "casier-signature" in client.get("/agents/").content.decode()
    told = Entry.objects.of_kind("identity.staff-signed-in").get()
    assert told.facts == {"staff": signatory.reference, "means": "demonstration"}


def test_who_watches_over_the_country_is_entered_too_and_reads_what_is_denounced(client: Client) -> None:
    page = client.get("/demo/").content.decode()
    assert page.index("justice-casier-b3") < page.index("Tout le pays, et ses centres")
    watcher = next(each for each in queries.demonstration_staff(NOON) if each.email.startswith("pays.administratrice"))
    client.post(f"/demo/agent/{watcher.reference}/")
    assert client.get("/agents/denonciations/").status_code == 200


def test_one_click_opens_the_account(client: Client) -> None:
    citizen = queries.demonstration_citizens()[0]
    assert client.post(f"/demo/habitant/{citizen.reference}/").headers["Location"] == "/mon-espace/"
    assert client.get("/mon-espace/").status_code == 200


def test_a_link_enters_nobody(client: Client) -> None:
    assert client.get(f"/demo/agent/{the_signatory().reference}/").status_code == 405


def test_somebody_real_is_not_entered(client: Client) -> None:
    officer, afi = make_officer(), make_citizen()
    assert client.post(f"/demo/agent/{officer.reference}/").status_code == 404
    assert client.post(f"/demo/habitant/{afi.reference}/").status_code == 404
    assert client.get("/agents/").status_code == 302
