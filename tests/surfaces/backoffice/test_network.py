"""The register of the network at a screen: what each reader finds, and what an administrator notes."""

import re
from datetime import timedelta
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from openpyxl import load_workbook

from guichet.domains.network import operations as network
from guichet.domains.network.drafts import NewEquipment, NewVisit
from guichet.domains.network.models import Equipment, MaintenanceVisit, Supplier
from guichet.domains.network.shipped import Fact
from guichet.domains.network.vocabulary import EquipmentKind, SiteStatus
from guichet.domains.reception.models import Day
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.domains.network.world import TODAY, a_network, act
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
    assert "Ouvert 2 Voir" in page
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


DAY = {"day": "2", "month": "3", "year": "2026"}


def on(name: str, **changed: str) -> dict[str, str]:
    """A day as three fields of a form."""
    return {f"{name}_{part}": value for part, value in {**DAY, **changed}.items()}


def done(answer: Any) -> None:
    assert answer.status_code == 302, read(answer)


def test_a_department_head_installs_breaks_and_subscribes() -> None:
    head = at_a_screen(RoleKind.SUPERVISOR, "BJ-MO")
    assert "Aucun équipement n’est noté." in read(head.get(LOKOSSA))
    done(head.post(f"{LOKOSSA}equipement/", {"kind": "wifi", "serial": "WF-1", **on("installed_on"), "life": "5"}))
    again = head.post(f"{LOKOSSA}equipement/", {"kind": "wifi", "serial": "WF-1", **on("installed_on")})
    assert (again.status_code, "a déjà ce numéro de série" in read(again)) == (422, True)
    too_long = head.post(f"{LOKOSSA}equipement/", {"kind": "wifi", **on("installed_on"), "life": "900"})
    assert "Écrivez un nombre de 0 à 100." in read(too_long)
    row = Equipment.objects.get()
    there = f"{LOKOSSA}equipement/{row.reference}/"
    assert "Changer l’état : Wi-Fi à longue portée WF-1" in read(head.get(there))
    done(head.post(there, {"state": "broken", "note": "foudre"}))
    paid = {**on("starts_on"), **on("last_on", day="9"), "quota": "80", "price": "25 000"}
    done(head.post(f"{there}abonnement/", paid))
    page = read(head.get(LOKOSSA))
    assert "jusqu’au 9 mars 2026, 80 Go par mois, 25 000 F CFA en panne" in page
    assert "en panne foudre" in page
    assert "Abonnement Wi-Fi à longue portée WF-1 9 mars 2026" in read(head.get(f"{HERE}alertes/"))
    assert head.get(f"{HERE}COT/equipement/{row.reference}/").status_code == 404
    assert head.get(f"{LOKOSSA}equipement/none/").status_code == 404


def test_a_focal_point_counts_and_nothing_else() -> None:
    here, head = at_a_screen(RoleKind.FOCAL_POINT, "LOK"), at_a_screen(RoleKind.SUPERVISOR, "LOK", "sena")
    assert "Rien ne finit bientôt, rien ne manque." in read(here.get(f"{HERE}alertes/"))
    done(head.post(f"{LOKOSSA}stock/seuil/", {"supply": "toner", "threshold": "3"}))
    once = {"once": "ab" * 16}
    done(here.post(f"{LOKOSSA}stock/", {"supply": "toner", "move": "received", "quantity": "2", **once}))
    done(here.post(f"{LOKOSSA}stock/", {"supply": "toner", "move": "received", "quantity": "2", **once}))
    used = here.post(f"{LOKOSSA}stock/", {"supply": "toner", "move": "used", "quantity": "3"})
    assert "Il n’en reste que 2 dans le registre." in read(used)
    assert "Cartouches d’encre 2 3 sous le seuil" in read(here.get(LOKOSSA))
    assert "CCSP Lokossa cartouches d’encre 2 3" in read(here.get(f"{HERE}alertes/"))
    assert here.post(f"{LOKOSSA}stock/seuil/", {"supply": "toner", "threshold": "0"}).status_code == 403
    observer = at_a_screen(RoleKind.OBSERVER, "LOK", "codjo")
    assert observer.post(f"{LOKOSSA}stock/", {}).status_code == 403


def test_the_sheet_of_a_site_has_its_desks(administrator: Client) -> None:
    assert "Guichets Guichet 1" in read(administrator.get(LOKOSSA))


