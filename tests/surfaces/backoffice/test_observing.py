"""A mayor and a prefect read their own centres, and nobody is named to them; all invented."""

import io
import re
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import Purpose, Sex
from guichet.domains.reporting import operations as reporting
from guichet.domains.supervision.models import Incident
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from tests.domains.reception import at_lokossa, by_a_visitor
from tests.factories.identity import make_staff
from tests.factories.places import make_centre, make_commune
from tests.surfaces.backoffice.test_reports import OVER, at_a_screen, read

pytestmark = pytest.mark.django_db
HERE = "/agents/mes-centres/"
NOW = timezone.now()


@pytest.fixture(autouse=True)
def two_centres() -> None:
    make_centre()
    make_centre("ATH", commune=make_commune("BJ-MO-ATH", "Athiémé"), slug="athieme", name="CCSP Athiémé")
    at = datetime(OVER.year, OVER.month, 12, 9, tzinfo=UTC)
    reception.welcome(sex=Sex.WOMAN, purpose=Purpose.ASK, act=at_lokossa(at))
    reception.say_satisfaction(satisfied=True, act=by_a_visitor(at))


@pytest.fixture
def mayor() -> Client:
    return at_a_screen(RoleKind.OBSERVER, "BJ-MO-LOK", "maire")


@pytest.fixture
def prefect() -> Client:
    return at_a_screen(RoleKind.OBSERVER, "BJ-MO", "prefet")


def an_incident(told: str = "Mme Afi Dossou crie.", origin: Origin = Origin.HAND) -> Incident:
    owner = make_staff("sena@exemple.bj", "Séna Agbo")
    with building():
        return Incident.objects.create(
            reference="INC1",
            centre="LOK",
            about="told",
            origin=origin,
            severity=Severity.HIGH,
            told=told,
            owner=owner.reference,
            opened_at=NOW - timedelta(days=4),
            due_at=NOW - timedelta(days=1),
        )


def test_each_reads_the_centres_of_their_place_alone(mayor: Client, prefect: Client) -> None:
    page = read(mayor.get(HERE))
    assert "CCSP Lokossa" in page
    assert "CCSP Athiémé" not in page
    assert "100 %, entre 21 et 100 % (avis : 1)" in page
    assert "CCSP Athiémé" in read(prefect.get(HERE))
    assert mayor.get(f"{HERE}LOK/").status_code == 200
    for tail in ("ATH/", "ATH/centre.xlsx", "none/"):
        assert mayor.get(f"{HERE}{tail}").status_code == 404
    assert HERE in read(mayor.get("/agents/"))


def test_a_centre_shows_its_month_and_names_nobody(mayor: Client) -> None:
    an_incident()
    said = {"difficulties": "Codjo est malade.", "proposals": ""}
    reporting.write(centre=PlaceId("LOK"), month=OVER, **said, act=at_lokossa(NOW))
    page = read(mayor.get(f"{HERE}LOK/"))
    for shown in (
        "n’a pas encore transmis",
        "Signalé par une personne",
        "en retard",
        "La fréquentation",
        "pas de chiffre",
    ):
        assert shown in page
    reporting.transmit(centre=PlaceId("LOK"), month=OVER, act=at_lokossa(NOW))
    page = read(mayor.get(f"{HERE}LOK/"))
    assert "Transmis le" in page
    assert "Visites de femmes" in page
    for hidden in ("Codjo", "Afi Dossou", "Séna"):
        assert hidden not in page
    assert "Séna" not in read(mayor.get("/agents/incidents/INC1/"))
    assert "Séna" in read(at_a_screen(RoleKind.SUPERVISOR, "BJ-MO", "ida").get("/agents/incidents/INC1/"))


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        ("visits", ("Motif de la visite : Se renseigner", "En tout", f"12 {date_format(OVER, 'F Y')}")),
        ("visits.sex.woman", ("Visites de femmes",)),
        ("satisfaction.visitor", ("Visages pressés : satisfaits",)),
        ("satisfaction.staff", ("Rien n’est compté ici pour ce mois.",)),
    ],
)
def test_a_figure_opens_the_days_it_is_the_sum_of(mayor: Client, figure: str, shown: tuple[str, ...]) -> None:
    days = f"{OVER.year}-{OVER.month}/{figure}/"
    page = read(mayor.get(f"{HERE}LOK/{days}"))
    for each in shown:
        assert each in page
    for address in (f"{HERE}ATH/{days}", f"{HERE}LOK/{OVER.year}-13/{figure}/", f"{HERE}LOK/{days[:-1]}x/"):
        assert mayor.get(address).status_code == 404


