"""What the database itself refuses about places; each refusal differs from its success by one value."""

from datetime import date, time
from typing import Any

import pytest
from django.db import IntegrityError, models

from guichet.foundation.lib.operation import building
from guichet.foundation.places.models import (
    Arrondissement,
    Centre,
    Closure,
    Commune,
    Department,
    Desk,
    OpeningHours,
)
from guichet.foundation.places.vocabulary import CentreKind
from tests.factories.places import (
    LAW,
    make_arrondissement,
    make_centre,
    make_closure,
    make_commune,
    make_department,
)

pytestmark = pytest.mark.django_db


def refused(model: type[models.Model], values: dict[str, Any]) -> str:
    """The words with which the database refuses such a row.

    For what must be unique, SQLite names `table.column` and PostgreSQL the constraint, which begins with both.
    """
    with building(), pytest.raises(IntegrityError) as refusal:
        model._default_manager.create(**values)
    return str(refusal.value).replace(".", "_")


def department() -> dict[str, Any]:
    return {"code": "BJ-ZO", "name": "Zou", "source": LAW}


def commune() -> dict[str, Any]:
    return {
        "code": "BJ-MO-BOP",
        "name": "Bopa",
        "source": LAW,
        "department": make_department(),
        "latitude": 6.57,
        "longitude": 1.97,
        "coordinate_source": "approximate",
        "population_2013": 96281,
    }


def arrondissement() -> dict[str, Any]:
    return {
        "code": "BJ-MO-LOK-02",
        "name": "Houin",
        "source": LAW,
        "commune": make_commune(),
        "spelling": "attested",
        "provisional": True,
    }


def centre() -> dict[str, Any]:
    return {
        "code": "LOK",
        "name": "CCSP Lokossa",
        "source": "travail.gouv.bj",
        "slug": "lokossa",
        "kind": CentreKind.CCSP,
        "commune": make_commune(),
        "latitude": 6.64,
        "longitude": 1.72,
    }


def desk() -> dict[str, Any]:
    return {"centre": make_centre(), "number": 2}


def hours() -> dict[str, Any]:
    return {
        "centre": make_centre(),
        "weekday": 7,
        "opens_at": time(8),
        "closes_at": time(12),
        "demonstration": True,
    }


def closure() -> dict[str, Any]:
    return {
        "centre": make_centre(),
        "starts_on": date(2026, 11, 23),
        "reopens_on": date(2026, 11, 23),
        "reason": "Travaux.",
    }


@pytest.mark.parametrize(
    ("model", "values", "wrong", "constraint"),
    [
        (Department, department, {"code": ""}, "places_department_has_a_code"),
        (Department, department, {"name": ""}, "places_department_has_a_name"),
        (Department, department, {"source": ""}, "places_department_has_a_source"),
        (Commune, commune, {"source": ""}, "places_commune_has_a_source"),
        (Commune, commune, {"latitude": 90.5}, "places_commune_is_on_earth"),
        (Commune, commune, {"longitude": -180.5}, "places_commune_is_on_earth"),
        (Commune, commune, {"coordinate_source": "hearsay"}, "places_commune_coordinate_source_is_known"),
        (Arrondissement, arrondissement, {"spelling": "guessed"}, "places_arrondissement_spelling_is_known"),
        (Centre, centre, {"code": "LOKO"}, "places_centre_code_is_three_capitals"),
        (Centre, centre, {"code": "Lok"}, "places_centre_code_is_three_capitals"),
        (Centre, centre, {"slug": ""}, "places_centre_has_a_slug"),
        (Centre, centre, {"kind": "town"}, "places_centre_kind_is_known"),
        (Centre, centre, {"latitude": None}, "places_centre_is_on_earth_or_unknown"),
        (Centre, centre, {"longitude": None}, "places_centre_is_on_earth_or_unknown"),
        (Centre, centre, {"longitude": 181}, "places_centre_is_on_earth_or_unknown"),
        (Desk, desk, {"number": 0}, "places_desk_number_starts_at_1"),
        (OpeningHours, hours, {"weekday": 0}, "places_hours_weekday_is_1_to_7"),
        (OpeningHours, hours, {"weekday": 8}, "places_hours_weekday_is_1_to_7"),
        (OpeningHours, hours, {"closes_at": time(8)}, "places_hours_close_after_they_open"),
        (Closure, closure, {"reopens_on": date(2026, 11, 22)}, "places_closure_ends_after_it_starts"),
        (Closure, closure, {"reason": ""}, "places_closure_has_a_reason"),
    ],
)
def test_the_database_refuses_a_value_that_means_nothing(
    model: type[models.Model], values: Any, wrong: dict[str, Any], constraint: str
) -> None:
    assert constraint in refused(model, values() | wrong)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Department, department),
        (Commune, commune),
        (Arrondissement, arrondissement),
        (Centre, centre),
        (Desk, desk),
        (OpeningHours, hours),
        (Closure, closure),
    ],
)
def test_the_database_keeps_the_same_row_with_its_right_value(model: type[models.Model], values: Any) -> None:
    with building():
        model._default_manager.create(**values())
    assert model._default_manager.count() >= 1


