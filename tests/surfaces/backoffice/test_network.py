"""The register of the network at a screen: what each reader finds, and what an administrator notes."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from guichet.foundation.identity.vocabulary import RoleKind
from tests.domains.network.world import a_network
from tests.factories.identity import give, make_staff, sign_in_staff

pytestmark = pytest.mark.django_db
HERE = "/agents/reseau/"
LOKOSSA = f"{HERE}LOK/"


@pytest.fixture(autouse=True)
def world() -> None:
    a_network()


@pytest.fixture
def administrator() -> Client:
    return at_a_screen(RoleKind.ADMINISTRATOR)


def at_a_screen(kind: RoleKind, place: str = "", name: str = "afi") -> Client:
    """Invented."""
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority="", unit="", place=place)
    sign_in_staff(client, member)
    return client


def read(answer: Any) -> str:
    text = unescape(re.sub(r"<[^>]*>", " ", answer.content.decode()))
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " "))


def test_the_network_is_listed_by_department_and_narrowed(administrator: Client) -> None:
    page = read(administrator.get(HERE))
    assert "Ouvert 2 voir" in page
    assert "Mono Site Nature Commune État CCSP Lokossa CCSP Lokossa ouvert" in page
    assert "Lieu non publié" in page
    narrowed = read(administrator.get(f"{HERE}?department=BJ-MO&status=open&kind=ccsp"))
    assert ("CCSP Lokossa" in narrowed, "GSRU Cotonou" in narrowed) == (True, False)
    assert "Aucun site de cette sorte." in read(administrator.get(f"{HERE}?status=suspended"))


def test_coverage_shows_its_rows_and_the_ambiguous_figure_apart(administrator: Client) -> None:
    page = read(administrator.get(f"{HERE}couverture/"))
    assert "2 sur 2" in page
    assert "100 %" in page
    assert page.count("Source") == 1
    assert "huit ne sont alors nommés nulle part" in page
    assert "n’entre dans aucun compte" in page


def test_a_sheet_says_since_when_and_from_whom(administrator: Client) -> None:
    assert "21 mars 2023 ouvert non publié" in read(administrator.get(LOKOSSA))
    assert "Nature guichet des relations avec les usagers" in read(administrator.get(f"{HERE}COT/"))
    assert "Commune non publié" in read(administrator.get(f"{HERE}PARMAP2-1/"))
    with translation.override("en"):
        assert "21 March 2023" in read(administrator.get(f"/en{LOKOSSA}"))


def test_an_administrator_notes_a_suspension_with_its_source(administrator: Client) -> None:
    words = {"status": "suspended", "since_day": "2", "since_month": "3", "since_year": "2026", "exact": "yes"}
    missing = administrator.post(f"{LOKOSSA}etat/", words)
    assert (missing.status_code, "À corriger" in read(missing)) == (422, True)
    assert administrator.post(f"{LOKOSSA}etat/", {**words, "source": "Lettre inventée"}).status_code == 302
    assert "suspendu" in read(administrator.get(LOKOSSA))


def test_a_refusal_is_a_sentence_on_the_form(administrator: Client) -> None:
    words = {
        "status": "open",
        "since_day": "2",
        "since_month": "3",
        "since_year": "2026",
        "exact": "yes",
        "source": "x",
    }
    refused = administrator.post(f"{HERE}PARMAP2-1/etat/", words)
    assert (refused.status_code, "n’a pas encore de commune" in read(refused)) == (422, True)
    assert administrator.post(f"{HERE}PARMAP2-1/commune/", {"commune": "BJ-MO-LOK"}).status_code == 302
    assert "Lokossa" in read(administrator.get(f"{HERE}PARMAP2-1/"))


@pytest.mark.parametrize("kind", [RoleKind.OBSERVER, RoleKind.SUPERVISOR, RoleKind.FOCAL_POINT])
def test_a_mayor_a_prefect_and_a_focal_point_see_their_own_alone(kind: RoleKind) -> None:
    client = at_a_screen(kind, "BJ-MO-LOK" if kind is RoleKind.OBSERVER else "BJ-MO")
    page = read(client.get(HERE))
    assert ("CCSP Lokossa" in page, "GSRU Cotonou" in page) == (True, False)
    assert client.get(LOKOSSA).status_code == 200
    assert client.get(f"{HERE}COT/").status_code == 404
    assert client.post(f"{LOKOSSA}etat/").status_code in {403, 404}


def test_who_has_no_site_reads_whom_to_ask() -> None:
    client = at_a_screen(RoleKind.OBSERVER, "BJ-XX-NO")
    assert "Aucun site n’est de votre ressort." in read(client.get(HERE))
