"""A national administrator tells everybody of an outage or of planned work; nobody else finds where."""

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.availability.models import Bulletin
from guichet.foundation.identity.vocabulary import RoleKind
from tests.factories.identity import give, make_staff, sign_in_staff

pytestmark = pytest.mark.django_db
HERE = "/agents/etat/"


def at_a_screen(name: str, kind: RoleKind, authority: str = "") -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority=authority, unit="")
    sign_in_staff(client, member)
    return client


@pytest.fixture
def national() -> Client:
    return at_a_screen("akim", RoleKind.ADMINISTRATOR)


def read(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "components": ["payments", "sms"],
        "condition": "degraded",
        "title": "Le paiement est lent",
        "title_en": "Payment is slow",
        "text": "Rien n’est perdu.",
        "text_en": "Nothing is lost.",
        **changes,
    }


def a_moment(name: str, days: int, hour: str) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {
        f"{name}_on_day": str(day.day),
        f"{name}_on_month": str(day.month),
        f"{name}_on_year": str(day.year),
        f"{name}_at": hour,
    }


def test_an_outage_is_announced_told_of_and_ended(national: Client) -> None:
    assert HERE in read(national.get("/agents/"))
    assert "Rien n’a été annoncé." in read(national.get(HERE))
    assert "ce que les personnes ne peuvent pas faire" in read(national.get(f"{HERE}annoncer/incident/"))
    shown = national.post(f"{HERE}annoncer/incident/", typed()).headers["Location"]
    page = read(national.get(shown))
    for said in ("Payer en ligne, SMS", "perturbé", "Rien n’est perdu.", "en cours"):
        assert said in page
    assert "Le paiement est lent" in read(Client().get("/etat/"))
    assert national.post(shown, {"text": "On répare."}).status_code == 422
    national.post(shown, {"text": "On répare.", "text_en": "Repairing."})
    national.post(f"{shown}terminer/", {"text": "Réparé.", "text_en": "Repaired."})
    page = read(national.get(shown))
    for said in ("On répare.", "Repaired.", "terminé"):
        assert said in page
    assert "C’est terminé" not in page
    again = national.post(shown, {"text": "x", "text_en": "x"})
    assert "Ce bulletin est déjà terminé." in read(again, 422)
    assert "Le paiement est lent" in read(national.get(HERE))


def test_planned_work_has_two_moments_in_their_order(national: Client) -> None:
    address = f"{HERE}annoncer/maintenance/"
    wrong = {**a_moment("begins", 2, "22:00"), **a_moment("ends", 2, "04:00")}
    assert "elle vient après son début" in read(national.post(address, typed(**wrong)), 422)
    right = {**a_moment("begins", 2, "22:00"), **a_moment("ends", 3, "04:00")}
    shown = national.post(address, typed(**right)).headers["Location"]
    assert "à venir" in read(national.get(shown))
    assert "Entretiens prévus" in read(Client().get("/etat/"))
    assert Bulletin.objects.get().kind == "maintenance"


def test_nobody_else_finds_where(national: Client) -> None:
    shown = national.post(f"{HERE}annoncer/incident/", typed()).headers["Location"]
    other = at_a_screen("bio", RoleKind.ADMINISTRATOR, "mjl")
    for address in (HERE, f"{HERE}annoncer/incident/", shown):
        assert other.get(address).status_code == 404
    assert other.post(f"{shown}terminer/", {"text": "x", "text_en": "x"}).status_code == 404
    assert HERE not in read(other.get("/agents/"))
    assert at_a_screen("sena", RoleKind.OFFICER, "mjl").get(HERE).status_code == 403


def test_an_unknown_kind_or_bulletin_is_not_found(national: Client) -> None:
    assert national.get(f"{HERE}annoncer/fete/").status_code == 404
    assert national.get(f"{HERE}none/").status_code == 404
    assert national.post(f"{HERE}none/", {"text": "x", "text_en": "x"}).status_code == 404


def test_the_list_turns_its_pages(national: Client) -> None:
    for _ in range(11):
        national.post(f"{HERE}annoncer/incident/", typed())
    assert "Page suivante" in read(national.get(HERE))
    assert "Page précédente" in read(national.get(f"{HERE}?page=2"))
