"""The map of communes and what is behind it, as anyone reads them; all figures are invented."""

import csv
import html
import io
import re
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from unittest import mock

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator

from guichet.domains.network import opening
from guichet.domains.network import operations as network
from guichet.domains.reporting.models import Correction, Report
from guichet.domains.territory.measures import Counts
from guichet.foundation.lib.operation import building
from guichet.foundation.lib.text import fold
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from tests.domains.territory import LOKOSSA, OUIDAH, keep
from tests.factories.acts import an_act

pytestmark = pytest.mark.django_db
HOME = "/carte/"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
A_DAY = Counts(
    opened=1,
    visits=12,
    women=7,
    men=5,
    done=12,
    visitor_yes=9,
    visitor_no=1,
    staff_yes=3,
    expected=48,
    up=40,
    served=36,
    linked=30,
)


@pytest.fixture(autouse=True)
def country() -> Iterator[None]:
    places.load_places(data=reading.read(), act=an_act())
    network.load(sites=opening.sites(), act=an_act())
    with mock.patch("guichet.surfaces.portal.territory.views.clock.now", return_value=NOW):
        yield


@pytest.fixture
def a_year() -> None:
    """Lokossa: 20 days of 12 visits in October, 2 of 4 in September, 3 of 4 in August. Ouidah: 3 visits in October."""
    days = {(LOKOSSA, date(2026, 10, day)): A_DAY for day in range(1, 21)}
    days |= {(LOKOSSA, date(2026, 9, day)): Counts(visits=4, women=4, done=4) for day in (7, 9)}
    days |= {(LOKOSSA, date(2026, 8, day)): Counts(visits=4, men=4, done=4) for day in (3, 4, 5)}
    days[OUIDAH, date(2026, 10, 5)] = Counts(visits=3, women=2, men=1, done=3, expected=48)
    keep(days)


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = re.sub(r"\s+", " ", html.unescape(answer.content.decode()))
    return re.sub(r" (</t[dh]>)", r"\1", text)


def row(page: str, commune: str) -> str:
    found = re.search(rf"<tr role=\"row\"> <th[^>]*><a href=\"[^\"]*\">{commune}</a></th>(.*?)</tr>", page)
    assert found, commune
    return re.sub(r"<[^>]+>", "|", found[1])


def test_before_anything_is_counted_the_map_shows_where_centres_are(client: Client) -> None:
    page = read(client, HOME)
    assert "Rien n’est encore compté : la carte montre où sont les centres." in page
    assert page.count('<use href="#s-') == 77 + 7
    assert 'aria-label="Lokossa : CCSP ouvert"' in page
    assert 'aria-label="Banikoara : aucun site"' in page
    assert "24 sur 77" in page
    assert "Sites prévus dont la commune n’est pas publiée</dt> <dd>6</dd>" in page


@pytest.mark.usefixtures("a_year")
def test_a_symbol_and_a_row_say_the_same_and_both_lead_to_the_commune(client: Client) -> None:
    page = read(client, f"{HOME}?couche=visites")
    assert f'<a href="{HOME}{LOKOSSA}/" aria-label="Lokossa : 240">' in page
    assert "|240|" in row(page, "Lokossa")
    assert 'aria-label="Ouidah : trop peu de personnes pour un chiffre"' in page
    assert "trop peu pour le dire" in row(page, "Ouidah")
    assert "90 %, de 85 à 93 % (avis : 200)" in row(page, "Lokossa")
    assert "75,0 %" in row(page, "Lokossa")


@pytest.mark.usefixtures("a_year")
def test_each_layer_says_its_own_word(client: Client) -> None:
    said = {
        "preparation": "Lokossa : équipement non renseigné",
        "satisfaction": "Lokossa : 90 %, de 85 à 93 % (avis : 200)",
        "continuite": "Lokossa : 75,0 %",
        "voyages": "Lokossa : voyages : de 120 à 240 ; F CFA : de 0 à 1 800 000",
        "statut": "Parakou : GSRU ouvert",
        "inconnue": "Parakou : GSRU ouvert",
    }
    for layer, label in said.items():
        assert f'aria-label="{label}"' in read(client, f"{HOME}?couche={layer}"), layer


