"""What others may ask about places."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from guichet.foundation.lib.operation import building
from guichet.foundation.places import operations, queries, reading
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.distance import Position
from guichet.foundation.places.facts import CentreSheet, CommuneFacts, Counts
from guichet.foundation.places.models import Centre, Closure, Commune
from guichet.foundation.places.opening import State
from guichet.foundation.places.vocabulary import CentreKind
from tests.factories.places import (
    loading,
    make_arrondissement,
    make_centre,
    make_closure,
    make_commune,
    make_department,
    make_office_hours,
)

pytestmark = pytest.mark.django_db

MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=BENIN)


@pytest.fixture
def country() -> None:
    operations.load_places(data=reading.read(), act=loading())


def names(facts: tuple[CommuneFacts, ...]) -> list[str]:
    return [each.name for each in facts]


def sheet(slug: str = "lokossa", at: datetime = MONDAY_MORNING) -> CentreSheet:
    found = queries.centre(slug, at=at)
    assert found is not None
    return found


@pytest.mark.usefixtures("country")
def test_departments_come_by_name_with_their_communes_by_name() -> None:
    found = queries.departments()
    assert [each.name for each in found][:4] == ["Alibori", "Atacora", "Atlantique", "Borgou"]
    assert names(found[0].communes) == ["Banikoara", "Gogounou", "Kandi", "Karimama", "Malanville", "Ségbana"]
    assert sum(len(each.communes) for each in found) == 77


def test_an_accent_does_not_put_a_name_last() -> None:
    make_department("BJ-OU", "Ouémé")
    make_department("BJ-ZO", "Zou")
    make_department("BJ-EE", "Élavagnon")
    assert [each.name for each in queries.departments()] == ["Élavagnon", "Ouémé", "Zou"]


@pytest.mark.usefixtures("country")
def test_a_commune_is_known_by_its_code() -> None:
    found = queries.commune("BJ-PL-KET")
    assert found is not None
    assert (found.name, found.department, found.position) == ("Kétou", "Plateau", Position(7.3633, 2.5998))
    assert found.population_note.startswith("À vérifier\u00a0: les cinq communes du Plateau comptent ensemble 329")
    assert str(found.coordinate_source.label) == "GeoNames"


@pytest.mark.usefixtures("country")
def test_a_note_is_read_in_english_by_who_reads_english() -> None:
    with translation.override("en"):
        found = queries.commune("BJ-PL-KET")
    assert found is not None
    assert found.population_note.startswith("To be checked: the five communes of Plateau together count 329")


def test_a_note_that_has_no_english_is_shown_in_french() -> None:
    make_commune(population_note="À vérifier.")
    with translation.override("en"):
        found = queries.commune("BJ-MO-LOK")
    assert found is not None
    assert found.population_note == "À vérifier."


def test_a_code_that_nobody_bears_finds_no_commune() -> None:
    assert queries.commune("BJ-MO-LOK") is None


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lokossa", ["Lokossa"]),
        ("lokosa", ["Lokossa"]),
        ("ndali", ["N’Dali"]),
        ("Porto novo", ["Porto-Novo"]),
        ("abomey", ["Abomey", "Abomey-Calavi"]),
        ("calavi", ["Abomey-Calavi"]),
        ("kpodji", ["Sèmè-Podji"]),
        ("Ouassa-Péhunco", ["Péhunco"]),
        ("nati", ["Natitingou"]),
        ("adj", ["Adja-Ouèrè", "Adjarra", "Adjohoun"]),
        ("grand popo", ["Grand-Popo"]),
        ("natitinguo", ["Natitingou"]),
        ("paris", []),
        ("", []),
    ],
)
def test_communes_are_found_by_the_name_that_people_type(typed: str, found: list[str]) -> None:
    assert names(queries.communes_named(typed)) == found


@pytest.mark.usefixtures("country")
def test_a_search_stops_at_its_limit() -> None:
    assert names(queries.communes_named("a", limit=2)) == ["Abomey", "Abomey-Calavi"]


@pytest.mark.usefixtures("country")
def test_arrondissements_come_in_the_order_of_the_law() -> None:
    found = queries.arrondissements_of("BJ-LI-COT")
    assert [each.name for each in found][:2] == ["1er Arrondissement", "2ème Arrondissement"]
    assert len(found) == 13
    assert all(each.provisional for each in found)


def test_an_unknown_commune_has_no_arrondissement() -> None:
    assert queries.arrondissements_of("BJ-LI-COT") == ()


@pytest.mark.usefixtures("country")
def test_a_centre_is_named_by_the_capitals_of_its_references_and_a_stranger_code_names_none() -> None:
    assert "Lokossa" in queries.name_of_centre("LOK")
    assert queries.name_of_centre("ZZZ") == ""


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize(
    ("code", "name"), [("LOK", "CCSP Lokossa"), ("BJ-MO-LOK", "Lokossa"), ("BJ-MO", "Mono"), ("ZZ", "")]
)
def test_a_place_of_any_size_has_its_name(code: str, name: str) -> None:
    assert queries.name_of(code) == name


@pytest.mark.usefixtures("country")
def test_centres_come_by_name_of_their_commune() -> None:
    found = queries.centres()
    assert [each.code for each in found][:4] == ["ABO", "ADJ", "AHN", "ALD"]
    assert len(found) == 24


@pytest.mark.usefixtures("country")
def test_the_sheet_of_a_centre_tells_all_that_is_published_of_it() -> None:
    found = sheet()
    assert (found.centre.code, found.centre.name, found.centre.kind) == ("LOK", "CCSP Lokossa", CentreKind.CCSP)
    assert (found.centre.commune, found.centre.department) == ("Lokossa", "Mono")
    assert found.centre.opened_on == date(2023, 3, 21)
    assert found.centre.position_note == (
        "La position indiquée est celle de la commune\u00a0: celle du centre n’est pas publiée."
    )
    assert [(desk.number, desk.name) for desk in found.desks] == [(1, "Guichet 1")]
    assert str(found.hours[0]) == "1 08:00-12:30 demo"
    assert found.hours_note == (
        "Horaires inventés pour la démonstration\u00a0: les horaires réels ne sont pas publiés."
    )
    assert found.opening.state is State.OPEN


def test_the_position_of_a_centre_needs_no_note_when_it_is_its_own() -> None:
    make_centre(position=(6.64, 1.72))
    found = sheet().centre
    assert (found.position, found.position_note) == (Position(6.64, 1.72), "")


def test_a_centre_whose_hours_are_not_published_says_so() -> None:
    make_centre()
    assert (sheet().opening.state, sheet().hours_note) == (
        State.UNPUBLISHED,
        "Les horaires de ce centre ne sont pas publiés.",
    )


def test_real_hours_need_no_note() -> None:
    lokossa = make_centre()
    make_office_hours(lokossa)
    with building():
        lokossa.hours.update(demonstration=False)
    assert sheet().hours_note == ""


def test_an_address_that_no_centre_has_finds_nothing() -> None:
    assert queries.centre("lokossa", at=MONDAY_MORNING) is None


def test_a_closure_shuts_a_centre_that_would_be_open() -> None:
    lokossa = make_centre()
    make_office_hours(lokossa)
    make_closure(lokossa, date(2026, 11, 23), date(2026, 11, 24), "Inventaire.")
    found = sheet()
    assert found.opening.state is State.SHUT
    assert found.opening.opens_at == datetime(2026, 11, 24, 8, 0, tzinfo=BENIN)
    assert [each.reason for each in found.shuttings] == ["Inventaire."]


def test_a_closure_that_is_over_is_no_longer_shown() -> None:
    lokossa = make_centre()
    make_closure(lokossa, date(2026, 11, 20), date(2026, 11, 23))
    assert sheet().shuttings == ()


def test_a_closure_that_was_called_off_is_not_shown() -> None:
    lokossa = make_centre()
    make_closure(lokossa, date(2026, 11, 30), date(2026, 11, 30))
    assert sheet().shuttings == ()


def test_closures_to_come_are_shown_in_their_order() -> None:
    lokossa = make_centre()
    make_closure(lokossa, date(2026, 12, 7), None, "Travaux.")
    make_closure(lokossa, date(2026, 11, 30), date(2026, 12, 1), "Inventaire.")
    assert [each.reason for each in sheet().shuttings] == ["Inventaire.", "Travaux."]


@pytest.mark.usefixtures("country")
def test_the_nearest_centres_come_first() -> None:
    bohicon = queries.commune("BJ-ZO-BOH")
    assert bohicon is not None
    found = queries.nearest_centres(bohicon, limit=3)
    assert [near.centre.commune for near in found] == ["Abomey", "Djidja", "Covè"]
    assert [round(near.kilometres) for near in found] == [8, 24, 31]


def test_a_commune_with_its_own_centre_is_at_no_distance() -> None:
    lokossa = make_centre()
    here = queries.commune(lokossa.commune.code)
    assert here is not None
    assert [near.kilometres for near in queries.nearest_centres(here)] == [0]


def test_centres_at_the_same_distance_come_by_code() -> None:
    lokossa = make_commune()
    for code in ("BBB", "AAA"):
        make_centre(code, commune=lokossa, slug=code.lower(), name=code)
    here = queries.commune(lokossa.code)
    assert here is not None
    assert [near.centre.code for near in queries.nearest_centres(here)] == ["AAA", "BBB"]


@pytest.mark.usefixtures("country")
def test_the_map_shows_every_commune_and_centre() -> None:
    drawn = queries.country_map(width=300)
    assert (drawn.width, len(drawn.communes), len(drawn.centres)) == (300, 77, 24)


@pytest.mark.usefixtures("country")
def test_the_counts_are_those_of_the_state() -> None:
    found = queries.counts()
    assert found == Counts(departments=12, communes=77, arrondissements=546, communal_centres=20, user_desks=4)
    assert found.centres == 24


def test_a_centre_of_the_country_is_counted_by_its_kind() -> None:
    make_centre(kind=CentreKind.GSRU)
    assert (queries.counts().communal_centres, queries.counts().user_desks) == (0, 1)


def make_one_more(number: int) -> None:
    """A commune with a centre that keeps office hours, and an arrondissement more for the first commune."""
    letters = chr(ord("A") + number) * 3
    commune = make_commune(f"BJ-MO-{letters}", f"Commune {letters}")
    make_office_hours(make_centre(letters, commune=commune, slug=letters.lower(), name=f"CCSP {letters}"))
    make_arrondissement(Commune.objects.get(code="BJ-MO-AAA"), number + 1, f"Arrondissement {letters}")


def cost(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


@pytest.mark.parametrize(
    "ask",
    [
        queries.departments,
        lambda: queries.communes_named("commune"),
        lambda: queries.arrondissements_of("BJ-MO-AAA"),
        queries.centres,
        lambda: queries.nearest_centres(queries.communes_named("commune")[0]),
        queries.country_map,
        queries.counts,
    ],
)
def test_one_row_and_ten_cost_the_same_queries(ask: Callable[[], object]) -> None:
    make_one_more(0)
    for_one = cost(ask)
    for number in range(1, 10):
        make_one_more(number)
    assert Centre.objects.count() == 10
    assert cost(ask) == for_one


def test_a_sheet_with_one_closure_and_with_ten_costs_the_same_queries() -> None:
    lokossa = make_centre()
    make_closure(lokossa, date(2026, 12, 1), date(2026, 12, 2))
    for_one = cost(sheet)
    make_office_hours(lokossa)
    for day in range(2, 11):
        make_closure(lokossa, date(2026, 12, day), date(2026, 12, day + 1))
    assert Closure.objects.count() == 10
    assert cost(sheet) == for_one