def test_a_contract_is_noted_and_a_visit_done(administrator: Client) -> None:
    assert "Aucun contrat de maintenance n’est noté." in read(administrator.get(f"{HERE}contrats/"))
    assert "Aucun contrat de maintenance ne couvre ce site" in read(administrator.get(LOKOSSA))
    done(administrator.post(f"{HERE}fournisseurs/", {"name": "Soleil du Mono (inventé)", "contact": ""}))
    supplier = Supplier.objects.get().reference
    words = {"supplier": supplier, "place": "BJ-MO", "covers": "panneaux", "response": "48", "source": "inventée"}
    done(administrator.post(f"{HERE}contrats/noter/", {**words, **on("starts_on"), **on("last_on", year="2099")}))
    assert "Mono 2 mars 2026 2 mars 2099 panneaux en 48 heures" in read(administrator.get(f"{HERE}contrats/"))
    head = at_a_screen(RoleKind.SUPERVISOR, "BJ-MO", "sena")
    assert head.get(f"{HERE}contrats/").status_code == 403
    assert at_a_screen(RoleKind.ADMINISTRATOR, "LOK", "dossi").get(f"{HERE}contrats/").status_code == 404
    done(head.post(f"{LOKOSSA}visites/", {**on("planned_on"), "about": "nettoyage"}))
    visit = f"{LOKOSSA}visites/{MaintenanceVisit.objects.get().reference}/"
    assert "nettoyage 2 mars 2026 tout le site hors contrat en retard" in read(head.get(LOKOSSA))
    done(head.post(visit, {**on("done_on"), "found": "panneaux propres"}))
    assert "faite le 2 mars 2026 panneaux propres" in read(head.get(LOKOSSA))
    assert head.get(visit).status_code == 404


def test_training_and_presence_name_people_to_colleagues_alone() -> None:
    helper = make_staff("fifame@exemple.bj", "Fifamè Gandonoussi")  # invented
    give(helper, RoleKind.FOCAL_POINT, authority="", unit="", place="LOK")
    head = at_a_screen(RoleKind.SUPERVISOR, "LOK", "sena")
    words = {"staff": helper.reference, "title": "Accueil", **on("on"), "source": "attestation inventée"}
    done(head.post(f"{LOKOSSA}formations/", words))
    assert "Fifamè Gandonoussi Accueil 2 mars 2026" in read(head.get(LOKOSSA))
    observed = read(at_a_screen(RoleKind.OBSERVER, "LOK", "codjo").get(LOKOSSA))
    assert ("Fifamè" in observed, "Qui a ouvert Jours Tout le site" in observed) == (False, True)


def test_the_most_regular_centre_is_named_with_its_rule(administrator: Client) -> None:
    last_month = timezone.localtime().replace(day=1) - timedelta(days=1)
    with building():
        for day in range(8, 15):  # a week has a working day, whatever is feasted
            opened = last_month.replace(day=day)
            Day.objects.create(reference=f"{day}", place="LOK", on=opened.date(), opened_at=opened, opened_by="x")
    page = read(administrator.get(HERE))
    assert "CCSP Lokossa, ouvert" in page
    assert "à égalité, tous le sont" in page
    public = read(Client().get("/centres/"))
    assert "CCSP Lokossa, ouvert" in public


def test_the_list_is_a_file_of_the_same_sites(administrator: Client) -> None:
    answer = administrator.get(f"{HERE}reseau.csv?department=BJ-MO")
    lines = answer.content.decode().splitlines()
    assert lines == ["site,kind,name,commune,department,status", "LOK,ccsp,CCSP Lokossa,BJ-MO-LOK,BJ-MO,open"]


@pytest.mark.parametrize("address", [HERE, LOKOSSA, f"{HERE}alertes/"])
def test_ten_things_cost_no_more_queries_than_one(administrator: Client, address: str) -> None:
    def furnish(number: int) -> None:
        new = NewEquipment(EquipmentKind.KIOSK, TODAY, f"K-{number}", warranty_last_on=timezone.localdate())
        network.install(site="LOK", new=new, act=act())
        visit = NewVisit(TODAY, f"visite {number}")
        network.plan_visit(site="LOK", new=visit, act=act())
        network.note_status(site="LOK", fact=Fact(SiteStatus.OPEN, TODAY, exact=True, source="inventée"), act=act())

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert administrator.get(address).status_code == 200
        return len(asked)

    furnish(0)
    first = cost()
    for number in range(1, 10):
        furnish(number)
    assert cost() == first


def cells(answer: Any) -> dict[str, list[tuple[str, ...]]]:
    """What another program reads of a workbook: by sheet, its rows."""
    book = load_workbook(BytesIO(answer.content))
    return {sheet.title: [tuple(cell or "" for cell in row) for row in sheet.values] for sheet in book.worksheets}


def test_the_list_and_a_sheet_are_workbooks_of_what_the_page_shows(administrator: Client) -> None:
    new = NewEquipment(EquipmentKind.KIOSK, TODAY, "=1+1")
    network.install(site="LOK", new=new, act=act())
    listed = cells(administrator.get(f"{HERE}reseau.xlsx?department=BJ-MO"))
    titles = ("Site", "Nature", "Commune", "Département", "État")
    assert listed == {"1 Réseau des centres": [titles, ("CCSP Lokossa", "CCSP", "Lokossa", "Mono", "ouvert")]}
    sheets = cells(administrator.get(f"{LOKOSSA}fiche.xlsx"))
    assert sheets["2 Équipements"][1][0] == "Borne tactile =1+1"
    assert next(iter(sheets)) == "1 États successifs, et d’où on"
    assert at_a_screen(RoleKind.OBSERVER, "BJ-LI", "codjo").get(f"{LOKOSSA}fiche.xlsx").status_code == 404
