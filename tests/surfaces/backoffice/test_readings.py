"""The page of a day's readings."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.operations import Why
from guichet.domains.casework.vocabulary import OutsideMotive
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.places.calendar import BENIN
from tests.factories.cases import AUTHORITY, a_ready_case, by, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db
HERE = "/agents/regards/"


@pytest.fixture
def case() -> Case:
    publish_the_service()
    return a_ready_case()


@pytest.fixture
def chief(client: Client) -> Client:
    staff = make_staff("chief@exemple.bj", "Chief")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="")
    sign_in_staff(client, staff)
    return client


def opened(case: Case, name: str, times: int = 1) -> None:
    """Yesterday."""
    staff, at = make_staff(f"{name}@exemple.bj", name.title()), timezone.now() - timedelta(days=1)
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="bureau")
    who = Viewer(ActorKind.STAFF, staff.reference, (HeldRole(RoleKind.SUPERVISOR, AUTHORITY, "bureau"),))
    why = Why(OutsideMotive.CONTROL, f"Phrase de {name}.")
    stated = casework.state_reason(reference=case.reference, reader=who, why=why, act=by(who, at))
    for _each in range(times):
        casework.look_outside(stated=stated, records=(), act=by(who, at))


def test_a_day_shows_what_is_unusual_then_who_opened_what_for(chief: Client, case: Case) -> None:
    for name, times in (("codjo", 4), ("bio", 1), ("afi", 1)):
        opened(case, name, times)
    seen = text(chief.get(HERE)).replace("\u00a0", " ")
    for words in (
        f"Dossier {case.reference} : 3 personnes l’ont consulté",
        "Codjo : 4 consultations, plus de trois fois la médiane du jour.",
        "Codjo un contrôle du travail d’un bureau 4",
        "Bio Phrase de bio.",
        "Ce qui a été dit avant d’ouvrir",
    ):
        assert words in seen
    assert "Houngbédji" not in seen


def test_days_lead_to_each_other_and_today_is_the_last(chief: Client, case: Case) -> None:
    opened(case, "codjo")
    today = timezone.now().astimezone(BENIN).date()
    assert "Codjo" in text(chief.get(HERE))
    of_today = chief.get(HERE, {"jour": today.isoformat()})
    assert "Personne n’a rien consulté." in text(of_today)
    assert "Jour d’après" not in text(of_today)
    for odd in ("demain", "9999-01-01"):
        assert chief.get(HERE, {"jour": odd}).status_code == 200
    earlier = (today - timedelta(days=2)).isoformat()
    assert f"{HERE}?jour={earlier}" in chief.get(HERE).content.decode()


def test_an_officer_does_not_read_it(client: Client) -> None:
    staff = make_staff()
    give(staff, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    assert client.get(HERE).status_code == 403


def test_the_queues_lead_there(chief: Client) -> None:
    assert f'href="{HERE}"' in chief.get("/agents/supervision/").content.decode()