def test_a_centre_whose_position_is_not_published_is_kept() -> None:
    with building():
        Centre.objects.create(**centre() | {"latitude": None, "longitude": None})
    assert Centre.objects.get().latitude is None


def test_two_places_never_share_a_code() -> None:
    make_commune()
    assert "places_commune_code" in refused(Commune, commune() | {"code": "BJ-MO-LOK"})


def test_two_communes_never_share_a_name() -> None:
    make_commune()
    assert "places_commune_name" in refused(Commune, commune() | {"name": "Lokossa"})


def test_two_centres_never_share_an_address() -> None:
    lokossa = make_centre()
    assert "places_centre_slug" in refused(Centre, centre_beside(lokossa) | {"slug": "lokossa"})


def centre_beside(other: Centre) -> dict[str, Any]:
    return {
        "code": "BOP",
        "name": "CCSP Bopa",
        "source": "travail.gouv.bj",
        "slug": "bopa",
        "kind": CentreKind.CCSP,
        "commune": other.commune,
    }


def test_arrondissements_of_two_communes_may_share_a_name() -> None:
    make_arrondissement(make_commune(), 1, "1er Arrondissement")
    make_arrondissement(make_commune("BJ-MO-BOP", "Bopa"), 1, "1er Arrondissement")
    assert Arrondissement.objects.filter(name="1er Arrondissement").count() == 2


def test_arrondissements_of_one_commune_never_do() -> None:
    lokossa = make_commune()
    make_arrondissement(lokossa, 1, "Houin")
    again = {"code": "BJ-MO-LOK-02", "name": "Houin", "source": LAW, "commune": lokossa}
    assert "places_arrondissement_name" in refused(Arrondissement, again | {"spelling": "bare", "provisional": True})


def test_two_desks_of_a_centre_never_share_a_number() -> None:
    assert "places_desk_number" in refused(Desk, desk() | {"number": 1})


def test_two_closures_of_a_centre_never_start_together() -> None:
    lokossa = make_centre()
    make_closure(lokossa, date(2026, 11, 23), None)
    wrong = {"centre": lokossa, "starts_on": date(2026, 11, 23), "reason": "Panne."}
    assert "places_closure_start" in refused(Closure, wrong)


def test_a_closure_that_was_called_off_leaves_room_for_another() -> None:
    lokossa = make_centre()
    make_closure(lokossa, date(2026, 11, 23), date(2026, 11, 23))
    make_closure(lokossa, date(2026, 11, 23), None)
    assert Closure.objects.effective().count() == 1


def test_places_say_what_they_are() -> None:
    lokossa = make_centre()
    assert str(lokossa) == "LOK CCSP Lokossa"
    assert str(Desk.objects.get()) == "Guichet 1"
    assert str(Desk(number=2, name="Accueil")) == "Accueil"
    assert str(OpeningHours(**hours_of(lokossa))) == "7 08:00-12:00 demo"
    assert str(make_closure(lokossa, date(2026, 11, 23), None)) == "2026-11-23 - ?"


def hours_of(centre: Centre) -> dict[str, Any]:
    return {"centre": centre, "weekday": 7, "opens_at": time(8), "closes_at": time(12), "demonstration": True}
