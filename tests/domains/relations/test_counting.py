"""Months of messages are counted once they are over, and again: what is kept is what the messages say."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce, TruncMonth

from guichet.domains.relations import counting, figures, published
from guichet.domains.relations import operations as relations
from guichet.domains.relations.figures import COLUMNS, Measure
from guichet.domains.relations.models import Concern, ConcernMonth, Transfer
from guichet.domains.relations.models.months import FIELDS, STEPS
from guichet.domains.relations.operations.concerns import ANSWERED_WITHIN
from guichet.domains.relations.vocabulary import ConcernState, ScoreSource
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import registry
from tests.factories.acts import an_act
from tests.factories.concerns import DAY, make_concerns, pass_on

pytestmark = pytest.mark.django_db
MARCH, MAY = date(2026, 3, 1), date(2026, 5, 1)
OPENED = datetime(2026, 3, 15, 9, tzinfo=UTC)
AT = datetime(2026, 7, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
# Around each step and each midnight of Benin, an hour before that of UTC.
INSTANT = timedelta(microseconds=1)
AROUND = tuple(days * DAY + more for days in STEPS for more in (-INSTANT, timedelta(), INSTANT))
DELAYS = (None, *AROUND)
MOMENTS = tuple(
    datetime(2026, month, 28, 23, tzinfo=UTC) + more
    for month in (2, 3, 4)
    for more in (-INSTANT, timedelta(), INSTANT, 2 * DAY, 3 * DAY - INSTANT, 3 * DAY)
)


def messages_of_every_kind(count: int, seed: int) -> None:
    chance = Random(seed)
    for number in range(count):
        given = chance.random() < 0.5
        make_concerns(
            1,
            MARCH,
            theme=chance.choice(("autre", "retraite")),
            to=chance.choice(("mtfp", "mtfp-dgfp")),
            sex=chance.choice(("woman", "man", "")),
            kind=chance.choice(("request", "complaint")),
            channel=chance.choice(("desk", "online")),
            delay_score=chance.randint(0, 10) if given else None,
            result_score=chance.randint(0, 10) if given else None,
            scored_by=chance.choice(ScoreSource.values) if given else "",
        )
        delay, opened_at = chance.choice(DELAYS), MOMENTS[number % len(MOMENTS)]
        with building():
            Concern.objects.filter(reference=f"INV-{number}").update(
                opened_at=opened_at, first_answered_at=opened_at + delay if delay is not None else None
            )
        for after in sorted(chance.sample(AROUND, chance.choice((0, 0, 1, 2)))):
            pass_on(f"INV-{number}", chance.choice(("mtfp", "mtfp-dgfp", "mef")), opened_at + after)


def recounted(column: str) -> dict[tuple[date, str], dict[str, int]]:
    """By other means: the database alone, from the messages."""
    within = {days: Q(first_answered_at__lt=F("opened_at") + timedelta(days=days)) for days in STEPS}
    made: dict[str, Any] = {f"of_{days}": Count("pk", filter=found) for days, found in within.items()}
    made["moved"] = Count("pk", filter=Q(came=True))
    for source in ScoreSource:
        made[f"{source}s"] = Count("pk", filter=Q(scored_by=source))
        made |= {f"{source}_{name}s": Sum(f"{name}_score", filter=Q(scored_by=source)) for name in ("delay", "result")}
    rows = _held().annotate(on=TruncMonth("opened_at", tzinfo=BENIN), of=F("had" if column == "to" else column))
    return {
        (row["on"].astimezone(BENIN).date(), row["of"]): _named(row)
        for row in rows.values("on", "of").order_by("on", "of").annotate(all=Count("pk"), **made)
    }


def _held() -> QuerySet[Concern]:
    """`had` by whoever passed it on first after it was answered in time, or after its thirty days; else as it is."""
    over = F("opened_at") + ANSWERED_WITHIN
    moves = Transfer.objects.filter(concern=OuterRef("pk")).order_by("at", "pk")
    after = Case(
        When(
            first_answered_at__lt=over,
            then=Subquery(moves.filter(at__gt=OuterRef("first_answered_at")).values("source")[:1]),
        ),
        default=Subquery(moves.filter(at__gte=OuterRef("opened_at") + ANSWERED_WITHIN).values("source")[:1]),
    )
    came = Case(
        When(first_answered_at__lt=over, then=Exists(moves.filter(at__lte=OuterRef("first_answered_at")))),
        default=Exists(moves.filter(at__lt=OuterRef("opened_at") + ANSWERED_WITHIN)),
    )
    return Concern.objects.annotate(had=Coalesce(after, F("to")), came=came)


def _named(row: Mapping[str, Any]) -> dict[str, int]:
    scores = [row[f"{source}{name}"] or 0 for source in ScoreSource for name in ("s", "_delays", "_results")]
    return dict(zip(FIELDS, (row["all"], *(row[f"of_{days}"] for days in STEPS), *scores, row["moved"]), strict=True))


def kept(column: str) -> dict[tuple[date, str], dict[str, int]]:
    rows = ConcernMonth.objects.filter(cut=column).order_by("pk").values("month", "key", *FIELDS)
    return {(row.pop("month"), row.pop("key")): row for row in rows}


@pytest.mark.parametrize("seed", range(3))
def test_what_is_kept_is_what_the_database_counts_of_the_messages(seed: int) -> None:
    messages_of_every_kind(90, seed)
    counting.count(an_act(AT))
    assert len({month for month, _key in recounted("kind")}) == 4
    for column in COLUMNS.values():
        assert kept(column) == recounted(column), column


@pytest.mark.parametrize("seed", range(2))
def test_a_desk_reads_who_answers_for_a_message_as_the_public_does(seed: int) -> None:
    messages_of_every_kind(90, seed)
    nation = Viewer(ActorKind.STAFF, "nation", (HeldRole(RoleKind.ADMINISTRATOR),))
    for month in (MARCH, date(2026, 4, 1)):
        period = figures.Period(month, (month + 31 * DAY).replace(day=1))
        lines = figures.lines(nation, figures.Cut.HOLDER, period, AT)
        told = {line.key: (line.counts[Measure.RECEIVED], line.counts[Measure.IN_TIME]) for line in lines}
        counts = {key: found for (cut, key), found in counting.counted(month).items() if cut == "to"}
        assert told == {key: (found["received"], found[f"within_{STEPS[-1]}"]) for key, found in counts.items()}
        for line in lines:
            asked = (nation, figures.Cut.HOLDER, line.key, Measure.RECEIVED, period, AT)
            pages = (figures.rows(*asked, page) for page in range(1, figures.rows(*asked, 1).pages + 1))
            assert sum(len(page.items) for page in pages) == line.counts[Measure.RECEIVED]


def test_whoever_answered_reads_it_also_once_it_was_passed_on() -> None:
    make_concerns(1, MARCH)
    pass_on("INV-0", "mef", OPENED + 10 * DAY)
    head = Viewer(ActorKind.STAFF, "head", (HeldRole(RoleKind.SUPERVISOR, "mtfp"),))
    period = figures.Period(MARCH, MAY)
    for cut, keys in ((figures.Cut.STRUCTURE, []), (figures.Cut.HOLDER, ["mtfp"])):
        assert [line.key for line in figures.lines(head, cut, period, AT)] == keys


def test_the_last_step_is_the_promise() -> None:
    assert timedelta(days=STEPS[-1]) == ANSWERED_WITHIN


def test_a_score_that_comes_late_is_told_after_the_next_run() -> None:
    make_concerns(10, MARCH, scored_by="person", delay_score=4, result_score=4)
    make_concerns(10, MARCH, state=ConcernState.CLOSED, answered_at=AT - 90 * DAY)
    counting.count(an_act(AT))
    for number in range(10, 20):
        relations.score(reference=f"INV-{number}", delay=10, result=8, source=ScoreSource.PERSON, act=an_act(AT))
    assert published.totals(AT)[0].by_person == published.Means(10, delay=4, result=4)
    counting.count(an_act(AT + HOUR))
    assert published.totals(AT)[0].by_person == published.Means(20, delay=7, result=6)


def of_structures() -> dict[str, tuple[int, int, int]]:
    """Of March: received, answered within thirty days, come from another structure."""
    rows = kept("to").items()
    return {key: (row["received"], row["within_30"], row["transferred"]) for (_month, key), row in rows}


@pytest.mark.parametrize("last", [4 * DAY, 4.5 * DAY])
def test_what_is_passed_on_before_its_answer_is_of_whoever_answered_and_counted_as_such(last: timedelta) -> None:
    make_concerns(2, MARCH, to="mtfp-dgfp")
    pass_on("INV-0", "mef", OPENED + DAY)
    pass_on("INV-0", "mtfp", OPENED + last)
    counting.count(an_act(AT))
    assert of_structures() == {"mtfp-dgfp": (1, 1, 0), "mtfp": (1, 1, 1)}
    assert kept("kind")[MARCH, "request"]["transferred"] == 1


def test_what_is_passed_on_after_its_answer_stays_in_the_past_of_whoever_answered() -> None:
    make_concerns(2, MARCH, to="mtfp-dgfp")
    counting.count(an_act(AT))
    told = of_structures()
    pass_on("INV-0", "mtfp", OPENED + 4.5 * DAY + INSTANT)
    counting.recount(an_act(AT + HOUR))
    assert of_structures() == told == {"mtfp-dgfp": (2, 2, 0)}
    assert not list(counting.differences(AT))


@pytest.mark.parametrize("days", [None, 30, 40])
def test_what_is_raised_because_it_is_late_stays_with_whoever_was_late(days: float | None) -> None:
    make_concerns(2, MARCH, days, to="mtfp-dgfp")
    pass_on("INV-0", "mtfp", OPENED + 30 * DAY)
    pass_on("INV-1", "mef", OPENED + 30 * DAY - INSTANT)
    counting.count(an_act(AT))
    assert of_structures() == {"mtfp-dgfp": (1, 0, 0), "mef": (1, 0, 1)}


def test_where_nothing_is_any_more_no_row_is_left() -> None:
    make_concerns(10, MARCH)
    counting.count(an_act(AT))
    with building():
        Concern.objects.all().delete()
    counting.count(an_act(AT + 2 * HOUR))
    assert not ConcernMonth.objects.exists()


def test_what_is_older_than_thirteen_months_is_counted_anew_once_a_day() -> None:
    make_concerns(10, date(2025, 4, 1))
    make_concerns(10, date(2025, 5, 1))
    counting.count(an_act(AT))
    with building():
        Concern.objects.update(to="mtfp-dgfp")
    counting.count(an_act(AT + 23 * HOUR))
    assert {month.month: key for month, key in kept("to")} == {4: "mtfp", 5: "mtfp-dgfp"}
    assert published.as_of(AT) == AT
    counting.count(an_act(AT + 24 * HOUR))
    assert {month.month: key for month, key in kept("to")} == {4: "mtfp-dgfp", 5: "mtfp-dgfp"}
    assert published.as_of(AT) == AT + DAY


def test_a_month_is_not_counted_before_its_thirty_days_are_over_in_benin() -> None:
    make_concerns(10, MAY)
    over = datetime(2026, 6, 30, 23, tzinfo=UTC)
    counting.count(an_act(over - timedelta(seconds=1)))
    assert not ConcernMonth.objects.exists()
    counting.count(an_act(over))
    assert kept("kind")[MAY, "request"]["received"] == 10
    assert published.as_of(over - timedelta(seconds=1)) is None


def test_before_anybody_wrote_nothing_is_counted() -> None:
    counting.count(an_act(AT))
    assert not ConcernMonth.objects.exists()
    assert published.as_of(AT) is None


def test_the_worker_counts_every_hour() -> None:
    make_concerns(10, MARCH)
    (job,) = (each for each in registry.periodic() if each.name == "relations.count")
    assert job.interval == HOUR
    job.run("", an_act(AT))
    assert published.as_of(AT) == AT


@pytest.mark.parametrize(
    "wrong",
    [
        {"received": 0},
        {"transferred": 11},
        {"within_30": 11},
        {"within_1": 10},
        {"person_count": 6, "staff_count": 5},
        {"month": MAY},
    ],
)
def test_the_database_holds_that_parts_are_parts(wrong: dict[str, Any]) -> None:
    make_concerns(10, MARCH, days=29)
    make_concerns(9, MAY)
    make_concerns(1, MAY, days=None)
    counting.count(an_act(AT))
    rows = ConcernMonth.objects.filter(month=MARCH, cut="theme")
    with pytest.raises(IntegrityError), building(), transaction.atomic():
        rows.update(**({"within_30": 9} if "within_1" in wrong else {}) | wrong)
