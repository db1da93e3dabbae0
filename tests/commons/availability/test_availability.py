"""A change of state is one row; silence is never told as calm; what people announce stands beside what is measured."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from guichet.commons.availability import contributions, judging, queries, registry
from guichet.commons.availability import operations as availability
from guichet.commons.availability.models import Bulletin, Round, Shift
from guichet.commons.availability.operations import Draft, Said
from guichet.commons.availability.refusals import (
    EndsBeforeItBegins,
    NoBulletin,
    NothingConcerned,
    NotYours,
    OverAlready,
    WordsMissing,
)
from guichet.commons.availability.registry import WELL, Component, Judgement
from guichet.commons.availability.vocabulary import BulletinKind, Condition, Reason
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
DOWN = Judgement(Condition.UNAVAILABLE, Reason.NO_ANSWER)
NATIONAL = Viewer(ActorKind.STAFF, "akim", (HeldRole(RoleKind.ADMINISTRATOR),))
OF_ONE = Viewer(ActorKind.STAFF, "bio", (HeldRole(RoleKind.ADMINISTRATOR, authority="mjl"),))
DRAFT = Draft(
    BulletinKind.INCIDENT,
    Condition.DEGRADED,
    ("desk",),
    Said("Le guichet est lent", "The desk is slow"),
    Said("Rien n’est perdu.", "Nothing is lost."),
    NOON,
)


@pytest.fixture(autouse=True)
def two_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of the real ones: what each finds is said by the test."""
    found = {
        code: Component(code, f"the {code}", order, lambda _at: WELL) for order, code in enumerate(("desk", "bell"))
    }
    monkeypatch.setattr(registry, "_components", found)


def noted(after: timedelta = timedelta(), **found: Judgement) -> None:
    availability.note(judgements={"desk": WELL, "bell": WELL, **found}, act=an_act(NOON + after))


def shifts(component: str = "desk") -> list[tuple[str, timedelta]]:
    rows = Shift.objects.filter(component=component).order_by("pk")
    return [(row.condition, row.at - NOON) for row in rows]


def test_what_stays_as_it_is_is_no_row() -> None:
    for minute in range(5):
        noted(minute * MINUTE)
    assert shifts() == [("available", timedelta())]
    assert Round.objects.get().at == NOON + 4 * MINUTE
    assert Entry.objects.of_kind("availability.shifted").count() == 2


def test_one_bad_look_is_chance_and_two_in_a_row_are_an_outage() -> None:
    noted()
    noted(MINUTE, desk=DOWN)
    noted(2 * MINUTE)
    assert len(shifts()) == 1
    noted(3 * MINUTE, desk=DOWN)
    noted(4 * MINUTE, desk=DOWN)
    noted(5 * MINUTE)
    noted(6 * MINUTE)
    assert shifts()[1:] == [("unavailable", 4 * MINUTE), ("available", 6 * MINUTE)]
    assert shifts("bell") == [("available", timedelta())]


def test_silence_is_written_down_from_the_last_look_before_it() -> None:
    noted()
    noted(MINUTE)
    noted(30 * MINUTE, desk=DOWN)
    noted(31 * MINUTE, desk=DOWN)
    assert shifts() == [("available", timedelta()), ("unknown", MINUTE), ("unavailable", 31 * MINUTE)]
    assert Shift.objects.filter(component="desk", condition="unknown").get().reason == Reason.SILENCE
    assert shifts("bell")[1:] == [("unknown", MINUTE), ("available", 30 * MINUTE)]


def test_what_was_unknown_before_a_silence_is_not_unknown_twice() -> None:
    lost = Judgement(Condition.UNKNOWN, Reason.NOT_JUDGED)
    noted(desk=lost)
    noted(MINUTE, desk=lost)
    noted(DAY, desk=lost)
    assert shifts() == [("unknown", MINUTE)]


def test_a_node_that_is_starting_has_no_outage() -> None:
    noted(desk=DOWN)
    assert queries.standing(NOON).components[0].measured == Condition.UNKNOWN
    noted(MINUTE)
    noted(2 * MINUTE)
    assert shifts() == [("available", 2 * MINUTE)]