def test_every_figure_of_both_pages_opens_something(mayor: Client) -> None:
    reporting.transmit(centre=PlaceId("LOK"), month=OVER, act=at_lokossa(NOW))
    an_incident()
    for address in (HERE, f"{HERE}LOK/"):
        page = read(mayor.get(address))
        opened = set(re.findall(r'href="(/agents/(?:mes-centres|incidents)/[^"#]*[^"#x])["#]', page))
        assert f"{HERE}LOK/{OVER.year}-{OVER.month}/visits/" in opened
        assert {each: mayor.get(each).status_code for each in opened} == dict.fromkeys(opened, 200)


def test_no_observer_reads_what_staff_typed_of_an_incident(mayor: Client) -> None:
    row = an_incident()
    with building():
        Incident.objects.filter(pk=row.pk).update(about="kiosk", why_due="Afi revient.")
    ida = at_a_screen(RoleKind.SUPERVISOR, "BJ-MO", "ida")
    ida.post("/agents/incidents/INC1/prendre/")
    for address in ("/agents/incidents/", "/agents/incidents/INC1/", "/agents/a-appeler/", f"{HERE}LOK/"):
        page = read(mayor.get(address))
        assert "Borne" in page
        for hidden in ("Afi", "Ida"):
            assert hidden not in page
    assert "Confié à quelqu’un" in read(mayor.get("/agents/incidents/INC1/"))
    for address in ("/agents/incidents/", "/agents/incidents/INC1/", "/agents/a-appeler/"):
        assert "Mme Afi Dossou crie." in read(ida.get(address))
    ida.post("/agents/incidents/INC1/clore/", {"done": "Afi est partie."})
    for address in ("/agents/incidents/clos/", "/agents/incidents/INC1/"):
        assert "Afi" not in read(mayor.get(address))
    assert "Afi est partie." in read(ida.get("/agents/incidents/INC1/"))


def test_an_observer_reads_that_a_centre_was_called_and_not_by_whom(mayor: Client) -> None:
    an_incident()
    ida = at_a_screen(RoleKind.SUPERVISOR, "BJ-MO", "ida")
    ida.post("/agents/incidents/centres/LOK/appele/", {"note": "Afi répond."})
    page = read(mayor.get("/agents/a-appeler/"))
    assert "Appelé le" in page
    assert "Afi" not in page
    assert "Afi répond." in read(ida.get("/agents/a-appeler/"))


def test_both_pages_are_workbooks(mayor: Client) -> None:
    an_incident()
    book = openpyxl.load_workbook(io.BytesIO(mayor.get(f"{HERE}mes-centres.xlsx").content))
    assert [row[0] for row in book.worksheets[0].iter_rows(values_only=True)] == ["Centre", "CCSP Lokossa"]
    book = openpyxl.load_workbook(io.BytesIO(mayor.get(f"{HERE}LOK/centre.xlsx").content))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "Signalé par une personne : Autre" in [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in cells]
    assert not any("Afi" in cell for cell in cells)
    nobody = at_a_screen(RoleKind.OBSERVER, "BJ-AQ", "loin")
    assert "Vous ne suivez aucun centre." in read(nobody.get(HERE))


def test_one_centre_and_two_cost_the_same_queries(mayor: Client, prefect: Client) -> None:
    mayor.get(HERE)
    with CaptureQueriesContext(connection) as one:
        mayor.get(HERE)
    prefect.get(HERE)
    with CaptureQueriesContext(connection) as two:
        prefect.get(HERE)
    assert len(one) == len(two)
