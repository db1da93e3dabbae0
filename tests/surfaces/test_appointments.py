"""An appointment as a citizen takes it, and the day of a desk as whoever works there sees it."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from guichet.domains.relations import appointing
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.models import Appointment, Turn
from guichet.domains.relations.refusals import TooManyAppointments
from guichet.foundation.demonstration import clock
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.models import OpeningHours
from guichet.foundation.places.vocabulary import CentreKind
from guichet.surfaces.portal.appointments import views
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.factories.places import make_centre
from tests.surfaces.test_concerns import someone, text

pytestmark = pytest.mark.django_db
DESKS, FOLLOW, STAFF = "/reclamations/rendez-vous/", "/reclamations/rendez-vous/suite/", "/agents/rendez-vous/"
ASK, DAY = f"{DESKS}PAR/", f"{STAFF}PAR/"
# Monday 23 November 2026, 8 in the morning in Benin.
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
RULE = {
    "opens_at": "8 h 30",
    "closes_at": "10h",
    "minutes": "30",
    "capacity": "1",
    "days_ahead": "3",
    "grace": "15",
}


class Watch:
    at = NOW


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(clock, "now", lambda: watch.at)
    return watch


@pytest.fixture(autouse=True)
def a_desk(keeper: AKeeper, settings: Any, watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR = keeper.var
    monkeypatch.setattr(views, "BOOKED", Counter(most=100, refusal=TooManyAppointments))
    assert watch.at == NOW
    centre = make_centre("PAR", slug="parakou", name="GSRU Parakou", kind=CentreKind.GSRU)
    with building():
        for weekday in range(1, 8):
            OpeningHours.objects.create(
                centre=centre, weekday=weekday, opens_at=time(8), closes_at=time(12), demonstration=True
            )


def staff(kind: RoleKind = RoleKind.SUPERVISOR, place: str = "PAR") -> Client:
    client, member = Client(), make_staff(f"{kind}.{place}@exemple.bj", "Invented Agent")
    give(member, kind, authority="", unit="", place=place)
    sign_in_staff(client, member)
    return client


@pytest.fixture
def head() -> Client:
    client = staff()
    assert client.post(f"{DAY}horaires/", RULE).headers["Location"] == DAY
    return client


def hour(minutes: int, days: int = 0) -> str:
    begins = datetime.combine(NOW.astimezone(BENIN).date(), time(8, 30), BENIN)
    return (begins + timedelta(days=days, minutes=minutes)).isoformat()


def taken(starts_at: str, **said: str) -> tuple[str, str]:
    """Its number and its code."""
    shown = text(someone().post(ASK, {"starts_at": starts_at, "theme": "retraite", **said}))
    number = re.search(r"PAR-[0-9A-Z-]+", shown)
    assert number is not None
    code = re.search(r">([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<", shown)
    assert code is not None
    return number[0], code[1]


def test_a_desk_takes_appointments_once_its_supervisor_has_said_when() -> None:
    assert "Sans rendez-vous seulement" in text(someone().get(DESKS))
    assert someone().get(ASK).headers["Location"] == DESKS
    assert someone().get(f"{DESKS}LOK/").status_code == 404
    head, agent = staff(), staff(RoleKind.OFFICER)
    assert "8 h 30" in text(head.get(f"{DAY}horaires/"))
    assert "Son superviseur en règle les horaires." in text(agent.get(DAY))
    assert agent.get(f"{DAY}horaires/").status_code == 404
    assert "Ces horaires ne vont pas" in text(head.post(f"{DAY}horaires/", {**RULE, "minutes": "500"}), 422)
    assert "Écrivez-la comme ceci" in text(head.post(f"{DAY}horaires/", {**RULE, "opens_at": "tôt"}), 422)
    head.post(f"{DAY}horaires/", RULE)
    assert f'href="{ASK}"' in text(someone().get(DESKS))
    assert 'value="10 h 00"' in text(head.get(f"{DAY}horaires/"))


@pytest.mark.usefixtures("head")
def test_it_is_taken_found_again_moved_and_given_back_with_its_code() -> None:
    shown = text(someone().get(ASK))
    assert "lundi 23 novembre 2026" in shown
    number, code = taken(hour(0))
    found = text(Client().post(FOLLOW, {"code": code}))
    assert [words in found for words in (number, "GSRU Parakou", "8 h 30", "Attendu", "Annuler")] == [True] * 5
    moved = text(Client().post(f"{FOLLOW}changer/", {"code": code, "starts_at": hour(30)}))
    assert "9 h 00" in moved
    assert "Choisissez" in text(Client().post(f"{FOLLOW}changer/", {"code": code, "starts_at": ""}), 422)
    over = text(Client().post(f"{FOLLOW}annuler/", {"code": code}))
    assert ("Annulé" in over, "Changer d’heure" in over) == (True, False)
    assert "il ne change plus" in text(Client().post(f"{FOLLOW}annuler/", {"code": code}), 409)
    assert "n’ouvre aucun rendez-vous" in text(Client().post(FOLLOW, {"code": "0000-0000-0000"}), 422)
    assert "n’ouvre aucun rendez-vous" in text(Client().post(f"{FOLLOW}changer/", {"code": "x"}), 409)
    assert "Code du rendez-vous" in text(Client().get(FOLLOW))


@pytest.mark.usefixtures("head")
def test_what_was_taken_meanwhile_is_said_and_nothing_is_booked(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = appointing.free("PAR", NOW)
    taken(hour(0))
    monkeypatch.setattr(appointing, "free", lambda *_args: shown)
    refused = text(someone().post(ASK, {"starts_at": hour(0), "theme": "retraite"}), 422)
    assert "Quelqu’un vient de prendre cette heure. Rien n’a été réservé" in refused
    assert Appointment.objects.count() == 1


@pytest.mark.usefixtures("head")
def test_all_hours_of_a_day_taken_show_the_next_and_all_of_all_days_say_so() -> None:
    for minutes in (0, 30, 60):
        taken(hour(minutes))
    shown = text(someone().get(ASK))
    assert "24 novembre 2026" in shown
    assert "?jour=2026-11-23" not in shown
    for days in (1, 2, 3):
        for minutes in (0, 30, 60):
            one = {"starts_at": hour(minutes, days), "theme": "autre"}
            day = hour(minutes, days)[:10]
            assert someone().post(f"{ASK}?jour={day}", one).status_code == 200
    assert "Toutes les heures sont prises." in text(someone().get(f"{ASK}?jour=hier"))


@pytest.mark.usefixtures("head")
def test_one_network_does_not_take_a_desk_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "BOOKED", Counter(most=1, refusal=TooManyAppointments))
    insistent = someone()
    insistent.post(ASK, {"starts_at": hour(0), "theme": "autre"})
    refused = insistent.post(ASK, {"starts_at": hour(30), "theme": "autre"})
    assert "Trop de rendez-vous viennent d’être pris d’ici." in text(refused, 422)


def test_the_day_of_a_desk_says_who_is_next_and_why(head: Client, watch: Watch) -> None:
    number, _code = taken(hour(0))
    assert f'href="{DAY}"' in text(head.get(STAFF))
    empty = text(head.get(DAY))
    assert "D’abord les rendez-vous dont l’heure est venue, par heure." in empty
    assert "Personne n’attend." in empty
    assert "Personne n’attend à ce guichet." in text(head.post(f"{DAY}appeler/"), 409)
    head.post(f"{DAY}sans-rendez-vous/")
    watch.at = NOW + timedelta(minutes=31)
    assert head.post(f"{DAY}venu/{number}/").headers["Location"] == DAY
    head.post(f"{DAY}appeler/")
    called = Turn.objects.get(called_at__isnull=False)
    assert called.appointment is not None
    assert "Numéro 2 est appelé" in re.sub(r"\s+", " ", text(head.get(DAY)))
    assert head.post(f"{DAY}passages/{called.reference}/perdu/").status_code == 404
    head.post(f"{DAY}passages/{called.reference}/recu/")
    assert "le passage est fini" in text(head.post(f"{DAY}passages/{called.reference}/reparti/"), 409)
    tomorrow = text(head.get(f"{DAY}?jour=2026-11-24"))
    assert ("Aucun rendez-vous ce jour-là." in tomorrow, "Appeler le suivant" in tomorrow) == (True, False)


def test_staff_take_an_appointment_for_somebody(head: Client) -> None:
    assert "8 h 30" in text(head.get(f"{DAY}prendre/"))
    refused = head.post(f"{DAY}prendre/", {"starts_at": "hier", "theme": "autre"})
    assert refused.status_code == 422
    shown = text(head.post(f"{DAY}prendre/", {"starts_at": hour(0), "theme": "autre"}))
    assert "Lisez ce code à la personne" in shown
    number = re.search(r"PAR-[0-9A-Z-]+", shown)
    assert number is not None
    assert number[0] in text(head.get(DAY))


def test_the_desk_of_others_is_not_found(head: Client) -> None:
    assert head.get(DAY).status_code == 200
    other = staff(RoleKind.OFFICER, "NAT")
    for address in (DAY, f"{DAY}horaires/", f"{DAY}prendre/", f"{STAFF}LOK/"):
        assert other.get(address).status_code == 404
    for gesture in ("appeler/", "sans-rendez-vous/", "venu/x/", "passages/x/recu/"):
        assert other.post(f"{DAY}{gesture}").status_code == 404
    elsewhere = staff(RoleKind.OFFICER, "LOK")
    assert "Vous ne recevez à aucun guichet" in text(elsewhere.get(STAFF))
