"""What the public figures come to, once cut into what may be published."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from guichet.commons.indicators import counting, queries, registry
from guichet.commons.indicators import operations as indicators
from guichet.commons.indicators.cutting import COUNTRY, OTHERS, Kind, Place
from guichet.commons.indicators.measures import Counted, Measure, Name
from guichet.commons.indicators.models import Cell, CountedDay, Figure
from guichet.commons.indicators.queries import PublicCell, Standing
from guichet.commons.indicators.registry import Source
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.places import make_commune

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
SERVICE, OTHER = "casier", "visa"
LOKOSSA = "BJ-MO-LOK"


def keep(day: date, **counts: int) -> None:
    counted = {Counted(SERVICE, Measure(measure)): count for measure, count in counts.items()}
    indicators.keep_day(day=day, counted=counted, act=an_act())


def published(year: int = 2026) -> dict[tuple[Name, tuple[date, ...]], PublicCell]:
    counting.publish(year, an_act())
    return {(cell.figure, cell.months): cell for cell in queries.of_service(SERVICE)}


def test_before_anything_is_counted_there_is_nothing_and_no_error() -> None:
    assert queries.span() is None
    assert queries.last_day() is None
    assert not queries.is_published()
    assert queries.of_month(NOVEMBER) == queries.of_service(SERVICE) == queries.every() == ()
    assert queries.standing() == {}


def test_days_add_up_to_a_month_and_months_stay_apart() -> None:
    keep(date(2026, 10, 31), received=14, decided=13, kept=12)
    keep(date(2026, 11, 1), received=10, decided=9, kept=5)
    keep(date(2026, 11, 20), received=7, refused=1, decided=1)
    cells = published()
    assert cells[Name.RECEIVED, (OCTOBER,)].count == 14
    assert cells[Name.RECEIVED, (NOVEMBER,)].count == 17
    decided = cells[Name.DECIDED, (OCTOBER,)]
    assert (decided.count, decided.in_time, decided.late, decided.percent_in_time) == (13, 12, 1, 92)
    assert cells[Name.DECIDED, (NOVEMBER,)].late == 5
    hidden = cells[Name.REFUSED, (NOVEMBER,)]
    assert (hidden.count, hidden.in_time, hidden.late, hidden.percent_in_time) == (None, None, None, None)
    assert hidden.hours_for(50) is None
    assert {cell.figure for cell in queries.of_month(OCTOBER)} == {Name.RECEIVED, Name.DECIDED}


def test_a_month_told_with_another_is_found_from_both_and_from_none_between() -> None:
    keep(date(2026, 8, 3), received=4)
    keep(date(2026, 9, 3), received=40)
    keep(date(2026, 10, 3), received=8)
    published()
    august, october = queries.of_month(date(2026, 8, 1)), queries.of_month(OCTOBER)
    assert [(cell.months, cell.count) for cell in august] == [((date(2026, 8, 1), OCTOBER), 12)]
    assert august == october
    assert [cell.count for cell in queries.of_month(date(2026, 9, 1))] == [40]


def test_months_that_are_over_are_shared_out_between_communes_and_motives() -> None:
    make_commune(LOKOSSA)
    counted = {
        Counted(SERVICE, Measure.ASKED, commune=LOKOSSA, motive="paper-missing"): 30,
        Counted(SERVICE, Measure.ASKED, motive="paper-missing"): 5,
        Counted(SERVICE, Measure.ASKED, motive="identity-correction"): 6,
        Counted(SERVICE, Measure.ASKED, motive="court-order"): 9,
    }
    for day in (date(2026, 10, 5), TODAY):
        indicators.keep_day(day=day, counted=counted, act=an_act())
    published()
    shares = {(cell.place, cell.motive): cell.count for cell in queries.shares(OCTOBER, service=SERVICE)}
    lokossa = Place(Kind.COMMUNE, LOKOSSA)
    assert shares == {
        (lokossa, ""): 30,
        (Place(Kind.ONLINE), ""): 20,
        (COUNTRY, "paper-missing"): 35,
        (COUNTRY, OTHERS): 15,
    }
    assert {cell.place for cell in queries.of_places(OCTOBER)} == {lokossa, Place(Kind.ONLINE)}
    assert queries.shares(NOVEMBER, service=SERVICE) == queries.shares(OCTOBER, service=OTHER) == ()
    assert len(queries.of_figure(Name.ASKED)) == len(queries.every()) == 6
    assert queries.of_figure(Name.RECEIVED) == ()


def test_a_day_counted_again_replaces_what_was_kept_and_says_when() -> None:
    keep(TODAY, received=4, asked=1)
    later = NOON + timedelta(hours=3)
    again = {Counted(OTHER, Measure.RECEIVED): 2}
    indicators.keep_day(day=TODAY, counted=again, act=an_act(later))
    assert queries.kept(TODAY) == again
    span = queries.span()
    assert span is not None
    assert (span.first, span.last, span.as_of) == (TODAY, TODAY, later)


def test_half_and_nine_tenths_of_the_decisions_are_found_by_their_rank() -> None:
    indicators.keep_day(
        day=TODAY,
        counted={Counted(SERVICE, Measure.DECIDED): 10, Counted(SERVICE, Measure.KEPT): 9}
        | {Counted(SERVICE, Measure.DELAY, hours): count for hours, count in {1: 4, 2: 1, 30: 4, 240: 1}.items()},
        act=an_act(),
    )
    cell = published()[Name.DECIDED, (NOVEMBER,)]
    assert (cell.hours_for(50), cell.hours_for(90), cell.hours_for(100)) == (2, 30, 240)
    assert cell.percent_in_time == 90


def test_how_long_it_took_to_come_and_to_be_paid_counts_apart() -> None:
    counted = {Counted(SERVICE, Measure.CARRIED, 5): 12, Counted(SERVICE, Measure.PAID, 72): 11}
    indicators.keep_day(day=TODAY, counted=counted, act=an_act())
    cells = published()
    assert (cells[Name.CARRIED, (NOVEMBER,)].count, cells[Name.CARRIED, (NOVEMBER,)].hours_for(50)) == (12, 5)
    assert cells[Name.PAID, (NOVEMBER,)].hours_for(50) == 72


def test_what_stands_is_that_of_the_last_day_and_counts_in_no_month() -> None:
    keep(date(2026, 11, 19), overdue=9)
    keep(TODAY, overdue=3, open=12, oldest=40)
    assert queries.standing() == {SERVICE: Standing(open=12, overdue=3, oldest=40)}
    assert published() == {}


def test_the_database_holds_that_nobody_is_told_of_alone() -> None:
    fields = {
        "figure": "received",
        "service": SERVICE,
        "first": NOVEMBER,
        "last": NOVEMBER,
        "months": [],
        "kind": "rest",
    }
    for told in ({"count": 9}, {"count": None, "in_time": 3}):
        with building(), pytest.raises(IntegrityError), transaction.atomic():
            Cell.objects.create(**fields, **told)


def count_received(day: date, _at: datetime) -> Counter[Counted]:
    return Counter({Counted(SERVICE, Measure.RECEIVED): day.day})


@pytest.fixture
def one_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})
    registry.register("test", Source(count_received, lambda: date(2026, 11, 18)))


@pytest.mark.usefixtures("one_source")
def test_the_first_count_begins_with_the_first_day_and_the_next_with_the_last_one_counted() -> None:
    counting.count(an_act())
    assert list(CountedDay.objects.order_by("day").values_list("day", flat=True)) == [
        date(2026, 11, 18),
        date(2026, 11, 19),
        TODAY,
    ]
    tomorrow = NOON + timedelta(days=1)
    counting.count(an_act(tomorrow))
    again = CountedDay.objects.filter(counted_at=tomorrow).order_by("day").values_list("day", flat=True)
    assert list(again) == [TODAY, date(2026, 11, 21)]
    assert [cell.count for cell in queries.of_service(SERVICE)] == [18 + 19 + 20 + 21]


@pytest.mark.usefixtures("one_source")
def test_figures_of_before_there_were_cells_are_all_counted_anew_once() -> None:
    keep(TODAY, received=2)
    counting.count(an_act())
    assert CountedDay.objects.count() == 3
    assert [cell.count for cell in queries.of_service(SERVICE)] == [18 + 19 + 20]


@pytest.mark.usefixtures("one_source")
def test_each_year_that_is_counted_is_published() -> None:
    counting.count(an_act(NOON + timedelta(days=60)))
    counts = [(cell.months[0].isoformat(), cell.count) for cell in queries.of_service(SERVICE)]
    assert counts == [("2026-11-01", sum(range(18, 31))), ("2026-12-01", 31 * 16), ("2027-01-01", 19 * 10)]


@pytest.mark.usefixtures("one_source")
def test_a_recount_of_every_day_finds_what_was_kept() -> None:
    counting.count(an_act())
    kept = list(Figure.objects.order_by("day").values_list("day", "service", "measure", "bucket", "count"))
    counting.recount(an_act())
    assert list(Figure.objects.order_by("day").values_list("day", "service", "measure", "bucket", "count")) == kept


@pytest.mark.usefixtures("one_source")
def test_a_figure_that_was_changed_is_found_and_today_is_not_judged() -> None:
    counting.count(an_act())
    assert list(counting.differences(an_act())) == []
    with building():
        Figure.objects.filter(day=date(2026, 11, 18)).update(count=17)
        Figure.objects.filter(day=date(2026, 11, 19)).delete()
        Figure.objects.filter(day=TODAY).delete()
        Figure.objects.create(day=date(2026, 11, 19), service=SERVICE, measure=Measure.OVERDUE, count=5)
    counted = Counted(SERVICE, Measure.RECEIVED)
    assert list(counting.differences(an_act())) == [
        counting.Difference(date(2026, 11, 18), counted, 17, 18),
        counting.Difference(date(2026, 11, 19), counted, 0, 19),
    ]


@pytest.mark.usefixtures("one_source")
def test_a_day_that_was_counted_before_anything_happened_is_judged_too() -> None:
    keep(date(2026, 11, 2), received=3)
    [first, *_others] = counting.differences(an_act())
    assert first == counting.Difference(date(2026, 11, 2), Counted(SERVICE, Measure.RECEIVED), 3, 2)


def test_without_any_source_that_has_something_today_is_counted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})
    registry.register("test", Source(lambda _day, _at: Counter(), lambda: None))
    assert list(counting.differences(an_act())) == []
    counting.count(an_act())
    assert queries.last_day() == TODAY
    assert not Figure.objects.exists()


def test_two_domains_do_not_count_under_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})
    registry.register("test", Source(count_received, lambda: None))
    with pytest.raises(TypeError, match="registered twice"):
        registry.register("test", Source(count_received, lambda: None))


def test_figures_say_how_many_lines_of_the_log_prove_them() -> None:
    indicators.keep_day(day=TODAY, counted={}, log_size=700, act=an_act())
    span = queries.span()
    assert span is not None
    assert span.log_size == 700
    with pytest.raises(TypeError, match="proved by a log already"):
        registry.prove_by(lambda: 0)
