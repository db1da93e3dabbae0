"""Following the changes of the catalogue."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings

from tests.factories.acts import NOON
from tests.factories.catalogue import a_service, publish

pytestmark = [pytest.mark.django_db]

SITE = "http://localhost:8000"
FRENCH, ENGLISH = "/changements.atom", "/en/changes.atom"
LATER = NOON.replace(hour=15)
ATOM = {"": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What RFC 4287 asks of a feed and of each entry, once each (sections 4.1.1 and 4.1.2).
ONCE = ("id", "title", "updated")


def follow(client: Client, address: str = FRENCH) -> ET.Element:
    """The feed, after the checks that any reader of feeds makes."""
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)  # noqa: S314 what the site itself just wrote
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert text(feed, "author/name")
    assert links(feed) == {"alternate": f"{SITE}{feed_page(address)}", "self": f"{SITE}{address}"}
    for each in (feed, *entries(feed)):
        assert [len(each.findall(name, ATOM)) for name in ONCE] == [1, 1, 1]
    return feed


def feed_page(address: str) -> str:
    return "/changements/" if address == FRENCH else "/en/changements/"


def text(of: ET.Element, path: str) -> str:
    return of.findtext(path, "", ATOM)


def links(of: ET.Element) -> dict[str | None, str | None]:
    return {each.get("rel"): each.get("href") for each in of.findall("link", ATOM)}


def entries(feed: ET.Element) -> list[ET.Element]:
    return feed.findall("entry", ATOM)


def test_the_feed_tells_new_and_changed_sheets_the_newest_first(client: Client) -> None:
    publish(a_service("un"), a_service("deux"))
    publish(a_service("un"), a_service("deux", title={"fr": "Certificat changé"}), at=LATER)
    feed = follow(client)
    assert text(feed, "title") == "Changements du catalogue des services publics"
    assert text(feed, "author/name") == "République du Bénin"
    assert text(feed, "updated") == "2026-11-20T15:00:00+00:00"
    newest, *older = entries(feed)
    assert text(newest, "title") == "Certificat changé"
    assert text(newest, "summary") == "Fiche modifiée. Un certificat qui n’existe pas."
    assert text(newest, "updated") == "2026-11-20T15:00:00+00:00"
    assert [text(each, "summary") for each in older] == ["Nouvelle fiche. Un certificat qui n’existe pas."] * 2


def test_an_entry_keeps_its_name_when_the_site_moves(client: Client, settings: Settings) -> None:
    publish(a_service())
    (entry,) = entries(follow(client))
    assert text(entry, "id") == "tag:localhost,2026:services/certificat-invente/1/fr"
    assert links(entry) == {"alternate": f"{SITE}/services/certificat-invente/"}
    settings.PUBLIC_URL = "https://localhost"
    moved = ET.fromstring(client.get(FRENCH).content).find("entry", ATOM)  # noqa: S314 what the site itself just wrote
    assert moved is not None
    assert links(moved) == {"alternate": "https://localhost/services/certificat-invente/"}
    assert text(moved, "id") == text(entry, "id")


def test_no_two_entries_have_one_name(client: Client) -> None:
    publish(a_service())
    publish(a_service(title={"fr": "Certificat changé"}), at=LATER)
    names = [text(entry, "id") for address in (FRENCH, ENGLISH) for entry in entries(follow(client, address))]
    assert len(set(names)) == len(names) == 4


def test_the_feed_in_english(client: Client) -> None:
    publish(a_service())
    feed = follow(client, ENGLISH)
    (entry,) = entries(feed)
    assert feed.get(LANGUAGE) == "en"
    assert text(entry, "title") == "Invented certificate"
    assert links(entry) == {"alternate": f"{SITE}/en/services/certificat-invente/"}
    assert text(entry, "summary").endswith("A certificate that does not exist.")


def test_a_feed_is_well_formed_whatever_titles_say(client: Client) -> None:
    publish(a_service(title={"fr": "]]> </title><b>&amp;"}))
    (entry,) = entries(follow(client))
    assert text(entry, "title") == "]]> </title><b>&amp;"


def test_before_anything_is_published_the_feed_is_empty(client: Client) -> None:
    assert entries(follow(client)) == []
