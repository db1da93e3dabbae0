"""Beside each reading that a person made stands a gesture: « Demander pourquoi »."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.commons.public_log import signing
from guichet.domains.casework import operations as casework
from guichet.domains.casework import proving, queries
from guichet.domains.casework.models import Case, Complaint, Look
from guichet.domains.casework.operations import Why
from guichet.domains.casework.vocabulary import OutsideMotive
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.acts import an_act
from tests.factories.cases import AUTHORITY, by, publish_the_service
from tests.factories.identity import give, make_citizen, make_staff, sign_in_citizen, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings, tmp_path: Path) -> None:
    """Its folder is everybody's; what is published here is not."""
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    publish_the_service()


def opened_by_ida(case: Case) -> Look:
    staff = make_staff("ida@exemple.bj", "Ida Sagbo")
    ida = Viewer(ActorKind.STAFF, staff.reference, (HeldRole(RoleKind.SUPERVISOR, AUTHORITY, "bureau"),))
    why, act = Why(OutsideMotive.CONTROL, "Un contrôle du mois."), by(ida, timezone.now())
    stated = casework.state_reason(reference=case.reference, reader=ida, why=why, act=act)
    casework.look_outside(stated=stated, records=(), act=act)
    return Look.objects.get(reason="outside")


def follow(client: Client, case: Case) -> None:
    client.post("/suivi/", {"reference": case.reference, "code": queries.tracking_code(case.reference)})


def address_of(case: Case, look: Look) -> str:
    return f"/suivi/{case.reference}/consultations/{look.identifier}/"


def test_each_reading_of_a_person_has_its_question_and_the_office_above_reads_who_it_was(client: Client) -> None:
    case = arrived_and_ready(timezone.now())
    look = opened_by_ida(case)
    follow(client, case)
    shown = client.get(f"/suivi/{case.reference}/").content.decode()
    assert shown.count("Demander pourquoi") == 1
    assert f'href="{address_of(case, look)}"' in shown
    asking = text(client.get(address_of(case, look)))
    assert "un contrôle du travail d’un bureau. «\u00a0Un contrôle du mois.\u00a0»".replace(
        "\u00a0", " "
    ) in asking.replace("\u00a0", " ")
    assert "Ida" not in asking
    answer = client.post(address_of(case, look), {"text": "Qui a regardé ?"})
    assert answer.headers["Location"] == f"/suivi/{case.reference}/#plainte"
    told = text(client.get(f"/suivi/{case.reference}/"))
    assert all(words in told for words in ("Votre réclamation est ouverte.", "Direction", "vous répondra ici avant le"))
    assert Complaint.objects.get().look == look
    reine, member = Client(), make_staff("reine@exemple.bj", "Reine")
    give(member, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="direction")
    sign_in_staff(reine, member)
    seen = text(reine.get("/agents/supervision/"))
    for words in ("Qui a regardé ?", "Par Ida Sagbo", "Phrase dite d’abord Un contrôle du mois."):
        assert words in seen


def test_a_question_needs_words_and_a_second_one_waits(client: Client) -> None:
    case = arrived_and_ready(timezone.now())
    look = opened_by_ida(case)
    follow(client, case)
    assert client.post(address_of(case, look), {"text": ""}).status_code == 422
    client.post(address_of(case, look), {"text": "Qui ?"})
    again = client.post(address_of(case, look), {"text": "Qui ?"})
    assert (again.status_code, "Une réclamation est déjà ouverte" in text(again)) == (422, True)


def test_a_reading_that_is_none_is_not_found_and_a_stranger_is_led_away(client: Client) -> None:
    case = arrived_and_ready(timezone.now())
    look = opened_by_ida(case)
    assert client.get(address_of(case, look)).headers["Location"] == "/suivi/"
    follow(client, case)
    assert client.get(f"/suivi/{case.reference}/consultations/rien/").status_code == 404
    arrival = Look.objects.get(reason="arrival")
    assert client.get(address_of(case, arrival)).status_code == 404


def test_the_gesture_stands_in_ones_own_space_too(client: Client) -> None:
    afi = make_citizen()
    sign_in_citizen(client, afi)
    case = arrived_and_ready(timezone.now(), citizen=afi.reference)
    look = opened_by_ida(case)
    assert f'href="{address_of(case, look)}"' in client.get("/mon-espace/consultations/").content.decode()
    assert client.get(address_of(case, look)).status_code == 200


def test_once_its_day_is_over_the_page_proves_that_it_was_counted(client: Client) -> None:
    case = arrived_and_ready(timezone.now())
    look = opened_by_ida(case)
    follow(client, case)
    address = f"{address_of(case, look)}preuve.json"
    assert "quand la journée sera finie" in text(client.get(address_of(case, look)))
    assert client.get(address).status_code == 404
    tomorrow = an_act(timezone.now() + timedelta(days=1))
    casework.close_day(act=tomorrow)
    signing.run(tomorrow)
    seen = client.get(address_of(case, look)).content.decode()
    assert f'href="{address}"' in seen
    assert f"guichet log reading {case.reference}-{look.identifier}.json" in seen
    shown = proving.shows(client.get(address).content, signing.verifiers()[-1])
    assert shown is not None
    assert shown["sentence"] == "Un contrôle du mois."
    assert Client().get(address).headers["Location"] == "/suivi/"
    assert client.get(f"/suivi/{case.reference}/consultations/rien/preuve.json").status_code == 404


def test_a_day_that_was_changed_afterwards_is_said_to_be(client: Client) -> None:
    case = arrived_and_ready(timezone.now())
    look = opened_by_ida(case)
    follow(client, case)
    casework.close_day(act=an_act(timezone.now() + timedelta(days=1)))
    with building():
        Look.objects.exclude(pk=look.pk).delete()
    assert "Les consultations de ce jour ont été changées depuis." in text(client.get(address_of(case, look)))