@pytest.mark.usefixtures("a_year")
def test_few_visits_of_a_month_are_told_with_the_next_ones_or_not_at_all(client: Client) -> None:
    assert "trop peu pour le dire" in row(read(client, f"{HOME}?periode=2026-09"), "Lokossa")
    assert "|12|" in row(read(client, f"{HOME}?periode=2026-08"), "Lokossa")
    quarter = row(read(client, f"{HOME}?periode=2026-T3"), "Lokossa")
    assert "12, sans septembre" in quarter
    assert "252, sans septembre" in row(read(client, f"{HOME}?periode=2026"), "Lokossa")


@pytest.mark.usefixtures("a_year")
def test_the_table_is_sorted_and_narrowed_by_links(client: Client) -> None:
    page = read(client, f"{HOME}?tri=visites")
    assert page.index(">Lokossa</a></th>") < page.index(">Abomey</a></th>")
    narrowed = read(client, f"{HOME}?departement=BJ-AQ")
    assert ">Lokossa</a></th>" not in narrowed
    assert ">Ouidah</a></th>" in narrowed
    assert client.get(f"{HOME}?departement=BJ-XX").status_code == 404
    for order in ("centres", "preparation", "satisfaction", "continuite", "voyages", "autre"):
        assert ">Lokossa</a></th>" in read(client, f"{HOME}?tri={order}")


def test_the_communes_stand_by_department_behind_a_line_each(client: Client) -> None:
    page = read(client, HOME)
    lines = re.findall(r"<details class=\"details\" data-print-open> <summary><span>([^<]*)</span>", page)
    assert len(lines) == 12
    assert any(
        re.fullmatch(r"Mono : un centre ouvert dans (?:[01] commune|[2-6] communes) sur 6", each) for each in lines
    )
    assert lines == sorted(lines, key=fold)
    assert sum(int(each.rpartition(" ")[2]) for each in lines) == 77
    assert len(re.findall(r"<th scope=\"row\"", page)) == 77
    narrowed = read(client, f"{HOME}?departement=BJ-AQ")
    assert narrowed.count('<details class="details" open data-print-open>') == 1
    assert "<details" not in read(client, f"{HOME}?tri=visites")


@pytest.mark.usefixtures("a_year")
def test_a_number_opens_months_then_days_that_add_up_to_it(client: Client) -> None:
    year = read(client, f"{HOME}{LOKOSSA}/visites/?periode=2026")
    assert f'<a href="{HOME}{LOKOSSA}/visites/?periode=2026-10">oct. 2026</a>' in year
    assert "Pas donné ici : septembre." in year
    month = read(client, f"{HOME}{LOKOSSA}/visites/?periode=2026-10")
    numbers = re.findall(r'<td role="cell" class="number" data-label="Visites">(\d+)</td>', month)
    assert [int(each) for each in numbers] == [12] * 20
    august = read(client, f"{HOME}{LOKOSSA}/visites/?periode=2026-08")
    assert "3 août 2026, 4 août 2026, 5 août 2026" in august
    assert "Aucune ligne à montrer" in read(client, f"{HOME}{LOKOSSA}/visites/?periode=2026-09")
    said = read(client, f"{HOME}{LOKOSSA}/avis/?periode=2026-10")
    assert "90 %, de 85 à 93 % (avis : 200)" in said
    assert said.count('data-label="Satisfaits">9</td>') == 20


@pytest.mark.usefixtures("a_year")
def test_no_page_tells_of_fewer_than_ten_visitors(client: Client) -> None:
    """Three came to Ouidah: no cell of any page is 3, and none of two women, of one man."""
    for address in (HOME, f"{HOME}voyages/", f"{HOME}declare-et-mesure/", f"{HOME}{OUIDAH}/visites/"):
        cells = re.findall(r"Ouidah</a></th>(.*?)</tr>", read(client, f"{address}?periode=2026-10"))
        assert not [cell for row in cells for cell in re.findall(r">([123])<", row)], address
    assert "5 octobre 2026" not in read(client, f"{HOME}{OUIDAH}/visites/?periode=2026-10")
    assert not re.search(r">[123]</td>", read(client, f"{HOME}{OUIDAH}/?periode=2026-10").replace("Incidents", ""))


