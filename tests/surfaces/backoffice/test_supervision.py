"""Supervisors at their screens: offices, ages, pace, and the people who work there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.casework.models import Case
from guichet.foundation.identity.models import Role
from guichet.foundation.identity.vocabulary import RoleKind
from tests.factories.cases import AUTHORITY, a_ready_case, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff

pytestmark = pytest.mark.django_db
TEAM = f"/agents/equipes/{AUTHORITY}/bureau/"


@pytest.fixture
def ida(client: Client) -> Client:
    """Supervises the office."""
    publish_the_service()
    staff = make_staff("ida@exemple.bj", "Ida")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    return client


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def a_day(days: int) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {"last_day_day": str(day.day), "last_day_month": str(day.month), "last_day_year": str(day.year)}


def test_a_supervisor_sees_numbers_ages_and_pace_and_no_case(ida: Client) -> None:
    case: Case = a_ready_case(timezone.now() - timedelta(days=4))
    seen = page(ida, "/agents/supervision/")
    for words in (
        "Bureau des recherches",
        "3 à 6 jours",
        "Aucune étape terminée en 7 jours : pas de prévision.",
        "L’équipe du bureau",
    ):
        assert words in seen
    assert "Direction" not in seen
    assert case.reference not in seen
    assert 'href="/agents/supervision/"' in page(ida, "/agents/")


def test_an_officer_is_added_until_a_day_then_taken_out(ida: Client) -> None:
    bio = make_staff("bio@exemple.bj", "Bio Sagbo")
    given = {"email": "bio@exemple.bj", "kind": "officer", **a_day(10)}
    assert ida.post(TEAM, given).status_code == 302
    seen = page(ida, TEAM)
    assert "<strong>Bio Sagbo</strong>, agent, jusqu’au" in seen
    assert ida.post(f"{TEAM}retirer/", {"staff": bio.reference, "kind": "officer"}).status_code == 302
    assert "Bio Sagbo" not in page(ida, TEAM)
    again = ida.post(f"{TEAM}retirer/", {"staff": bio.reference, "kind": "officer"})
    assert (again.status_code, "Cette personne ne tient pas ce rôle." in again.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"email": "personne@exemple.bj"}, "Personne ici n’a cette adresse."),
        ({"email": "ida@exemple.bj"}, "jamais lui-même."),
        (a_day(-1), "Choisissez un dernier jour entre aujourd’hui et dans un an."),
        ({"kind": "signatory"}, "Cette réponse n’est plus proposée."),
    ],
)
def test_what_is_not_possible_is_said(ida: Client, changes: dict[str, str], said: str) -> None:
    make_staff("bio@exemple.bj", "Bio Sagbo")
    answer = ida.post(TEAM, {"email": "bio@exemple.bj", "kind": "officer", **a_day(10), **changes})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Role.objects.filter(staff__name="Bio Sagbo").exists()


def test_roles_of_others_kinds_are_shown_and_left_alone(ida: Client) -> None:
    chief = make_staff("chef@exemple.bj", "Chef")
    give(chief, RoleKind.SIGNATORY, authority=AUTHORITY, unit="")
    seen = page(ida, TEAM)
    assert "<strong>Chef</strong>, signataire, pour toute l’autorité" in seen
    assert chief.reference not in seen
    assert ida.post(f"{TEAM}retirer/", {"staff": chief.reference, "kind": "signatory"}).status_code == 422
    assert ida.post(f"{TEAM}retirer/", {"staff": chief.reference, "kind": "roi"}).status_code == 422


def test_the_team_of_another_office_is_not_found(ida: Client) -> None:
    for unit in ("direction", "inconnu"):
        assert ida.get(f"/agents/equipes/{AUTHORITY}/{unit}/").status_code == 404


def test_an_officer_does_not_supervise(client: Client) -> None:
    staff = make_staff()
    give(staff, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    for address in ("/agents/supervision/", TEAM):
        assert client.get(address).status_code == 403
