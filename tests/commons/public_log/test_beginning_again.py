"""A restored hub forgot what it had done: a request begins again under its own name, and nobody gains a day by it."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.public_log.auditing.cases import Figures
from guichet.commons.public_log.auditing.judging import Judge
from guichet.commons.public_log.refusals import Malformed
from tests.commons.public_log.logs import Line, a_line
from tests.commons.public_log.test_auditing import DAYS, OFFICE, SERVICE, a_life

NOVEMBER, DECEMBER = (SERVICE, "2026-11"), (SERVICE, "2026-12")
RECEIVED, READY, TAKEN, DECIDED = range(4)


def december(day: int) -> str:
    return f"2026-12-{day:02}T08Z"


def recovered(former: int, size: int, at: str = DAYS[20]) -> Line:
    return {"kind": "log-recovered", "at": at, "former": former, "size": size}


def second(at: str, promised: str, decided: str = "", kind: str = "decided") -> list[Line]:
    """The same request once more, from its arrival on."""
    begun = [
        a_line("received", at, "one", service=SERVICE),
        a_line("ready", at, "one", service=SERVICE, office=OFFICE, step="recherche", promised=promised),
        a_line("taken", at, "one", office=OFFICE, step="recherche"),
    ]
    return [*begun, a_line(kind, decided, "one", office=OFFICE, service=SERVICE)] if decided else begun


def judge_of(*lines: Line) -> Judge:
    judge = Judge()
    judge.read(lines)
    return judge


def told(judge: Judge) -> Figures:
    """All of the service, whichever office its lines named."""
    whole = Figures()
    for its in judge.board.values():
        for name in ("received", "decided", "refused", "withdrawn", "kept", "broken", "late", "out_of_order"):
            setattr(whole, name, getattr(whole, name) + getattr(its, name))
        whole.begun_again += its.begun_again
        whole.delays += its.delays
    return whole


def months(judge: Judge) -> dict[tuple[str, str], Counter[str]]:
    return {month: +counted for month, counted in judge.months.items() if +counted}


FIRST = a_life("one", 1, taken=2, decided=3, promised=25)
LATE = a_life("one", 1, taken=2, decided=9, promised=4)


def test_a_request_that_was_decided_and_begins_again_is_one_of_the_month_in_which_it_was_decided_again() -> None:
    judge = judge_of(*FIRST, recovered(0, 4), *second(december(1), DAYS[25], december(2)))
    figures = told(judge)
    assert (figures.received, figures.decided, figures.begun_again, figures.out_of_order) == (1, 1, 1, 0)
    assert (figures.kept, figures.broken, len(figures.delays)) == (0, 1, 1)
    assert months(judge) == {DECEMBER: Counter(received=1, decided=1, broken=1)}


def test_what_is_decided_again_within_the_first_promise_is_kept() -> None:
    judge = judge_of(*FIRST, recovered(0, 4), *second(DAYS[21], DAYS[29], DAYS[22]))
    figures = told(judge)
    assert (figures.decided, figures.kept, figures.broken) == (1, 1, 0)
    assert [each.days for each in figures.delays] == [21]
    assert months(judge) == {NOVEMBER: Counter(received=1, decided=1)}


def test_until_it_is_decided_again_its_first_decision_counts_and_it_is_late_besides() -> None:
    judge = judge_of(*FIRST, recovered(0, 4), *second(december(1), december(20)))
    judge.count_late(datetime(2026, 12, 2, tzinfo=UTC))
    figures = told(judge)
    assert (figures.decided, figures.kept, figures.late) == (1, 1, 1)
    assert months(judge) == {NOVEMBER: Counter(decided=1), DECEMBER: Counter(received=1)}


def test_one_that_was_never_decided_is_decided_late_once_and_no_more_late() -> None:
    judge = judge_of(*LATE[:DECIDED], recovered(0, 3), *second(DAYS[21], DAYS[29], DAYS[22]))
    judge.count_late(datetime(2026, 12, 20, tzinfo=UTC))
    figures = told(judge)
    assert (figures.received, figures.decided, figures.kept, figures.broken, figures.late) == (1, 1, 0, 1, 0)


@pytest.mark.parametrize("life", [LATE, LATE[:DECIDED], LATE[:TAKEN]])
def test_whoever_claims_a_restoration_to_give_a_late_request_more_days_is_found(life: Sequence[Line]) -> None:
    """The misdeed: the hub says that it forgot, begins a request again with a new promise, and keeps that one."""
    honest = told(judge_of(*LATE))
    again = second(DAYS[11], DAYS[29], DAYS[12])
    claimed = told(judge_of(*life, recovered(0, len(life), DAYS[10]), *again))
    assert (honest.kept, honest.broken) == (claimed.kept, claimed.broken) == (0, 1)


SAID = st.tuples(
    st.sampled_from(["received", "ready", "taken", "moved", "paused", "resumed", "decided", "refused", "withdrawn"]),
    st.integers(11, 29),
    st.integers(12, 29),
)
CLAIMED = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda window: recovered(*window))


@st.composite
def goings_on(draw: st.DrawFn, *never: str) -> list[Line]:
    """Whatever a hub may say of the request from the 12th of November on, in the order of time, losses claimed."""
    said = draw(st.lists(SAID.filter(lambda each: each[0] not in never), min_size=1, max_size=8))
    lines: list[Line] = []
    for kind, day, promised in sorted(said, key=lambda each: each[1]):
        if draw(st.booleans()):
            lines.append(draw(CLAIMED))
        lines.append(a_line(kind, DAYS[day], "one", service=SERVICE, office=OFFICE, promised=DAYS[promised]))
    return lines


@given(goings_on())
def test_a_promise_that_was_broken_is_broken_whatever_is_claimed_later(later: list[Line]) -> None:
    judge = judge_of(*LATE, *later)
    figures, counted = told(judge), judge.months.values()
    assert figures.broken >= 1
    assert sum(each["broken"] for each in counted) >= 1
    assert min(figures.received, figures.decided, figures.refused, figures.withdrawn, figures.kept) >= 0
    assert len(figures.delays) == figures.kept + figures.broken
    assert min(count for each in counted for count in each.values()) >= 0


@given(goings_on("paused", "resumed", "withdrawn"))
def test_a_date_that_is_over_is_over_whatever_is_claimed_later(later: list[Line]) -> None:
    judge = judge_of(*LATE[:DECIDED], *later)
    judge.count_late(datetime(2026, 12, 20, tzinfo=UTC))
    assert told(judge).kept == 0
    assert told(judge).broken + told(judge).late >= 1


@pytest.mark.parametrize("decided", ["", DAYS[28]])
def test_nor_does_a_pause_of_the_second_time_mend_what_was_broken(decided: str) -> None:
    """Of one that was decided late, or that waited beyond its promise and goes on waiting."""
    paused = a_line("paused", DAYS[21], "one", office=OFFICE, motive="paper-missing")
    resumed = a_line("resumed", DAYS[27], "one", office=OFFICE, motive="paper-missing", promised=december(9))
    again = [*second(DAYS[21], DAYS[29]), paused, resumed]
    if decided:
        again.append(a_line("decided", decided, "one", office=OFFICE, service=SERVICE))
    judge = judge_of(*LATE, recovered(0, 4), *again)
    judge.count_late(datetime(2026, 12, 20, tzinfo=UTC))
    figures = told(judge)
    assert (figures.decided, figures.kept, figures.broken) == (1, 0, 1)
    assert sum(each["broken"] for each in judge.months.values()) == 1


def test_nor_does_a_withdrawal_of_the_second_time_take_a_broken_promise_away() -> None:
    judge = judge_of(*LATE, recovered(0, 4), *second(DAYS[21], DAYS[29], DAYS[22], "withdrawn"))
    assert (told(judge).broken, told(judge).withdrawn) == (1, 1)
    twice = [*LATE, recovered(0, 4), *second(DAYS[21], DAYS[29], DAYS[22], "withdrawn"), recovered(5, 9, DAYS[23])]
    figures = told(judge_of(*twice, *second(DAYS[24], DAYS[29], DAYS[25])))
    assert (figures.decided, figures.kept, figures.broken) == (1, 0, 1)


def test_a_request_that_was_withdrawn_twice_is_withdrawn_once() -> None:
    gone = {**LATE[DECIDED], "kind": "withdrawn"}
    again = second(DAYS[21], DAYS[29], DAYS[22], "withdrawn")
    assert told(judge_of(*LATE[:DECIDED], gone, recovered(0, 4), *again)).withdrawn == 1


def test_a_refusal_gives_way_to_a_decision_of_the_second_time_and_the_other_way_round() -> None:
    refused = {**FIRST[DECIDED], "kind": "refused"}
    granted = judge_of(*FIRST[:DECIDED], refused, recovered(0, 4), *second(DAYS[21], DAYS[29], DAYS[22]))
    assert (told(granted).decided, told(granted).refused) == (1, 0)
    assert months(granted) == {NOVEMBER: Counter(received=1, decided=1)}
    denied = judge_of(*FIRST, recovered(0, 4), *second(DAYS[21], DAYS[29], DAYS[22], "refused"))
    assert (told(denied).decided, told(denied).refused) == (0, 1)
    assert months(denied) == {NOVEMBER: Counter(received=1, decided=1, refused=1)}


def test_without_a_restoration_that_is_told_nothing_begins_again() -> None:
    judge = judge_of(*FIRST, *second(DAYS[21], DAYS[29], DAYS[22]))
    figures = told(judge)
    assert (figures.received, figures.decided, figures.begun_again, figures.out_of_order) == (2, 2, 0, 4)


@pytest.mark.parametrize("window", [(1, 3), (4, 4), (0, 3)])
def test_what_a_restoration_did_not_forget_does_not_begin_again(window: tuple[int, int]) -> None:
    """The last line of the request is not one of those that it names."""
    judge = judge_of(*FIRST, recovered(*window), *second(DAYS[21], DAYS[29], DAYS[22]))
    assert told(judge).out_of_order == 4


def test_a_restoration_cannot_have_forgotten_what_comes_after_it() -> None:
    judge = judge_of(recovered(0, 99), *FIRST, *second(DAYS[21], DAYS[29], DAYS[22]))
    assert told(judge).out_of_order == 4


def test_an_end_that_the_backup_knew_is_the_end() -> None:
    """Its document was issued in the time that was lost, its decision was not."""
    issued = a_line("issued", DAYS[4], "one", service=SERVICE)
    taken = a_line("taken", DAYS[21], "one", office=OFFICE, step="recherche")
    assert told(judge_of(*FIRST, issued, recovered(4, 5), issued, taken)).out_of_order == 1


def test_a_decision_that_the_backup_did_not_know_is_made_again_without_an_arrival() -> None:
    complaint = a_line("complaint-opened", DAYS[21], "one", about=OFFICE, to="direction")
    taken = a_line("taken", DAYS[21], "one", office=OFFICE, step="recherche")
    decided = a_line("decided", DAYS[22], "one", office=OFFICE, service=SERVICE)
    figures = told(judge_of(*FIRST, recovered(2, 4), complaint, taken, decided))
    assert (figures.received, figures.decided, figures.kept, figures.out_of_order) == (1, 1, 1, 0)
    assert figures.begun_again == 1


def test_a_pause_that_was_forgotten_moves_no_promise_and_outlives_no_end() -> None:
    paused = a_line("paused", DAYS[3], "one", office=OFFICE, motive="paper-missing", until=DAYS[6])
    resumed = a_line("resumed", DAYS[22], "one", office=OFFICE, motive="paper-missing", promised=DAYS[29])
    decided = a_line("decided", DAYS[28], "one", office=OFFICE, service=SERVICE)
    begun = [*a_life("one", 1, taken=2, decided=9, promised=25)[:DECIDED], paused, recovered(0, 4)]
    judge = judge_of(*begun, *second(DAYS[21], DAYS[25]), resumed, decided)
    assert (told(judge).kept, told(judge).broken) == (0, 1)
    assert judge.board[SERVICE, OFFICE].pauses_too_long == 0


def test_a_piece_that_is_asked_for_again_is_asked_for_in_the_month_of_the_second_time() -> None:
    paused = a_line("paused", DAYS[3], "one", office=OFFICE, motive="paper-missing")
    again = a_line("paused", december(2), "one", office=OFFICE, motive="paper-missing")
    judge = judge_of(*FIRST[:DECIDED], paused, recovered(0, 4), *second(december(1), DAYS[25]), again, again)
    assert months(judge) == {DECEMBER: Counter(received=1, asked=2)}


def test_a_log_of_before_says_what_it_said() -> None:
    """What a centre sent again had another name then: the former one waits, and is late for ever."""
    other = [{**line, "case": "another name"} for line in second(DAYS[21], DAYS[29], DAYS[22])]
    judge = judge_of(*LATE[:DECIDED], recovered(0, 3), *other)
    judge.count_late(datetime(2026, 12, 20, tzinfo=UTC))
    figures = told(judge)
    assert (figures.received, figures.decided, figures.kept, figures.late) == (2, 1, 1, 1)
    assert (figures.begun_again, figures.out_of_order) == (0, 0)
    assert months(judge) == {NOVEMBER: Counter(received=2, decided=1)}


@pytest.mark.parametrize("facts", [{}, {"former": 0}, {"former": "0", "size": 4}])
def test_a_restoration_that_names_no_lines_is_no_line_of_ours(facts: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        judge_of({"kind": "log-recovered", "at": DAYS[1], **facts})