def test_without_a_look_for_five_minutes_nothing_is_known() -> None:
    assert queries.standing(NOON).is_silent
    noted()
    now = queries.standing(NOON + 5 * MINUTE)
    assert (now.condition, now.is_silent, now.judged_at) == (Condition.AVAILABLE, False, NOON)
    later = queries.standing(NOON + 6 * MINUTE)
    assert (later.condition, later.is_silent) == (Condition.UNKNOWN, True)
    assert {(each.measured, each.since, each.reason) for each in later.components} == {
        (Condition.UNKNOWN, NOON, Reason.SILENCE)
    }


def test_before_the_first_look_nothing_is_known_and_since_never() -> None:
    assert [(each.condition, each.since) for each in queries.standing(NOON).components] == [
        (Condition.UNKNOWN, None)
    ] * 2


def test_how_many_of_how_many_is_told_with_the_state() -> None:
    for minute in range(2):
        noted(minute * MINUTE, desk=Judgement(Condition.DEGRADED, Reason.SILENT_CENTRES, (7, 9)))
    desk, bell = queries.standing(NOON).components
    assert (desk.figure, bell.figure) == ((7, 9), None)


def test_a_judge_that_fails_makes_its_component_unknown_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_at: datetime) -> Judgement:
        raise ZeroDivisionError

    broken = {"desk": Component("desk", "x", 0, fails), "bell": Component("bell", "y", 1, lambda _at: DOWN)}
    monkeypatch.setattr(registry, "_components", broken)
    contributions.judge(an_act(NOON))
    contributions.judge(an_act(NOON + MINUTE))
    assert [(each.measured, each.reason) for each in queries.standing(NOON).components] == [
        (Condition.UNKNOWN, Reason.NOT_JUDGED),
        (Condition.UNAVAILABLE, Reason.NO_ANSWER),
    ]


def test_a_component_is_registered_once_and_stands_in_its_order() -> None:
    assert [each.code for each in registry.components()] == ["desk", "bell"]
    with pytest.raises(TypeError):
        registry.register(Component("desk", "x", 3, lambda _at: WELL))


def announced(**changes: Any) -> Bulletin:
    return availability.announce(draft=replace(DRAFT, **changes), staff=NATIONAL, act=an_act(NOON))


def test_what_people_say_stands_beside_what_is_measured_and_the_worse_counts() -> None:
    noted()
    made = announced()
    announced(condition=Condition.UNAVAILABLE)
    desk, bell = queries.standing(NOON + MINUTE).components
    assert (desk.measured, desk.declared, desk.condition) == (
        Condition.AVAILABLE,
        Condition.UNAVAILABLE,
        Condition.UNAVAILABLE,
    )
    assert (bell.declared, bell.condition) == (None, Condition.AVAILABLE)
    for each in Bulletin.objects.all():
        availability.end(reference=each.reference, said=Said("Fini.", "Over."), staff=NATIONAL, act=an_act(NOON))
    assert queries.standing(NOON + MINUTE).components[0].declared is None
    facts = queries.bulletin(made.reference)
    assert facts is not None
    assert [each.fr for each in facts.updates] == ["Fini.", "Rien n’est perdu."]


def test_planned_work_begins_and_ends_by_itself() -> None:
    announced(kind=BulletinKind.MAINTENANCE, begins_at=NOON + DAY, ends_at=NOON + 2 * DAY)

    def seen(at: datetime) -> list[tuple[bool, bool]]:
        return [(each.is_ahead(at), each.is_under_way(at)) for each in queries.current_bulletins(at)]

    assert seen(NOON) == [(True, False)]
    assert seen(NOON + 1.5 * DAY) == [(False, True)]
    assert seen(NOON + 2 * DAY) == []
    (kept,) = queries.bulletins().items
    assert not kept.is_under_way(NOON + 3 * DAY)


