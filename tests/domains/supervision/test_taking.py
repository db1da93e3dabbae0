"""What centres measured, kept once, and counted into days of service."""

import json
from datetime import date, timedelta

import pytest

from guichet.domains.supervision import measures
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.measures import SLOT
from guichet.domains.supervision.models import ServiceDay, Slot, Watched
from guichet.domains.supervision.refusals import FromTheFuture, NotMeasured
from guichet.foundation.places.models import Centre
from tests.domains.supervision.slots import MONDAY, act, moment, slot, span
from tests.factories.places import make_centre, make_closure, make_office_hours

Day = tuple[int, int, int, int]


@pytest.fixture(autouse=True)
def lokossa(db: None) -> None:  # noqa: ARG001 the database comes first
    """Open from 8:00 to 12:30 and from 14:00 to 17:30: 48 slots of ten minutes a day."""
    make_office_hours(make_centre())


def days() -> dict[date, Day]:
    rows = ServiceDay.objects.order_by("on")
    return {row.on: (row.expected, row.up, row.served, row.linked) for row in rows}


def test_a_day_counts_the_slots_of_its_opening_hours() -> None:
    whole = span(moment(6), moment(20))
    assert supervision.take(slots=whole, act=act(moment(20))) == 84
    assert days() == {MONDAY: (48, 48, 48, 48)}


def test_what_did_not_serve_is_not_counted_as_served_and_the_link_counts_apart() -> None:
    told = [
        *span(moment(8), moment(9), kiosk=4),  # the kiosk was dark for most of each slot
        *span(moment(9), moment(10), samples=4, kiosk=4, link=4),  # the node itself was
        *span(moment(10), moment(11), link=0),  # cut off, and open
        *span(moment(11), moment(12)),
    ]
    supervision.take(slots=told, act=act(moment(12)))
    assert days() == {MONDAY: (48, 18, 12, 12)}


def test_a_node_that_repeats_a_month_changes_nothing() -> None:
    spans = (span(moment(8, day=day), moment(17, day=day), samples=9, kiosk=9, link=9) for day in range(30))
    month = [each for of_day in spans for each in of_day]
    assert supervision.take(slots=month, act=act(moment(18, day=30))) == 30 * 54
    before = days()
    again = [*month, *span(moment(8), moment(9))]  # and with other figures for an hour of it
    assert supervision.take(slots=again, act=act(moment(19, day=30))) == 0
    assert days() == before
    assert Slot.objects.count() == 30 * 54
    assert set(Slot.objects.values_list("samples", flat=True)) == {9}


def test_the_same_slot_twice_in_one_delivery_is_one_and_the_first_word_stays() -> None:
    assert supervision.take(slots=[slot(moment(8), kiosk=3), slot(moment(8))], act=act(moment(9))) == 1
    assert Slot.objects.get().kiosk == 3
    assert supervision.take(slots=[], act=act(moment(9))) == 0


def test_what_comes_late_is_added_to_its_day_and_what_is_latest_stays() -> None:
    supervision.take(slots=span(moment(14), moment(15)), act=act(moment(15)))
    supervision.take(slots=span(moment(8), moment(9), kiosk=0), act=act(moment(16)))
    assert days() == {MONDAY: (48, 12, 6, 12)}
    watched = Watched.objects.get()
    assert (watched.slot_at, watched.kiosk) == (moment(14, 50), 10)
    assert (watched.heard_at, watched.first_on) == (moment(16), MONDAY)


def test_days_are_counted_again_from_the_slots_and_a_silent_day_counts_too() -> None:
    supervision.take(slots=span(moment(8), moment(17, 30)), act=act(moment(18)))
    supervision.take(slots=span(moment(8, day=2), moment(9, day=2)), act=act(moment(18, day=2)))
    before = days()
    first, last = MONDAY - timedelta(days=3), MONDAY + timedelta(days=2)
    assert supervision.recount(first=first, last=last, act=act(moment(20, day=2))) == 1
    assert days() == {**before, MONDAY + timedelta(days=1): (48, 0, 0, 0)}
    assert supervision.recount(first=first, last=last, act=act(moment(20, day=2))) == 0


def test_a_closure_that_is_announced_afterwards_takes_the_day_out() -> None:
    supervision.take(slots=span(moment(8), moment(9)), act=act(moment(18)))
    make_closure(Centre.objects.get(), starts_on=MONDAY, reopens_on=MONDAY + timedelta(days=1))
    assert supervision.recount(first=MONDAY, last=MONDAY, act=act(moment(20))) == 1
    assert days() == {MONDAY: (0, 0, 0, 0)}


@pytest.mark.parametrize(
    "change",
    [
        {"t": "yesterday"},
        {"t": 1_772_440_001},
        {"c": [11, 0, 0, 0]},
        {"c": [0, 0, 0, 0]},
        {"c": [5, 6, 0, 0]},
        {"c": [5, 5]},
        {"g": {"humidity": [1, 2, 3]}},
        {"g": {"battery": [3, 2, 1]}},
        {"g": {"battery": [1, 2]}},
        {"g": []},
    ],
)
def test_what_is_no_measure_is_refused_in_words(change: dict[str, object]) -> None:
    body = measures.as_body(slot(moment(8)))
    assert measures.read("LOK", body, received_at=moment(9)).begins_at == moment(8)
    with pytest.raises(NotMeasured, match="pas lisible"):
        measures.read("LOK", body | change, received_at=moment(9))


def test_a_slot_of_a_moment_to_come_is_refused_and_one_a_little_ahead_is_not() -> None:
    ahead = measures.as_body(slot(moment(8)))
    assert measures.read("LOK", ahead, received_at=moment(7, 50)).begins_at == moment(8)
    with pytest.raises(FromTheFuture, match="du 2 mars 2026 08:00, qui n’est pas encore"):
        measures.read("LOK", ahead, received_at=moment(7, 49))


def test_a_sample_a_minute_becomes_a_slot_that_travels_in_few_bytes() -> None:
    samples = [
        measures.Sample(moment(8, minute), minute > 3, screen=True, link=minute < 5, gauges={"battery": 50.0 + minute})
        for minute in range(10)
    ]
    rolled = measures.rolled("LOK", moment(8), samples)
    assert (rolled.samples, rolled.kiosk, rolled.screen, rolled.link) == (10, 6, 10, 5)
    assert rolled.gauges == {"battery": [50.0, 54.5, 59.0]}
    assert len(json.dumps(measures.as_body(rolled))) < 100
    assert rolled.begins_at + SLOT == moment(8, 10)
