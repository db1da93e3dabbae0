"""Asking for the catalogue as data."""

import pytest
from django.test import Client

from tests.commons.catalogue.open_data.reading import read_json_ld, read_turtle
from tests.factories.catalogue import a_service, publish

pytestmark = [pytest.mark.django_db]

BOTH = pytest.mark.parametrize("address", ["/catalogue.ttl", "/catalogue.jsonld"])


def test_both_files_hold_the_published_catalogue(client: Client) -> None:
    publish(a_service())
    turtle = read_turtle(client.get("/catalogue.ttl").content)
    assert turtle.of_type("cpsv:PublicService") == {"http://localhost:8000/services/certificat-invente/#service"}
    assert read_json_ld(client.get("/catalogue.jsonld").content).triples == turtle.triples


@pytest.mark.parametrize(
    ("address", "content_type"),
    [("/catalogue.ttl", "text/turtle; charset=utf-8"), ("/catalogue.jsonld", "application/ld+json")],
)
def test_each_file_says_what_it_is_and_any_site_may_read_it(client: Client, address: str, content_type: str) -> None:
    publish(a_service())
    answer = client.get(address)
    assert answer["Content-Type"] == content_type
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Language"] == "fr, en"
    assert answer["Last-Modified"] == "Fri, 20 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize("address", ["/", "/services/certificat-invente/", "/sitemap.xml", "/robots.txt"])
def test_no_other_answer_is_open_to_other_sites(client: Client, address: str) -> None:
    publish(a_service())
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer


@BOTH
def test_what_did_not_change_is_not_sent_twice(client: Client, address: str) -> None:
    publish(a_service())
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""


@BOTH
def test_a_new_edition_is_sent(client: Client, address: str) -> None:
    publish(a_service())
    tag = client.get(address)["ETag"]
    publish(a_service(title={"fr": "Certificat changé"}))
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert "Certificat changé" in again.content.decode()


@BOTH
def test_nothing_published_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@BOTH
def test_a_file_is_only_read(client: Client, address: str) -> None:
    publish(a_service())
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("accepted", "form"),
    [
        ("text/turtle", "/catalogue.ttl"),
        ("application/ld+json", "/catalogue.jsonld"),
        ("text/turtle;q=0.5, application/ld+json", "/catalogue.jsonld"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/donnees/"),
        ("image/png", "/donnees/"),
    ],
)
def test_the_catalogue_sends_each_reader_to_the_form_it_prefers(client: Client, accepted: str, form: str) -> None:
    answer = client.get("/catalogue", headers={"Accept": accepted})
    assert answer.status_code == 303
    assert answer["Location"] == f"http://localhost:8000{form}"
    assert "Accept" in answer["Vary"]