def test_more_is_said_until_it_is_over() -> None:
    made = announced()
    more: dict[str, Any] = {
        "reference": made.reference,
        "said": Said("On répare.", "Repairing."),
        "act": an_act(NOON + MINUTE),
    }
    availability.update(staff=NATIONAL, **more)
    availability.end(staff=NATIONAL, **more)
    for verb in (availability.update, availability.end):
        with pytest.raises(OverAlready):
            verb(staff=NATIONAL, **more)
        with pytest.raises(NotYours):
            verb(staff=OF_ONE, **more)
        with pytest.raises(NoBulletin):
            verb(staff=NATIONAL, **{**more, "reference": "none"})
    kinds = list(Entry.objects.filter(kind__startswith="availability.").order_by("pk").values_list("kind", flat=True))
    assert kinds == ["availability.announced", "availability.updated", "availability.ended"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"components": ()}, NothingConcerned),
        ({"components": ("unknown",)}, NothingConcerned),
        ({"title": Said("x", " ")}, WordsMissing),
        ({"text": Said("", "x")}, WordsMissing),
        ({"kind": BulletinKind.MAINTENANCE}, EndsBeforeItBegins),
        ({"ends_at": NOON}, EndsBeforeItBegins),
    ],
)
def test_what_does_not_hold_together_is_not_announced(changes: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        announced(**changes)
    assert not Bulletin.objects.exists()


def test_words_are_needed_in_both_languages_also_of_an_update() -> None:
    made = announced()
    with pytest.raises(WordsMissing):
        availability.update(reference=made.reference, said=Said("x", ""), staff=NATIONAL, act=an_act(NOON))


def test_only_a_national_administrator_announces() -> None:
    with pytest.raises(NotYours):
        availability.announce(draft=DRAFT, staff=OF_ONE, act=an_act(NOON))


def test_no_bulletin_of_that_name() -> None:
    assert queries.bulletin("none") is None


def test_ninety_days_are_told_by_their_worst_moment_and_the_share_of_the_time_judged() -> None:
    told = (
        (100, "available", "none"),
        (30, "unknown", "silence"),
        (28, "available", "none"),
        (10, "unavailable", "late"),
        (9, "available", "none"),
    )
    with building():
        for days_ago, condition, reason in told:
            at = NOON - days_ago * DAY
            Shift.objects.create(component="desk", condition=condition, reason=reason, at=at)
    desk, bell = queries.histories(NOON)
    days = dict(desk.days)
    assert len(days) == 90
    assert days[NOON.date() - 10 * DAY] == Condition.UNAVAILABLE
    assert days[NOON.date() - 29 * DAY] == Condition.UNKNOWN
    assert days[NOON.date() - 50 * DAY] == Condition.AVAILABLE
    assert [what for _day, what in bell.days] == [None] * 90
    assert bell.share is None
    judged = 89.5 - 2  # from the midnight that begins the first of the ninety days, less two days of silence
    assert desk.share == pytest.approx((judged - 1) / judged, abs=0.001)
    assert [each.condition for each in desk.troubles] == [Condition.UNAVAILABLE, Condition.UNKNOWN]


def test_ten_changes_cost_what_one_does(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    noted()
    announced()
    with django_assert_num_queries(1):
        queries.histories(NOON)
    with django_assert_num_queries(4):
        queries.standing(NOON)
    for number in range(1, 21):
        noted(number * MINUTE, desk=DOWN if number % 4 in {0, 1} else WELL)
        announced()
    with django_assert_num_queries(1):
        queries.histories(NOON + 21 * MINUTE)
    with django_assert_num_queries(4):
        queries.standing(NOON)
    with django_assert_num_queries(3):
        assert len(queries.bulletins().items) == 10


def test_old_changes_are_forgotten_but_the_last_of_each() -> None:
    noted()
    noted(MINUTE, desk=DOWN)
    noted(2 * MINUTE, desk=DOWN)
    availability.forget(act=an_act(NOON + 500 * DAY))
    assert shifts() == [("unavailable", 2 * MINUTE)]
    assert shifts("bell") == [("available", timedelta())]


def test_the_worst_of_several_judges_counts() -> None:
    late = Judgement(Condition.DEGRADED, Reason.LATE)
    assert judging.worst(lambda _at: WELL, lambda _at: late)(NOON) == late
    assert judging.worst(lambda _at: late, lambda _at: DOWN)(NOON) == DOWN
