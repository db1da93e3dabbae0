"""Figures of the desk: counted in clear columns, equal to a recount, and open to the rows that they are made of."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from guichet.domains.relations import concerning, contributions, desk, figures
from guichet.domains.relations.concerning import Given
from guichet.domains.relations.figures import Cut, Measure, Period, Scores
from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import ConcernKind
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from tests.domains.relations.test_concerns import (
    ABLA,
    DAY,
    DIRECTORATE,
    MINISTRY,
    SENA,
    a_directorate_has_a_service,
    answered,
    by,
    sent,
)
from tests.factories.acts import NOON

__all__ = ["a_directorate_has_a_service"]
pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
NATION = Viewer(ActorKind.STAFF, "nation", (HeldRole(RoleKind.ADMINISTRATOR),))


def a_head(authority: str = "", place: PlaceId | None = None, unit: str = "") -> Viewer:
    return Viewer(ActorKind.STAFF, "head", (HeldRole(RoleKind.SUPERVISOR, authority, unit, place),))


def move(given: Given, **moments: datetime) -> None:
    with building():
        Concern.objects.filter(reference=given.reference).update(**moments)


def counted(cut: Cut = Cut.THEME, viewer: Viewer = NATION, after: timedelta = 40 * DAY) -> dict[str, list[int]]:
    return {line.key: list(line.counts.values()) for line in figures.lines(viewer, cut, YEAR, NOON + after)}


def opened(cut: Cut, key: str, measure: Measure, page: int = 1, viewer: Viewer = NATION) -> list[str]:
    found = figures.rows(viewer, cut, key, measure, YEAR, NOON + 40 * DAY, page)
    return [row.reference for row in found.items]


def test_what_came_what_was_answered_in_time_late_and_reopened() -> None:
    in_time, late, never, young = (sent(once) for once in "abcd")
    move(young, opened_at=NOON + 30 * DAY)
    answered(in_time, after=DAY)
    concerning.reopen(in_time.code, "Il n’y est pas.", "e" * 32, by(after=2 * DAY))
    assert desk.waiting(SENA, NOON).count == 4
    move(late, first_answered_at=NOON + 31 * DAY, answered_at=NOON + 31 * DAY)
    assert counted() == {"autre": [4, 2, 1, 2, 1]}
    assert opened(Cut.THEME, "autre", Measure.LATE) == [late.reference, never.reference]
    assert opened(Cut.THEME, "autre", Measure.REOPENED) == [in_time.reference]
    assert opened(Cut.THEME, "retraite", Measure.RECEIVED) == []


def test_an_answer_stays_in_time_when_it_is_reopened_and_answered_late() -> None:
    given = sent()
    answered(given, after=DAY)
    concerning.reopen(given.code, "Il n’y est pas.", "e" * 32, by(after=2 * DAY))
    answered(given, SENA, 35 * DAY)
    row = Concern.objects.get()
    assert (row.first_answered_at, row.answered_at) == (NOON + DAY, NOON + 35 * DAY)
    assert counted() == {"autre": [1, 1, 1, 0, 1]}


@pytest.mark.parametrize(
    ("cut", "keys"),
    [
        (Cut.STRUCTURE, {DIRECTORATE: 2, MINISTRY: 1}),
        (Cut.CHANNEL, {"online": 3}),
        (Cut.SEX, {"": 2, "woman": 1}),
        (Cut.KIND, {"complaint": 1, "request": 2}),
        (Cut.MONTH, {"2026-11": 2, "2026-12": 1}),
    ],
)
def test_each_cut_shares_out_all_and_each_number_opens_as_many_rows(cut: Cut, keys: dict[str, int]) -> None:
    sent("a", sex="woman")
    sent("b", kind=ConcernKind.COMPLAINT)
    sent("c", timedelta(days=11))
    found = counted(cut)
    assert {key: counts[0] for key, counts in found.items()} == keys
    for key, counts in found.items():
        for measure, count in zip(Measure, counts, strict=True):
            assert len(opened(cut, key, measure)) == count, (key, measure)


def test_a_month_is_that_of_benin_and_no_month_opens_nothing() -> None:
    """Half past eleven at night in UTC is tomorrow in Benin, also on the last of a month."""
    given = sent()
    move(given, opened_at=NOON.replace(day=30, hour=23, minute=30))
    assert list(counted(Cut.MONTH)) == ["2026-12"]
    assert opened(Cut.MONTH, "2026-12", Measure.RECEIVED) == [given.reference]
    assert opened(Cut.MONTH, "hier", Measure.RECEIVED) == []


def test_the_scores_of_the_person_and_those_entered_for_them_are_apart() -> None:
    one, other = sent("a"), sent("b")
    answered(one)
    answered(other)
    concerning.score(one.code, 10, 5, by())
    desk.score_for(SENA, other.reference, 2, 3, by(SENA))
    (line,) = figures.lines(NATION, Cut.THEME, YEAR, NOON)
    assert (line.by_person, line.by_staff) == (Scores(1, 10, 5), Scores(1, 2, 3))
    sent("c", service="", theme="retraite")
    assert figures.lines(NATION, Cut.THEME, YEAR, NOON)[1].by_person == Scores(0, None, None)


def test_a_supervisor_counts_their_own_and_what_is_under_them_and_nobody_else() -> None:
    sent("a")
    sent("b", service="", theme="retraite")
    assert counted(viewer=a_head(MINISTRY)) == counted(viewer=a_head(DIRECTORATE))
    assert list(counted(viewer=a_head(MINISTRY))) == ["autre"]
    assert list(counted(viewer=a_head("mef-fnrb"))) == ["retraite"]
    for viewer in (
        a_head("mjl"),
        a_head(MINISTRY, unit="casier"),
        ABLA,
        Viewer.stranger(),
        a_head(place=PlaceId("PAR")),
    ):
        assert counted(viewer=viewer) == {}
        assert opened(Cut.THEME, "autre", Measure.RECEIVED, viewer=viewer) == []


def test_one_line_and_ten_one_message_and_many_cost_the_same_queries(django_assert_num_queries: Any) -> None:
    sent("a")
    with django_assert_num_queries(1):
        counted()
    for number, theme in enumerate(("retraite", "travail", "accueil", "en-ligne", "concours")):
        for twice in range(3):
            sent(f"{number}{twice}" * 8, service="", theme=theme)
    with django_assert_num_queries(1):
        assert len(counted()) == 6
    with django_assert_num_queries(2):
        opened(Cut.THEME, "retraite", Measure.RECEIVED)
    sums = [sum(column) for column in zip(*counted().values(), strict=True)]
    assert sums[0] == Concern.objects.count()


def test_what_is_late_was_raised_and_stays_late_whoever_answers() -> None:
    sent()
    contributions.see_to_concerns(by(after=30 * DAY))
    assert counted(Cut.STRUCTURE) == {MINISTRY: [1, 0, 0, 1, 0]}