@pytest.mark.usefixtures("a_year")
def test_a_commune_has_its_months_with_an_interval_and_its_needs(client: Client) -> None:
    page = read(client, f"{HOME}{LOKOSSA}/?periode=2026-10")
    for said in (
        "CCSP Lokossa",
        "Non renseigné".lower(),
        "Visites par mois",
        "dont femmes",
        "140",
        "Continuité du service",
    ):
        assert said in page, said
    assert 'class="chart__interval" x1="85.0%" x2="93.0%"' in page
    assert client.get(f"{HOME}BJ-XX-NUL/").status_code == 404
    assert "Rien n’est compté ici dans cette période" in read(client, f"{HOME}BJ-AL-BAN/")


@pytest.mark.usefixtures("a_year")
def test_the_continuity_of_a_commune_is_public_with_its_formula(client: Client) -> None:
    month = read(client, f"{HOME}{LOKOSSA}/continuite/?periode=2026-10")
    assert "<strong>75,0 %</strong>. 720 tranches servies sur 960 attendues." in month
    assert "Centres additionnés : CCSP Lokossa." in month
    assert month.count('data-label="Indice">75,0 %</td>') == 20
    year = read(client, f"{HOME}{LOKOSSA}/continuite/?periode=2026")
    assert f'<a href="{HOME}{LOKOSSA}/continuite/?periode=2026-10">oct. 2026</a>' in year
    assert "Aucun jour n’est compté" in read(client, f"{HOME}BJ-AL-BAN/continuite/")
    assert client.get(f"{HOME}BJ-XX-NUL/continuite/").status_code == 404


def a_report(visits: int, corrected: dict[str, int]) -> None:
    with building():
        report = Report.objects.create(
            place="LOK",
            month=date(2026, 10, 1),
            written_at=NOW,
            figures={"visits": visits},
            digest="0" * 64,
            transmitted_at=NOW,
        )
        for figure, value in corrected.items():
            Correction.objects.create(report=report, figure=figure, value=value, reason="Invented.", at=NOW, by="x")


@pytest.mark.usefixtures("a_year")
@pytest.mark.parametrize(
    ("visits", "corrected", "said"),
    [
        (210, {}, "|1||210||240||−30|"),
        (100, {"visits": 260}, "|1||260||240||+20|"),
        (240, {}, "|1||240||240||0|"),
        (237, {}, "|1||à moins de 10 près||240||moins de 10|"),
        (4, {}, "|1||moins de 10||240|||"),
    ],
)
def test_what_was_declared_stands_beside_what_was_measured(
    client: Client, visits: int, corrected: dict[str, int], said: str
) -> None:
    a_report(visits, corrected)
    page = read(client, f"{HOME}declare-et-mesure/")
    assert said in re.sub(r"\| \|", "||", row(page, "Lokossa"))
    days = page[page.index("Jours d’ouverture : déclarés") :]
    assert "|20||20||0|" in re.sub(r"\| \|", "||", row(days, "Lokossa"))


@pytest.mark.usefixtures("a_year")
def test_without_a_report_there_is_nothing_to_compare_visits_with(client: Client) -> None:
    assert "pas de rapport" in row(read(client, f"{HOME}declare-et-mesure/"), "Lokossa")
    assert "Rien à comparer dans cette période" in read(client, f"{HOME}declare-et-mesure/?periode=2026-11")


@pytest.mark.usefixtures("a_year")
def test_trips_avoided_are_an_interval_that_anybody_may_compute_otherwise(client: Client) -> None:
    page = read(client, f"{HOME}voyages/?periode=2026-10")
    assert "Voyages évités</dt> <dd>de 120 à 240</dd>" in page
    assert "SUPPOSÉ. Aucun tarif officiel" in page
    assert "Kandi" in page
    other = read(client, f"{HOME}voyages/?periode=2026-10&share-bas=100&share-haut=100")
    assert "Voyages évités</dt> <dd>240</dd>" in other
    assert "Calculé avec vos valeurs." in other
    for wrong in ("abc", "0", "90&share-haut=10", "1e999"):
        refused = read(client, f"{HOME}voyages/?periode=2026-10&share-bas={wrong}")
        assert "il faut deux nombres entre 1 et 100, le plus petit d’abord. La valeur publiée est gardée." in refused
        assert "Voyages évités</dt> <dd>de 120 à 240</dd>" in refused


