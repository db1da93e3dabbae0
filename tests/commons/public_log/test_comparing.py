"""The State's board is held against the log: what the log shows and the board does not say is found."""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from guichet.commons.public_log.auditing import comparing
from guichet.commons.public_log.auditing.comparing import PublicBoard, Unsaid
from guichet.commons.public_log.auditing.judging import Judge, Line
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


def a_cell(figure: str, months: tuple[str, ...], count: int | None, **more: object) -> dict[str, object]:
    country = {"service": "casier", "place_kind": "country", "place": "", "motive": ""}
    return {**country, "figure": figure, "months": list(months), "count": count, **more}


def a_board_of_cells(*cells: dict[str, object], rows: Sequence[dict[str, object]] = ()) -> PublicBoard:
    return comparing.read(json.dumps({"log": {"size": 8}, "months": list(rows), "cells": list(cells)}).encode())


def came(month: str, count: int) -> list[Line]:
    return [a_line("received", f"{month}-10T08Z", f"{month} {number}", service="casier") for number in range(count)]


def test_months_that_are_told_together_are_held_against_their_sum() -> None:
    logged = judged(*came("2026-08", 6), *came("2026-10", 7)).months
    together = ("2026-08", "2026-10")
    assert list(comparing.unsaid(a_board_of_cells(a_cell("received", together, 13)), logged)) == []
    assert list(comparing.unsaid(a_board_of_cells(a_cell("received", together, 12)), logged)) == [
        Unsaid("casier", "2026-08 2026-10", "received", 13, 12)
    ]
    assert list(comparing.unsaid(a_board_of_cells(a_cell("received", together, None)), logged)) == [
        Unsaid("casier", "2026-08 2026-10", "received", 13, None)
    ]
    assert [each.month for each in comparing.unsaid(a_board_of_cells(), logged)] == ["2026-08", "2026-10"]


def test_a_broken_promise_that_a_cell_leaves_out_is_found() -> None:
    lives = [a_life(f"c{number}", 1, taken=5, decided=6, promised=4) for number in range(10)]
    logged = judged(*(line for life in lives for line in life)).months
    received = a_cell("received", (MONTH,), 10)
    kept = a_board_of_cells(received, a_cell("decided", (MONTH,), 10, late=9))
    assert list(comparing.unsaid(kept, logged)) == [Unsaid("casier", MONTH, "broken", 10, 9)]
    told = a_board_of_cells(received, a_cell("decided", (MONTH,), 10, late=10))
    assert list(comparing.unsaid(told, logged)) == []


def test_pieces_refusals_priorities_and_complaints_are_counted_too() -> None:
    day = f"{MONTH}-10T08Z"
    lines = [
        a_line("received", day, "one", service="casier"),
        a_line("complaint-opened", day, "one", about="bureau", to="direction"),
        a_line("jumped", day, "one", step="recherche", rule="urgence", office="bureau"),
        a_line("paused", day, "one", step="recherche", motive="paper-missing", office="bureau"),
        a_line("refused", day, "one", service="casier", outcome="refuse", office="bureau"),
        a_line("complaint-opened", day, "one", about="bureau", to="direction"),
    ]
    judge = judged(*lines)
    assert judge.months["casier", MONTH] == Counter(
        received=1, complaints=2, jumped=1, asked=1, refused=1, decided=1, reopened=1
    )
    assert (judge.board["casier", "bureau"].reopened, judge.board["casier", "bureau"].jumped) == (1, 1)
    assert {each.what for each in comparing.unsaid(a_board_of_cells(), judge.months)} == set(comparing.COMPARED) - {
        "broken"
    }


def test_shares_of_a_cell_are_not_added_to_it() -> None:
    board = a_board_of_cells(
        a_cell("received", (MONTH,), 30),
        a_cell("received", (MONTH,), 30, place_kind="rest"),
        a_cell("asked", (MONTH,), 12, motive="paper-missing"),
    )
    assert board.said("casier", "received", MONTH) == (frozenset({MONTH}), 30)
    assert board.said("casier", "asked", MONTH) == (frozenset({MONTH}), 0)


@pytest.mark.parametrize(
    "cells",
    [
        [a_cell("received", (MONTH,), 30), a_cell("received", (MONTH, "2026-12"), 40)],
        [a_cell("received", (MONTH,), -1)],
        [a_cell("decided", (MONTH,), 30)],
        [{"figure": "received"}],
    ],
)
def test_cells_that_cannot_be_are_refused(cells: list[dict[str, object]]) -> None:
    with pytest.raises(Malformed):
        a_board_of_cells(*cells)


def test_rows_of_months_say_what_the_cells_do() -> None:
    row: dict[str, object] = dict.fromkeys(comparing.COMPARED, 0)
    row |= {"service": "casier", "month": MONTH, "kept": 0, "received": 30}
    assert a_board_of_cells(a_cell("received", (MONTH,), 30), rows=[row]).months
    together = a_cell("received", (MONTH, "2026-12"), 30)
    assert a_board_of_cells(together, rows=[row | {"received": None}]).months
    for cell in (a_cell("received", (MONTH,), 31), together):
        with pytest.raises(Malformed):
            a_board_of_cells(cell, rows=[row])


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
