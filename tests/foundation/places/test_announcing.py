"""Public holidays that the government announces: the moon's feasts, and days off for the nation."""

from datetime import date

import pytest
from django.utils import translation

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import announcing, queries
from guichet.foundation.places.calendar import add_working_days, holiday_on, holidays_of, working_days_between
from tests.factories.acts import an_act

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 30)
ESTIMATED = next(each.on for each in holidays_of(2027) if each.estimated)


def announce(on: date, name: str = "Jour de deuil national", *, instead_of: date | None = None) -> None:
    announcing.announce_holiday(on=on, name=name, name_en="Day of mourning", instead_of=instead_of, act=an_act())


def test_an_announced_day_is_no_working_day_and_is_named_in_both_languages() -> None:
    announce(MONDAY)
    announced = queries.announced()
    friday = date(2026, 11, 27)
    assert add_working_days(friday, 1, announced) == date(2026, 12, 1)
    assert working_days_between(friday, date(2026, 12, 1), announced) == 1
    holiday = holiday_on(MONDAY, announced)
    assert holiday is not None
    assert holiday.label == "Jour de deuil national"
    with translation.override("en"):
        assert [each.label for each in queries.announced().values() if each] == ["Day of mourning"]
    assert Entry.objects.of_kind("places.holiday-announced").get().facts == {"on": "2026-11-30", "instead_of": None}


def test_a_feast_announced_takes_the_place_of_its_estimate() -> None:
    on = date(2027, 6, 21)
    announce(on, "Jour du Ramadan", instead_of=ESTIMATED)
    announced = queries.announced()
    assert holiday_on(ESTIMATED, announced) is None
    assert holiday_on(on, announced) is not None


def test_an_estimate_that_was_right_becomes_certain() -> None:
    announce(ESTIMATED, "Jour du Ramadan", instead_of=ESTIMATED)
    holiday = holiday_on(ESTIMATED, queries.announced())
    assert holiday is not None
    assert (holiday.estimated, holiday.label) == (False, "Jour du Ramadan")


def test_what_was_announced_by_mistake_is_withdrawn() -> None:
    announce(MONDAY)
    announcing.withdraw_holiday(on=MONDAY, act=an_act())
    assert queries.announced() == {}
    with pytest.raises(Refused, match="Aucun jour férié n’est annoncé à cette date"):
        announcing.withdraw_holiday(on=MONDAY, act=an_act())


@pytest.mark.parametrize(
    ("on", "name", "instead_of", "said"),
    [
        (MONDAY, " ", None, "Écrivez le nom de la fête"),
        (date(2026, 12, 25), "Noël", None, "Ce jour est déjà férié"),
        (MONDAY, "Fête", date(2026, 12, 25), "Le jour remplacé n’est pas une date estimée"),
        (MONDAY, "Fête", date(2026, 12, 1), "Le jour remplacé n’est pas une date estimée"),
    ],
)
def test_what_cannot_be_announced_is_refused_in_words(on: date, name: str, instead_of: date | None, said: str) -> None:
    with pytest.raises(Refused, match=said):
        announce(on, name, instead_of=instead_of)
