"""At a centre, what only the national node may keep is not taken: a report that nobody would read would be lost."""

import pytest
from django.conf import LazySettings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from guichet.surfaces.access.elsewhere import elsewhere

pytestmark = pytest.mark.django_db


def asked(path: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    return request


@pytest.mark.parametrize("path", ["/denoncer/suite/", "/journal/regles/", "/transparence/", "/suivi/"])
def test_a_page_of_the_national_node_is_said_with_its_address(path: str, settings: LazySettings) -> None:
    settings.HUB_URL = "https://guichet.example.bj"
    answer = elsewhere(lambda _: HttpResponse()).process_view(asked(path))
    assert answer is not None
    assert answer.status_code == 404
    page = answer.content.decode()
    assert "Cette page est sur le portail national" in page
    assert f'href="https://guichet.example.bj{path}"' in page


@pytest.mark.parametrize("path", ["/", "/services/", "/demarche/justice-casier-b3/", "/journal/", "/denoncer/"])
def test_what_a_centre_has_itself_is_served_there(path: str) -> None:
    assert elsewhere(lambda _: HttpResponse()).process_view(asked(path)) is None
