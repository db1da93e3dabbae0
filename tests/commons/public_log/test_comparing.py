"""The State's board is held against the log: what the log shows and the board does not say is found."""

import json
from collections import Counter
from typing import Any

import pytest

from guichet.commons.public_log.auditing import comparing
from guichet.commons.public_log.auditing.comparing import PublicBoard, Unsaid
from guichet.commons.public_log.auditing.judging import Judge
from guichet.commons.public_log.auditing.moments import span
from guichet.commons.public_log.refusals import Malformed
from tests.commons.public_log.logs import a_line
from tests.commons.public_log.test_auditing import a_life

MONTH = "2026-11"


def a_board(**counts: int | None) -> PublicBoard:
    row: dict[str, Any] = {"service": "casier", "month": MONTH, **counts}
    return comparing.read(json.dumps({"log": {"size": 8}, "months": [row]}).encode())


def judged(*lines: Any) -> Judge:
    judge = Judge()
    judge.read(lines)
    return judge


def two_lives() -> Judge:
    """One promise kept, one broken."""
    return judged(*a_life("one", 1, taken=2, decided=3, promised=4), *a_life("two", 1, taken=5, decided=6, promised=4))


def test_the_log_counts_by_service_and_month() -> None:
    assert two_lives().months == {("casier", MONTH): Counter(received=2, decided=2, broken=1)}


def test_a_board_that_says_as_much_or_more_says_all() -> None:
    logged = two_lives().months
    assert list(comparing.unsaid(a_board(received=2, decided=2, broken=1), logged)) == []
    assert list(comparing.unsaid(a_board(received=3, decided=2, broken=1), logged)) == []
    assert list(comparing.unsaid(a_board(received=None, decided=None, broken=None), logged)) == []


def test_a_broken_promise_that_the_board_leaves_out_is_found() -> None:
    found = list(comparing.unsaid(a_board(received=2, decided=2, broken=0), two_lives().months))
    assert found == [Unsaid("casier", MONTH, "broken", 1, 0)]


def test_what_is_called_few_is_few() -> None:
    logged = judged(*(a_line("received", "2026-11-10T08Z", f"c{number}", service="casier") for number in range(10)))
    assert list(comparing.unsaid(a_board(received=None), logged.months)) == [
        Unsaid("casier", MONTH, "received", 10, None)
    ]


def test_a_month_that_the_board_forgets_is_found() -> None:
    found = list(comparing.unsaid(PublicBoard(8, {}), two_lives().months))
    assert [each.what for each in found] == ["received", "decided", "broken"]


@pytest.mark.parametrize(
    ("told", "month"),
    [("2026-11-30T22Z", "2026-11"), ("2026-11-30T23Z", "2026-12"), ("2026-11-29", "2026-11"), ("2026-11-30", None)],
)
def test_months_are_those_of_benin_and_a_day_that_touches_two_is_of_none(told: str, month: str | None) -> None:
    assert span(told).month == month


@pytest.mark.parametrize(
    "counts",
    [
        {"received": "2"},
        {"broken": -1},
        {"decided": 2, "broken": 1, "kept": 500},
        {"decided": 100, "broken": 60, "kept": 40, "kept_percent": 90},
        {"decided": 500, "broken": None, "kept": None},
        {"decided": 500, "broken": None, "kept": 500, "kept_percent": 100},
        {"decided": None, "broken": 0, "kept": 3},
        {"decided": None, "broken": None, "kept": None, "kept_percent": 100},
    ],
)
def test_numbers_that_contradict_each_other_are_refused(counts: dict[str, Any]) -> None:
    with pytest.raises(Malformed):
        a_board(**counts)


def test_numbers_that_agree_are_read() -> None:
    assert a_board(decided=100, broken=60, kept=40, kept_percent=40).months
    assert a_board(decided=0, broken=0, kept=0).months


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"months": []}', b'{"log": {"size": 1}, "months": [{}]}', b'{"log": {"size": -7}, "months": []}'],
)
def test_what_is_no_board_is_refused(content: bytes) -> None:
    with pytest.raises(Malformed):
        comparing.read(content)
