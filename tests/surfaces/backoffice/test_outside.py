"""A supervisor opens a case: why, then a quarter of an hour."""

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.domains.casework.models import Case, Look, StatedReason
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.cases import AUTHORITY, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db
HERE = "/agents/consultation/"


@pytest.fixture
def case(keeper: AKeeper, settings: LazySettings) -> Case:
    settings.VAR = keeper.var
    publish_the_service()
    return arrived_and_ready(timezone.now())


@pytest.fixture
def ida(client: Client) -> Client:
    staff = make_staff("ida@exemple.bj", "Ida")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    return client


def test_nothing_is_shown_before_the_reason_and_the_answers_after_it(ida: Client, case: Case) -> None:
    assert ida.get(f"{HERE}{case.reference}/").headers["Location"] == HERE
    assert "Dites d’abord pourquoi" in text(ida.get(HERE))
    opened = ida.post(HERE, {"reference": case.reference.lower(), "motive": "control"}, follow=True)
    seen = text(opened)
    for words in (
        "Houngbédji",
        "Vous l’ouvrez pour un contrôle du travail d’un bureau",
        "Se referme",
        "La personne lit",
    ):
        assert words in seen
    assert Look.objects.filter(reason="outside").count() == 1


def test_after_it_the_reason_is_asked_again(ida: Client, case: Case) -> None:
    ida.post(HERE, {"reference": case.reference, "motive": "control"})
    with building():
        StatedReason.objects.update(until=timezone.now())
    assert ida.get(f"{HERE}{case.reference}/").headers["Location"] == HERE


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reference": "WEB-0000-0000-0"}, "Aucune demande que vous puissiez ouvrir n’a cette référence."),
        ({"motive": ""}, "Choisissez une réponse"),
        ({"motive": "curiosity"}, "n’est plus proposée"),
        ({"motive": "other"}, "écrivez-la en une phrase"),
    ],
)
def test_what_is_missing_is_said(ida: Client, case: Case, changes: dict[str, str], said: str) -> None:
    answer = ida.post(HERE, {"reference": case.reference, "motive": "control", **changes})
    assert (answer.status_code, said in text(answer)) == (422, True)
    assert not StatedReason.objects.exists()


def test_without_the_keeper_it_is_said_and_no_reading_is_counted(ida: Client, case: Case, keeper: AKeeper) -> None:
    ida.post(HERE, {"reference": case.reference, "motive": "control"})
    keeper.kill()
    try:
        answer = ida.get(f"{HERE}{case.reference}/")
    finally:
        keeper.start()
    assert (answer.status_code, "Le gardien des clés ne répond pas." in text(answer)) == (503, True)
    assert not Look.objects.filter(reason="outside").exists()


def test_whoever_lost_the_role_meanwhile_finds_nothing(ida: Client, case: Case) -> None:
    ida.post(HERE, {"reference": case.reference, "motive": "control"})
    with building():
        Case.objects.update(authority="autre")
    assert ida.get(f"{HERE}{case.reference}/").status_code == 404


def test_an_officer_has_no_such_page(client: Client) -> None:
    staff = make_staff()
    give(staff, authority=AUTHORITY, unit="bureau")
    sign_in_staff(client, staff)
    assert client.get(HERE).status_code == 403
