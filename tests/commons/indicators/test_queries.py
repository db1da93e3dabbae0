"""What the public figures add up to."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from guichet.commons.indicators import counting, queries, registry
from guichet.commons.indicators import operations as indicators
from guichet.commons.indicators.measures import Counted, Measure
from guichet.commons.indicators.models import CountedDay, Figure
from guichet.commons.indicators.queries import Sums
from guichet.commons.indicators.registry import Source
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
SERVICE, OTHER = "casier", "visa"


def keep(day: date, **counts: int) -> None:
    counted = {Counted(SERVICE, Measure(measure)): count for measure, count in counts.items()}
    indicators.keep_day(day=day, counted=counted, act=an_act())


def test_before_anything_is_counted_there_is_nothing_and_no_error() -> None:
    assert queries.span() is None
    assert queries.last_day() is None
    assert queries.by_service(TODAY, TODAY) == {}
    assert queries.by_month(SERVICE) == {}
    assert queries.overdue() == {}


def test_days_add_up_to_a_month_and_months_stay_apart() -> None:
    keep(date(2026, 10, 31), received=4, decided=3, kept=2)
    keep(date(2026, 11, 1), received=10, decided=5, kept=5)
    keep(date(2026, 11, 20), received=7, refused=1)
    by_month = queries.by_month(SERVICE)
    assert sorted(by_month) == [date(2026, 10, 1), date(2026, 11, 1)]
    november = by_month[date(2026, 11, 1)]
    assert (november.of(Measure.RECEIVED), november.of(Measure.DECIDED), november.of(Measure.REFUSED)) == (17, 5, 1)
    assert queries.by_service(date(2026, 11, 1), TODAY) == {SERVICE: november}
    assert queries.by_service_and_month()[SERVICE, date(2026, 10, 1)].kept_rate == 66


def test_a_day_counted_again_replaces_what_was_kept_and_says_when() -> None:
    keep(TODAY, received=4, asked=1)
    later = NOON + timedelta(hours=3)
    indicators.keep_day(day=TODAY, counted={Counted(OTHER, Measure.RECEIVED): 2}, act=an_act(later))
    assert queries.by_service(TODAY, TODAY) == {OTHER: Sums({Measure.RECEIVED: 2})}
    span = queries.span()
    assert span is not None
    assert (span.first, span.last, span.as_of) == (TODAY, TODAY, later)


def test_half_and_nine_tenths_of_the_decisions_are_found_by_their_rank() -> None:
    sums = Sums({Measure.DECIDED: 10, Measure.KEPT: 9}, {1: 4, 2: 1, 30: 4, 240: 1})
    assert (sums.hours_for(50), sums.hours_for(90), sums.hours_for(100)) == (2, 30, 240)
    assert sums.kept_rate == 90
    assert Sums().hours_for(50) is None
    assert Sums().kept_rate is None


def test_what_is_overdue_is_that_of_the_last_day_and_counts_in_no_month() -> None:
    keep(date(2026, 11, 19), overdue=9)
    keep(TODAY, overdue=3)
    assert queries.overdue() == {SERVICE: 3}
    assert queries.by_month(SERVICE) == {}


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


@pytest.mark.usefixtures("one_source")
def test_a_recount_of_every_day_finds_what_was_kept() -> None:
    counting.count(an_act())
    kept = list(Figure.objects.order_by("day").values_list("day", "service", "measure", "bucket", "count"))
    counting.recount(an_act())
    assert list(Figure.objects.order_by("day").values_list("day", "service", "measure", "bucket", "count")) == kept


def test_without_any_source_that_has_something_today_is_counted_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_sources", {})
    registry.register("test", Source(lambda _day, _at: Counter(), lambda: None))
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
