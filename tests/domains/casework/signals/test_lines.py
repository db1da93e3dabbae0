"""Signals that anybody reckons from the public log: raised at their threshold, silent one file below it."""

from guichet.domains.casework.signals import Code, Raised, jumps, pauses_before_the_date, silences, told_late
from guichet.domains.casework.signals.lines import Line

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = "2026-02-02", "2026-02-03", "2026-02-04", "2026-02-06"


def line(kind: str, case: int, at: str, **more: str | bool) -> Line:
    return {"kind": kind, "case": f"case-{case}", "at": at, "office": "B01", "service": "s", "step": "examen", **more}


def cases(count: int) -> frozenset[str]:
    return frozenset(f"case-{number}" for number in range(count))


def paused(count: int, on: str, taken: str = f"{MONDAY}T09Z") -> list[Line]:
    return [
        each
        for case in range(count)
        for each in (
            line("ready", case, f"{MONDAY}T08Z", promised=f"{FRIDAY}T16Z"),
            line("taken", case, taken),
            line("paused", case, f"{on}T16Z", motive="piece"),
        )
    ]


def test_an_office_that_pauses_on_the_last_day_is_told_with_its_files() -> None:
    raised = pauses_before_the_date(paused(5, "2026-02-05"))
    assert raised == [Raised(Code.LATE_PAUSES, "B01", 5, 5, cases(5))]


def test_four_pauses_on_the_last_day_are_no_signal() -> None:
    assert pauses_before_the_date(paused(4, "2026-02-05")) == []


def test_pauses_at_the_first_look_are_no_signal() -> None:
    assert pauses_before_the_date(paused(5, TUESDAY)) == []


def test_pauses_at_a_first_look_on_the_last_day_are_no_signal() -> None:
    assert pauses_before_the_date(paused(5, "2026-02-05", f"{WEDNESDAY}T16Z")) == []


def test_who_gave_a_file_back_in_between_does_not_make_the_look_a_first_one() -> None:
    again = [line("taken", case, "2026-02-05T15Z") for case in range(5)]
    lines = paused(5, "2026-02-05")
    late = [each for each in lines if each["kind"] == "paused"]
    assert pauses_before_the_date([*(each for each in lines if each not in late), *again, *late])[0].count == 5


def test_a_file_that_moved_to_another_step_is_looked_at_for_the_first_time_there() -> None:
    moved = [
        each
        for case in range(5)
        for each in (line("moved", case, "2026-02-05T09Z"), line("taken", case, "2026-02-05T15Z"))
    ]
    lines = paused(5, "2026-02-05")
    late = [each for each in lines if each["kind"] == "paused"]
    assert pauses_before_the_date([*(each for each in lines if each not in late), *moved, *late]) == []


def test_a_pause_of_a_file_whose_promise_is_unknown_is_no_signal() -> None:
    assert pauses_before_the_date([line("paused", case, f"{FRIDAY}T16Z") for case in range(5)]) == []


def test_a_few_late_pauses_among_very_many_are_no_signal() -> None:
    others = [line("paused", case, f"{MONDAY}T09Z") for case in range(100, 400)]
    assert pauses_before_the_date([*paused(5, "2026-02-05"), *others]) == []


def test_a_promise_that_moved_openly_is_the_one_that_counts() -> None:
    moved = [line("resumed", case, f"{TUESDAY}T08Z", promised="2026-02-20T16Z") for case in range(5)]
    ready = paused(5, "2026-02-05")
    late = [each for each in ready if each["kind"] == "paused"]
    again = [line("taken", case, f"{TUESDAY}T09Z") for case in range(5)]
    before = [each for each in ready if each not in late]
    assert pauses_before_the_date([*before, *moved, *again, *late]) == []


def held(count: int, until: str) -> list[Line]:
    return [
        each
        for case in range(count)
        for each in (line("taken", case, f"{MONDAY}T08Z"), line("decided", case, f"{until}T09Z"))
    ]


def test_files_that_lay_for_two_working_days_and_were_then_decided_are_told() -> None:
    assert silences(held(5, WEDNESDAY)) == [Raised(Code.SILENCES, "B01", 5, 5, cases(5))]


def test_files_decided_the_next_working_day_are_no_signal() -> None:
    assert silences(held(5, TUESDAY)) == []


def test_four_silent_files_are_no_signal() -> None:
    assert silences(held(4, WEDNESDAY)) == []


def test_a_weekend_is_no_silence() -> None:
    over = [(line("taken", case, f"{FRIDAY}T08Z"), line("refused", case, "2026-02-09T09Z")) for case in range(5)]
    assert silences([each for pair in over for each in pair]) == []


def test_a_file_that_was_given_back_in_between_was_not_silent() -> None:
    back = [line("given-back", case, f"{MONDAY}T09Z") for case in range(5)]
    both = held(5, WEDNESDAY)
    assert silences([*both[::2], *back, *both[1::2]]) == []


def test_lines_that_are_about_no_case_are_passed_over() -> None:
    rule = {"kind": "rule-published", "at": f"{MONDAY}T08Z", "service": "s"}
    assert silences([rule, *held(5, WEDNESDAY)])[0].count == 5


def test_a_file_said_ready_days_before_the_log_hears_of_it_is_told_from_the_first() -> None:
    lines = [line("ready", 1, f"{MONDAY}T08Z"), line("taken", 1, f"{FRIDAY}T08Z"), line("ready", 0, f"{TUESDAY}T08Z")]
    assert told_late(lines) == [Raised(Code.TOLD_LATE, "B01", 1, 2, cases(1))]


def test_a_file_that_waited_a_day_for_its_crowd_is_no_signal() -> None:
    assert told_late([line("taken", 1, f"{WEDNESDAY}T08Z"), line("ready", 0, MONDAY)]) == []


def test_a_log_in_which_nothing_was_taken_yet_has_no_time_of_its_own() -> None:
    assert told_late([line("ready", 0, MONDAY)]) == []


def served(count: int, **more: bool) -> list[Line]:
    """As many files, each taken while an older one waits until Friday."""
    old = [line("ready", 99, f"{MONDAY}T08Z"), line("taken", 99, f"{FRIDAY}T08Z")]
    young = [
        each
        for case in range(count)
        for each in (line("ready", case, f"{TUESDAY}T08Z", **more), line("taken", case, f"{WEDNESDAY}T08Z"))
    ]
    return [*young, *old]


def test_an_office_that_takes_files_while_an_older_one_waits_is_told() -> None:
    assert jumps(served(5)) == [Raised(Code.JUMPS, "B01", 5, 6, cases(5))]


def test_four_such_files_are_no_signal() -> None:
    assert jumps(served(4)) == []


def test_a_published_priority_passes_without_a_signal() -> None:
    assert jumps(served(5, priority=True)) == []


def test_a_file_that_was_given_back_and_taken_again_is_passed_without_a_signal() -> None:
    first = [line("ready", 99, f"{MONDAY}T08Z"), line("taken", 99, f"{MONDAY}T09Z"), line("given-back", 99, MONDAY)]
    assert jumps([*first, *served(5)[:10], line("taken", 99, f"{FRIDAY}T08Z")]) == []


def test_what_else_happens_to_a_file_changes_neither_signal() -> None:
    decided = [line("decided", case, f"{FRIDAY}T17Z") for case in range(5)]
    late = [*paused(5, "2026-02-05"), *decided]
    assert pauses_before_the_date(late) == pauses_before_the_date(paused(5, "2026-02-05"))
    assert told_late([*decided, line("ready", 0, f"{MONDAY}T08Z")]) == []
