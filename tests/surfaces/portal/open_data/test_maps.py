"""What search engines ask for: where the pages are, and whether they may come."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories.catalogue import VOCABULARY, a_service, publish
from tests.factories.places import make_centre

pytestmark = [pytest.mark.django_db]

SITE = "http://localhost:8000"
NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def read_map(client: Client) -> dict[str, ET.Element]:
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml"
    entries = ET.fromstring(answer.content).findall("url", NAMES)  # noqa: S314 what the site itself just wrote
    found = {entry.findtext("loc", "", NAMES): entry for entry in entries}
    assert len(found) == len(entries)
    return found


def test_every_address_of_the_map_answers(client: Client) -> None:
    publish(a_service("un"), a_service("deux"))
    make_centre()
    addresses = read_map(client)
    home_lists_changes_figures_communes_and_data = 9
    pages = (
        home_lists_changes_figures_communes_and_data + 2 + 1 + len(VOCABULARY.authorities) + len(VOCABULARY.life_events)
    )
    assert len(addresses) == 2 * pages
    for address in addresses:
        assert client.get(address.removeprefix(SITE)).status_code == 200


def test_each_page_of_the_map_names_itself_in_the_other_language(client: Client) -> None:
    publish(a_service())
    page, in_english = f"{SITE}/services/certificat-invente/", f"{SITE}/en/services/certificat-invente/"
    for address in (page, in_english):
        entry = read_map(client)[address]
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("xhtml:link", NAMES)}
        assert links == {"fr": page, "en": in_english, "x-default": page}
        assert entry.findtext("lastmod", "", NAMES) == "2026-11-20T13:00:00+01:00"


def test_before_anything_is_published_there_is_no_map(client: Client) -> None:
    assert client.get("/sitemap.xml").status_code == 404


def test_a_demonstration_asks_search_engines_to_stay_away(client: Client) -> None:
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_the_site_of_the_state_welcomes_them(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert client.get("/robots.txt").content.decode().splitlines()[1] == "Disallow:"
