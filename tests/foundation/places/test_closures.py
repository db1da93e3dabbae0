"""Exceptional closures: announced with a reason, ended sooner, never two on one day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import operations as places
from guichet.foundation.places import queries
from guichet.foundation.places.models import Centre, Closure
from tests.factories.places import loading, make_centre, make_closure, make_commune

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)


@pytest.fixture(autouse=True)
def lokossa() -> Centre:
    return make_centre()


@contextmanager
def refusal(message: str) -> Iterator[None]:
    with pytest.raises(Refused) as refused:
        yield
    assert refused.value.message == message


def announce(
    *, centre: str = "LOK", starts_on: date = MONDAY, reopens_on: date | None = WEDNESDAY, reason: str = "Travaux."
) -> Closure:
    return places.announce_closure(
        centre=centre, starts_on=starts_on, reopens_on=reopens_on, reason=reason, reason_en="Works.", act=loading()
    )


def end(*, centre: str = "LOK", starts_on: date = MONDAY, reopens_on: date = TUESDAY) -> Closure:
    return places.end_closure(centre=centre, starts_on=starts_on, reopens_on=reopens_on, act=loading())


def test_a_closure_is_announced_and_told() -> None:
    announce(reason=" Travaux. ")
    closure = Closure.objects.get()
    assert (closure.starts_on, closure.reopens_on, closure.reason) == (MONDAY, WEDNESDAY, "Travaux.")
    entry = Entry.objects.get()
    assert (entry.kind, entry.subject) == ("places.closure-announced", "LOK")
    assert entry.facts == {"centre": "LOK", "starts_on": "2026-11-23", "reopens_on": "2026-11-25"}


def test_a_closure_may_have_no_known_end() -> None:
    assert announce(reopens_on=None).reopens_on is None


def test_an_unknown_centre_is_not_closed() -> None:
    with refusal("Aucun centre ne porte le code «\u00a0LOO\u00a0»."):
        announce(centre="LOO")


def test_a_closure_without_a_reason_is_refused() -> None:
    with refusal("Dites pourquoi le centre ferme\u00a0: le public lira cette raison."):
        announce(reason=" ")


def test_a_closure_that_ends_as_it_starts_is_refused() -> None:
    with refusal("Le centre doit rouvrir après son premier jour de fermeture. Choisissez une date plus tardive."):
        announce(reopens_on=MONDAY)


def test_a_second_closure_on_the_same_day_is_refused() -> None:
    announce(starts_on=MONDAY, reopens_on=WEDNESDAY)
    with refusal("Une autre fermeture couvre déjà l’un de ces jours. Changez les dates, ou mettez fin à l’autre."):
        announce(starts_on=TUESDAY, reopens_on=None)


def test_a_closure_before_one_without_end_is_refused_when_they_meet(lokossa: Centre) -> None:
    make_closure(lokossa, TUESDAY, None)
    with refusal("Une autre fermeture couvre déjà l’un de ces jours. Changez les dates, ou mettez fin à l’autre."):
        announce(starts_on=MONDAY, reopens_on=WEDNESDAY)


def test_a_closure_may_start_on_the_day_another_ends() -> None:
    announce(starts_on=MONDAY, reopens_on=TUESDAY)
    announce(starts_on=TUESDAY, reopens_on=WEDNESDAY)
    assert Closure.objects.count() == 2


def test_a_closure_may_end_on_the_day_another_starts() -> None:
    announce(starts_on=TUESDAY, reopens_on=None)
    announce(starts_on=MONDAY, reopens_on=TUESDAY)
    assert Closure.objects.count() == 2


def test_two_centres_may_close_on_the_same_day() -> None:
    make_centre("BOP", slug="bopa", name="CCSP Bopa", commune=make_commune("BJ-MO-BOP", "Bopa"))
    announce(centre="LOK")
    announce(centre="BOP")
    assert Closure.objects.count() == 2


def test_a_closure_ends_sooner_than_announced() -> None:
    announce()
    assert end(reopens_on=TUESDAY).reopens_on == TUESDAY
    assert Closure.objects.get().reopens_on == TUESDAY
    entry = Entry.objects.of_kind("places.closure-ended").get()
    assert entry.facts == {"centre": "LOK", "starts_on": "2026-11-23", "reopens_on": "2026-11-24"}


def test_a_closure_without_known_end_gets_one() -> None:
    announce(reopens_on=None)
    assert end(reopens_on=WEDNESDAY).reopens_on == WEDNESDAY


def test_a_closure_is_called_off() -> None:
    announce()
    end(reopens_on=MONDAY)
    assert not Closure.objects.effective().exists()


def test_a_closure_that_was_called_off_is_not_ended_again() -> None:
    announce()
    end(reopens_on=MONDAY)
    with refusal("Aucune fermeture de ce centre ne commence ce jour-là."):
        end(reopens_on=MONDAY)


def test_a_closure_that_nobody_announced_is_not_ended() -> None:
    with refusal("Aucune fermeture de ce centre ne commence ce jour-là."):
        end(reopens_on=TUESDAY)


def test_a_closure_does_not_end_before_it_starts() -> None:
    announce(starts_on=TUESDAY, reopens_on=WEDNESDAY)
    with refusal("Le centre ne peut pas rouvrir avant d’avoir fermé. Choisissez une date plus tardive."):
        end(starts_on=TUESDAY, reopens_on=MONDAY)


def test_ending_a_closure_does_not_make_it_longer() -> None:
    announce(reopens_on=TUESDAY)
    with refusal("Le centre rouvre déjà plus tôt. Pour fermer plus longtemps, annoncez une autre fermeture."):
        end(reopens_on=WEDNESDAY)


def test_the_days_that_closures_take_are_those_of_the_span_that_is_asked() -> None:
    centre = Centre.objects.get(code="LOK")
    make_closure(centre, date(2026, 1, 28), date(2026, 2, 3))
    make_closure(centre, date(2026, 2, 10), date(2026, 2, 10))  # called off
    make_closure(centre, date(2026, 2, 27), None)
    days = queries.shut_days(date(2026, 2, 1), date(2026, 3, 1), {"LOK", "COT"})
    assert days == {"LOK": frozenset({date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 27), date(2026, 2, 28)})}
    assert queries.shut_days(date(2026, 2, 1), date(2026, 3, 1), {"COT"}) == {}
