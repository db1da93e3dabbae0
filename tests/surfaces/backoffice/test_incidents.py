"""Whoever follows centres sees how they are, opens and closes incidents, and finds the rows behind each figure."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.announcements import operations as announcements
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Incident, Watched
from guichet.domains.supervision.vocabulary import CentreState, Origin, Severity
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.places.models import Centre
from tests.domains.supervision.ordered import DRAFT
from tests.domains.supervision.slots import MONDAY, act, moment, slot, span
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.places import make_centre, make_office_hours

pytestmark = pytest.mark.django_db
ALL = "/agents/incidents/"
CENTRE = f"{ALL}centres/LOK/"


def staff(client: Client, kind: RoleKind, place: str = "") -> Client:
    member = make_staff(f"{kind}-{place}@exemple.bj", "Ida Inventée")
    give(member, kind, authority="", unit="", place=place)
    sign_in_staff(client, member)
    return client


@pytest.fixture
def ida(client: Client) -> Client:
    """Heads the department of Lokossa."""
    make_office_hours(make_centre())
    return staff(client, RoleKind.SUPERVISOR, "BJ-MO")


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def opened(told: str = "Le panneau est tombé.") -> Incident:
    return supervision.open_incident(
        centre="LOK", origin=Origin.HAND, about="power", severity=Severity.HIGH, told=told, act=act(timezone.now())
    )


def test_an_incident_is_opened_taken_weighed_and_closed(ida: Client) -> None:
    assert "Aucun incident en cours." in page(ida, ALL)
    asked = {"about": "power", "severity": "1", "told": "Le panneau est tombé."}
    assert ida.post(f"{CENTRE}nouveau/", asked | {"told": ""}).status_code == 422
    answer = ida.post(f"{CENTRE}nouveau/", asked)
    address = answer["Location"]
    assert "Le panneau est tombé." in page(ida, ALL)
    assert "Je m’en charge" in page(ida, address)
    ida.post(f"{address}prendre/")
    assert "Ida Inventée" in page(ida, address)
    assert "Gravité" in page(ida, f"{address}gravite/")
    ida.post(f"{address}gravite/", {"severity": "3"})
    assert "mineur" in page(ida, address)
    assert ida.post(f"{address}clore/", {"done": ""}).status_code == 422
    ida.post(f"{address}clore/", {"done": "Panneau refixé."})
    shown = page(ida, address)
    assert "Panneau refixé." in shown
    assert "Je m’en charge" not in shown
    closed = page(ida, f"{ALL}clos/")
    assert "Clos. Le panneau est tombé." in closed
    assert "Ce qui a été réglé dans vos centres, le dernier d’abord." in closed
    assert "Aucun incident en cours." in page(ida, ALL)


def test_what_is_closed_already_is_refused_in_words(ida: Client) -> None:
    row = opened()
    supervision.close_incident(reference=row.reference, done="Fait.", act=act(timezone.now()))
    answer = ida.post(f"{ALL}{row.reference}/prendre/")
    assert answer.status_code == 422
    assert "Cet incident est déjà clos." in answer.content.decode()
    answer = ida.post(f"{ALL}{row.reference}/clore/", {"done": "Encore."})
    assert answer.status_code == 422
    assert "Cet incident est déjà clos." in answer.content.decode()


def test_who_works_there_sees_and_opens_but_does_not_close(client: Client) -> None:
    make_centre()
    koffi = staff(client, RoleKind.FOCAL_POINT, "LOK")
    address = koffi.post(f"{CENTRE}nouveau/", {"about": "kiosk", "severity": "2", "told": "Noire."})["Location"]
    assert "Je m’en charge" not in page(koffi, address)
    assert koffi.post(f"{address}prendre/").status_code == 403


@pytest.mark.parametrize("place", ["BJ-ZO", "COT"])
def test_what_another_follows_is_not_found(client: Client, place: str) -> None:
    make_centre()
    row = opened()
    stranger = staff(client, RoleKind.SUPERVISOR, place)
    assert "Le panneau" not in page(stranger, ALL)
    for address in (f"{ALL}{row.reference}/", CENTRE, f"{CENTRE}nouveau/", f"{CENTRE}2026-3-2/"):
        page(stranger, address, 404)
    assert stranger.post(f"{ALL}{row.reference}/prendre/").status_code == 404
    assert "Vous ne suivez aucun centre." in page(stranger, f"{ALL}centres/")


def test_a_figure_opens_the_days_and_a_day_its_slots(ida: Client) -> None:
    told = [*span(moment(8), moment(12)), *span(moment(14), moment(17), kiosk=0)]
    supervision.take(slots=told, act=act(moment(18)))
    index = page(ida, f"{ALL}continuite/?mois=2026-03")
    assert "50,0\u00a0%" in index
    assert "tranches servies ÷ tranches attendues" in index
    days = page(ida, f"{CENTRE}?mois=2026-03")
    assert "2 mars 2026" in days
    assert "80\u00a0%" in days  # the battery
    said = re.findall(r"\b(oui|non)\b", re.sub(r"<[^>]*>", " ", page(ida, f"{CENTRE}2026-3-2/")))
    assert (said.count("oui"), said.count("non")) == (24, 18)
    assert "De ce jour, rien n’est gardé tranche par tranche." in page(ida, f"{CENTRE}2026-3-3/")
    page(ida, f"{CENTRE}2026-2-30/", 404)
    now = page(ida, f"{ALL}continuite/?mois=x")
    assert ("pas de chiffre" in now, "Après\u00a0:" in now, "Après\u00a0:" in index) == (True, False, True)


def test_the_state_of_centres_says_what_is_wrong(ida: Client) -> None:
    assert "jamais vu" in page(ida, f"{ALL}centres/")
    assert "jamais" in page(ida, CENTRE)
    supervision.take(slots=[slot(moment(9), kiosk=0)], act=act(moment(9, 10)))
    supervision.watch(contacts={}, act=act(moment(9, 10)))
    for address in (f"{ALL}centres/", CENTRE):
        assert "La borne ne répond pas pendant les heures d’ouverture." in page(ida, address)
    assert "La borne ne répond pas" in page(ida, "/agents/incidents/")


def test_the_morning_page_has_silent_centres_first_then_what_is_late(ida: Client) -> None:
    assert "Le rapport mensuel n’est pas transmis" in page(ida, "/agents/a-appeler/")
    assert "Personne n’est à appeler." in page(staff(Client(), RoleKind.SUPERVISOR, "COT"), "/agents/a-appeler/")
    row = supervision.open_incident(
        centre="LOK", origin=Origin.CENTRE, about="kiosk", severity=Severity.HIGH, told="Noire.", act=act(moment(9))
    )
    supervision.take(slots=[slot(moment(8))], act=act(moment(8, 10)))
    supervision.watch(contacts={}, act=act(moment(9, 10)))
    shown = page(ida, "/agents/a-appeler/")
    silent, late = shown.index("Le centre ne répond plus"), shown.index("Incident en retard\u00a0: Noire.")
    assert silent < late
    assert "Il aurait dû être clos" in page(ida, f"{ALL}{row.reference}/")
    assert "En retard depuis le" in page(ida, ALL)


def test_an_administrator_of_the_whole_node_follows_every_centre(client: Client) -> None:
    make_centre()
    assert "CCSP Lokossa" in page(staff(client, RoleKind.ADMINISTRATOR), f"{ALL}centres/")


def test_a_supervisor_of_an_authority_follows_no_centre(client: Client) -> None:
    make_centre()
    member = make_staff("chef@exemple.bj", "Chef Inventé")
    give(member, RoleKind.SUPERVISOR, authority="invented", unit="")
    sign_in_staff(client, member)
    assert "CCSP Lokossa" not in page(client, f"{ALL}centres/")


def test_a_day_sets_what_the_screen_showed_beside_the_proof_of_play(ida: Client) -> None:
    announcements.put_up(reference="one", draft=DRAFT, act=act(moment(7)))
    told = [replace(slot(moment(hour)), showed={"one": 12, "gone": 1}) for hour in (8, 9)]
    supervision.take(slots=told, act=act(moment(18)))
    day = f"{CENTRE}2026-3-2/"
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page(ida, day)))
    assert "Le casier en 72 heures 24 pas encore" in shown.replace("Par tranches ", "").replace("Preuve du jour ", "")
    assert "Le casier en 72 heures (12)" in shown
    announcements.take_report(day=MONDAY, times={"one": 24}, act=act(moment(20), "LOK"))
    assert "pas encore" not in page(ida, day)


@pytest.mark.parametrize(
    ("gauges", "said"),
    [
        ({}, "inconnue\u00a0: elle ne peut pas être interrogée"),
        ({"printer": 1.0}, "prête"),
        ({"printer": 0.0}, "ne répond pas"),
        ({"printer": 0.0, "no-paper": 1.0}, "sans papier"),
    ],
)
def test_a_printer_is_called_ready_only_when_it_says_so(ida: Client, gauges: dict[str, float], said: str) -> None:
    supervision.take(slots=[slot(moment(9), gauges={"disk": 40.0} | gauges)], act=act(moment(9, 10)))
    assert said in page(ida, CENTRE)


def test_what_is_wrong_comes_first_and_whoever_was_never_heard_of_last(ida: Client) -> None:
    commune = Centre.objects.get().commune
    for code, name in (("ATH", "CCSP Athiémé"), ("BOP", "CCSP Bopa")):
        make_centre(code, commune=commune, slug=code.lower(), name=name)
    with building():
        for code, state in (("LOK", CentreState.OFFLINE), ("BOP", CentreState.ONLINE)):
            Watched.objects.create(centre=code, state=state, since=moment(9))
    shown = page(ida, f"{ALL}centres/")
    assert re.findall(r"CCSP (Lokossa|Bopa|Athiémé)</a>", shown) == ["Lokossa", "Bopa", "Athiémé"]
