"""The first page: search, then the moments of life, in both languages."""

import pytest
from django.test import Client

from tests.factories.catalogue import a_service, publish

pytestmark = pytest.mark.django_db


def test_the_home_page_offers_search_and_the_moments_of_life(client: Client) -> None:
    publish(a_service(level="full", offers=[{"way": "online"}]))
    page = client.get("/").content.decode()
    assert "Que cherchez-vous" in page
    assert 'href="/evenements/essayer/"' in page
    assert "Essayer" in page
    assert "1 service, dont 1 entièrement en ligne." in page


def test_the_home_page_in_english(client: Client) -> None:
    publish(a_service())
    page = client.get("/en/").content.decode()
    assert '<html lang="en"' in page
    assert "Trying" in page
    assert 'href="/en/evenements/essayer/"' in page


def test_a_moment_without_services_is_not_offered(client: Client) -> None:
    publish(a_service(life_events=[]))
    assert "Essayer" not in client.get("/").content.decode()


def test_a_moment_of_life_lists_its_services(client: Client) -> None:
    publish(a_service("un"), a_service("deux", life_events=[]))
    page = client.get("/evenements/essayer/").content.decode()
    assert 'href="/services/un/"' in page
    assert 'href="/services/deux/"' not in page


def test_a_moment_of_life_that_does_not_exist_is_not_found(client: Client) -> None:
    publish(a_service())
    assert client.get("/evenements/rever/").status_code == 404


def test_before_anything_is_published_the_home_page_still_answers(client: Client) -> None:
    assert client.get("/").status_code == 200