@pytest.mark.usefixtures("a_year")
def test_trips_avoided_are_a_layer_whose_table_says_the_same_and_leads_to_what_it_supposes(client: Client) -> None:
    page = read(client, f"{HOME}?couche=voyages&periode=2026-10&tri=voyages")
    assert "|de 120 à 240|" in row(page, "Lokossa")
    assert f'<a href="{HOME}voyages/?periode=2026-10">de 120 à 240</a>' in page
    assert page.index(">Lokossa</a></th>") < page.index(">Abomey</a></th>")
    assert 'aria-label="Ouidah : trop peu de personnes pour un chiffre"' in page
    assert 'aria-label="Banikoara : 0"' in page
    assert "ce qui est supposé se lit, et se change" in page.lower()


@pytest.mark.usefixtures("a_year")
def test_a_month_that_is_over_says_on_which_day_it_was_ready(client: Client) -> None:
    assert "la préparation est celle du 31 octobre 2026." in read(client, f"{HOME}?periode=2026-10")
    assert "la préparation est celle du 20 novembre 2026." in read(client, f"{HOME}?periode=2026")
    assert "Le reste, tel qu’il était au 31 octobre 2026." in read(client, f"{HOME}?couche=preparation")
    assert "Au 31 octobre 2026, tel que le registre le dit" in read(client, f"{HOME}{LOKOSSA}/?periode=2026-10")


@pytest.mark.usefixtures("a_year")
def test_the_files_say_what_the_page_says_and_follow_their_schema(client: Client) -> None:
    document = client.get(f"{HOME}carte.json?periode=2026-10").json()
    schema = client.get(f"{HOME}schema.json").json()
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    assert document["ready_on"] == "2026-10-31"
    lokossa = next(each for each in document["communes"] if each["commune"] == LOKOSSA)
    assert (lokossa["visits"], lokossa["women"], lokossa["satisfied_percent"], lokossa["continuity"]) == (
        240,
        140,
        90,
        0.75,
    )
    lines = {
        line["commune"]: line for line in csv.DictReader(io.StringIO(read_raw(client, "carte.csv?periode=2026-10")))
    }
    assert (lines[LOKOSSA]["visits"], lines[OUIDAH]["visits"], lines[OUIDAH]["women"]) == ("240", "<10", "<10")
    assert {line["ready_on"] for line in lines.values()} == {"2026-10-31"}
    assert (lines[LOKOSSA]["trips_low"], lines[LOKOSSA]["trips_high"], lines[OUIDAH]["trips_low"]) == ("120", "240", "")
    assert len(lines) == 77


def read_raw(client: Client, name: str) -> str:
    return client.get(f"{HOME}{name}").content.decode()


def test_each_figure_has_an_address_that_says_how_it_is_counted(client: Client) -> None:
    page = read(client, f"{HOME}methode/")
    for address in re.findall(rf'href="({HOME}methode/[a-z]+/)"', page):
        assert "Première carte." in read(client, address)
    assert client.get(f"{HOME}methode/autre/").status_code == 404
    assert client.get(f"{HOME}{LOKOSSA}/autre/").status_code == 404


@pytest.mark.usefixtures("a_year")
def test_years_of_days_cost_the_same_queries_as_one(client: Client) -> None:
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    addresses = [HOME, f"{HOME}{LOKOSSA}/", f"{HOME}declare-et-mesure/", f"{HOME}voyages/", f"{HOME}carte.csv"]
    few = [queries(f"{each}?periode=2026-10") for each in addresses]
    communes = (LOKOSSA, OUIDAH, "BJ-AL-KAN", "BJ-BO-PAR", "BJ-LI-COT", "BJ-ZO-ABO")
    keep({(commune, date(2026, month, 3)): A_DAY for commune in communes for month in range(1, 11)})
    assert [queries(f"{each}?periode=2026-10") for each in addresses] == few


@pytest.mark.usefixtures("a_year")
def test_the_page_is_light(client: Client) -> None:
    for address in (f"{HOME}?couche=visites&periode=2026", f"{HOME}{LOKOSSA}/", f"{HOME}voyages/"):
        assert len(zlib.compress(client.get(address).content, 6)) < 30_000, address
