"""Who answers for which services."""

import pytest
from django.test import Client

from tests.factories.catalogue import a_service, publish

pytestmark = pytest.mark.django_db


def test_authorities_are_listed_by_kind_with_their_count(client: Client) -> None:
    publish(a_service("un"), a_service("deux"))
    page = client.get("/autorites/").content.decode()
    assert "Ministère inventé (MIV)" in page
    assert "2 services" in page
    assert page.index("Ministères") < page.index("Directions")


def test_an_authority_shows_its_services_and_what_depends_on_it(client: Client) -> None:
    publish(a_service("un"))
    page = client.get("/autorites/invente/").content.decode()
    assert 'href="/services/un/"' in page
    assert 'href="/autorites/invente-direction/"' in page


def test_an_authority_without_services_says_so_and_names_the_one_above(client: Client) -> None:
    publish(a_service("un"))
    page = client.get("/autorites/invente-direction/").content.decode()
    assert "Aucun service publié" in page
    assert 'href="/autorites/invente/"' in page


def test_an_authority_that_does_not_exist_is_not_found(client: Client) -> None:
    publish(a_service())
    assert client.get("/autorites/inconnue/").status_code == 404
