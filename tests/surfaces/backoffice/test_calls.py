"""The morning page: a centre once, its reasons, its numbers, and who called already."""

import csv
import io
from datetime import datetime

import pytest
from django.test import Client

from guichet.domains.supervision import calling
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.calling import About, Call
from guichet.domains.supervision.models import Incident
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.places.calendar import ONE_DAY
from tests.domains.supervision.slots import act, moment
from tests.factories.places import make_centre, make_office_hours
from tests.surfaces.backoffice.test_incidents import CENTRE, opened, page, staff

pytestmark = pytest.mark.django_db
CALLS = "/agents/a-appeler/"


@pytest.fixture
def ida(client: Client) -> Client:
    """Heads the department of Lokossa."""
    make_office_hours(make_centre())
    return staff(client, RoleKind.SUPERVISOR, "BJ-MO")


def test_a_centre_is_called_once_with_its_numbers_and_a_note(ida: Client) -> None:
    supervision.open_incident(
        centre="LOK", origin=Origin.CENTRE, about="kiosk", severity=Severity.HIGH, told="Noire.", act=act(moment(9))
    )
    assert "Aucun numéro n’est connu." in page(ida, CALLS)
    assert ida.post(f"{CENTRE}numeros/", {"focal-point": "12"}).status_code == 422
    assert ida.post(f"{CENTRE}numeros/", {"focal-point": "99 99 99 99 99"}).status_code == 422
    ida.post(f"{CENTRE}numeros/", {"focal-point": "01 97 00 11 22", "help": "01 97 00 11 33"})
    assert "01 97 00 11 22" in page(ida, CENTRE)
    assert "01 97 00 11 22" in page(ida, f"{CENTRE}numeros/")
    shown = page(ida, CALLS)
    assert 'href="tel:+2290197001122"' in shown
    assert "Déjà appelés aujourd’hui" not in shown
    assert "J’ai appelé" in page(ida, f"{CENTRE}appele/")
    ida.post(f"{CENTRE}appele/", {"note": "Le courant revient demain."})
    shown = page(ida, CALLS)
    assert "Déjà appelés aujourd’hui" in shown
    assert "Appelé par Ida Inventée le" in shown
    assert "Le courant revient demain." in shown
    assert "Le courant revient demain." in page(ida, f"{CENTRE}appele/")


def test_a_second_person_is_told_who_called_before(ida: Client) -> None:
    ida.post(f"{CENTRE}appele/", {"note": ""})
    other = staff(Client(), RoleKind.ADMINISTRATOR)
    answer = other.post(f"{CENTRE}appele/", {"note": "Moi aussi."})
    assert answer.status_code == 422
    assert "Quelqu’un a déjà appelé ce centre aujourd’hui" in answer.content.decode()


def test_each_reason_opens_its_rows(ida: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(_centres: frozenset[str], at: datetime) -> list[Call]:
        about = ((About.CENTRE, "LOK"), (About.SITE, "LOK"), (About.REPORT, "LOK 2026-02"))
        return [Call("LOK", 1, at + ONE_DAY, f"Raison {each}.", each, subject) for each, subject in about]

    monkeypatch.setattr(calling, "_lines", [found])
    shown = page(ida, CALLS)
    for about, word, address in (
        ("centre", "Voir le centre", CENTRE),
        ("site", "Voir le site", "/agents/reseau/LOK/"),
        ("report", "Voir le rapport", "/agents/rapports/LOK/2026-02/"),
    ):
        assert f"<p>Raison {about}.</p>" in shown
        assert f'<a href="{address}">{word}<span class="heard">, Raison {about}.</span></a>' in shown
    assert "Depuis le" not in shown


def lines(client: Client) -> list[dict[str, str]]:
    answer = client.get(f"{CALLS}a-appeler.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_the_list_is_a_spreadsheet_and_a_sheet_for_the_pen(ida: Client) -> None:
    supervision.open_incident(
        centre="LOK", origin=Origin.CENTRE, about="kiosk", severity=Severity.HIGH, told="=Noire.", act=act(moment(9))
    )
    ida.post(f"{CENTRE}numeros/", {"focal-point": "01 97 00 11 22"})
    first, *_more = lines(ida)
    assert (first["centre"], first["department"], first["rank"], first["about"]) == ("LOK", "Mono", "2", "incident")
    assert first["reason"] == "Incident en retard\u00a0: =Noire."
    assert (first["numbers"], first["called_at"], first["note"]) == ("focal-point:+2290197001122", "", "")
    shown = page(ida, f"{CALLS}feuille/")
    on_one_line = "01 97 00 11 22".replace(" ", "\u00a0")
    for told in ("Incident en retard\u00a0: =Noire.", on_one_line, "point focal du centre", "Appelé", "table--pen"):
        assert told in shown
    for address in ("a-appeler.csv", "feuille/"):
        assert f'href="{CALLS}{address}"' in page(ida, CALLS)
    ida.post(f"{CENTRE}appele/", {"note": "=SOMME(A1)"})
    assert lines(ida)[0]["note"] == "'=SOMME(A1)"
    assert lines(ida)[0]["called_at"]


def test_an_observer_has_the_kind_of_an_incident_alone_and_no_note(ida: Client) -> None:
    opened("Afi pleure.")
    with building():
        Incident.objects.update(due_at=moment(9))
    ida.post(f"{CENTRE}appele/", {"note": "Afi rit."})
    mayor = staff(Client(), RoleKind.OBSERVER, "LOK")
    found = next(each for each in lines(mayor) if each["about"] == "incident")
    assert (found["reason"], found["note"]) == ("Incident en retard\u00a0: Courant ou batterie", "")
    assert found["called_at"]
    shown = page(mayor, f"{CALLS}feuille/")
    assert "Courant ou batterie" in shown
    assert "Afi" not in shown


def test_what_an_observer_has_no_page_of_is_said_and_leads_nowhere(
    ida: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Call("LOK", 1, moment(9), "Le rapport de mars est en retard.", About.REPORT, "LOK 2026-03")
    monkeypatch.setattr(calling, "_lines", [lambda _centres, _at: [late]])
    address = 'href="/agents/rapports/LOK/2026-03/"'
    mayor = staff(Client(), RoleKind.OBSERVER, "LOK")
    assert [address in page(reader, CALLS) for reader in (ida, mayor)] == [True, False]
    assert "<p>Le rapport de mars est en retard." in page(mayor, CALLS)
    assert "Voir le rapport" not in page(mayor, CALLS)


def test_who_has_nobody_to_call_has_no_file_of_it(client: Client) -> None:
    stranger = staff(client, RoleKind.SUPERVISOR, "COT")
    assert "feuille" not in page(stranger, CALLS)
    assert "Personne n’est à appeler." in page(stranger, f"{CALLS}feuille/")
    assert lines(stranger) == []


def test_who_only_sees_calls_without_marking(client: Client) -> None:
    make_centre()
    opened()
    koffi = staff(client, RoleKind.FOCAL_POINT, "LOK")
    assert "J’ai appelé" not in page(koffi, CALLS)
    assert "Changer les numéros" not in page(koffi, CENTRE)
    assert koffi.post(f"{CENTRE}appele/", {"note": ""}).status_code == 403
    stranger = staff(Client(), RoleKind.SUPERVISOR, "COT")
    assert stranger.post(f"{CENTRE}numeros/", {}).status_code == 404
