"""Whoever has nothing but the public files finds what was changed, hidden, broken or overtaken."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.dateparse import parse_datetime

from guichet.commons.public_log.auditing import mirroring, pauses, reading
from guichet.commons.public_log.auditing.cases import Figures
from guichet.commons.public_log.auditing.judging import Judge
from guichet.commons.public_log.auditing.moments import span
from guichet.commons.public_log.auditing.sources import Folder, Server, Unreachable, source
from guichet.commons.public_log.refusals import (
    Forked,
    LogFault,
    Malformed,
    Missing,
    NotSigned,
    OtherOrigin,
    RolledBack,
    RootDiffers,
)
from tests.commons.public_log.logs import VERIFIER, Line, a_line, publish

DAYS = [f"2026-11-{day:02}T08Z" for day in range(1, 31)]
SERVICE, OFFICE = "casier", "bureau"


def a_life(case: str, day: int, *, taken: int, decided: int, promised: int) -> list[Line]:
    """A request that was ready on a day of November, taken, decided; promised for another."""
    return [
        a_line("received", DAYS[day], case, service=SERVICE),
        a_line("ready", DAYS[day], case, service=SERVICE, office=OFFICE, step="recherche", promised=DAYS[promised]),
        a_line("taken", DAYS[taken], case, office=OFFICE, step="recherche"),
        a_line("decided", DAYS[decided], case, office=OFFICE, service=SERVICE, outcome="accorde"),
    ]


def many(count: int) -> list[Line]:
    return [line for number in range(count) for line in a_life(f"c{number}", 1, taken=2, decided=3, promised=4)]


def judged(*lines: Line) -> Figures:
    judge = Judge()
    judge.read(lines)
    return judge.board[SERVICE, OFFICE]


@pytest.mark.parametrize("cases", [1, 63, 64, 65, 200])
def test_an_honest_log_is_read_whole(tmp_path: Path, cases: int) -> None:
    found = reading.read(Folder(publish(tmp_path, many(cases))), VERIFIER)
    assert found.checkpoint.size == len(found.lines) == 4 * cases


def test_a_changed_line_is_found(tmp_path: Path) -> None:
    publish(tmp_path, many(3))
    bundle = tmp_path / "tile/entries/000.p/12"
    bundle.write_bytes(bundle.read_bytes().replace(DAYS[4].encode(), DAYS[9].encode(), 1))
    with pytest.raises(RootDiffers, match="la première ligne changée est la ligne 1"):
        reading.read(Folder(tmp_path), VERIFIER)


def test_where_the_hashes_were_changed_too_no_line_is_accused(tmp_path: Path) -> None:
    publish(tmp_path, many(3))
    for name in ("tile/entries/000.p/12", "tile/0/000.p/12"):
        file = tmp_path / name
        file.write_bytes(file.read_bytes()[:-1] + bytes([file.read_bytes()[-1] ^ 1]))
    with pytest.raises(RootDiffers, match="une ligne a été changée"):
        reading.read(Folder(tmp_path), VERIFIER)
    file.unlink()
    with pytest.raises(RootDiffers, match="une ligne a été changée"):
        reading.read(Folder(tmp_path), VERIFIER)


def test_among_many_lines_the_one_that_was_changed_is_named(tmp_path: Path) -> None:
    publish(tmp_path, many(200))
    bundle = tmp_path / "tile/entries/001"
    bundle.write_bytes(bundle.read_bytes().replace(b'"c100"', b'"c999"', 1))
    with pytest.raises(RootDiffers, match="la première ligne changée est la ligne 400"):
        reading.read(Folder(tmp_path), VERIFIER)


def test_a_line_that_was_taken_out_is_found(tmp_path: Path) -> None:
    publish(tmp_path, many(3))
    shorter = publish(tmp_path / "shorter", many(3)[:-1])
    bundle = shorter / "tile/entries/000.p/11"
    (tmp_path / "tile/entries/000.p/12").write_bytes(bundle.read_bytes())
    with pytest.raises(RootDiffers):
        reading.read(Folder(tmp_path), VERIFIER)


def test_a_missing_tile_a_cut_bundle_and_no_line_are_named(tmp_path: Path) -> None:
    publish(tmp_path, many(3))
    bundle = tmp_path / "tile/entries/000.p/12"
    whole = bundle.read_bytes()
    bundle.write_bytes(whole[:-1])
    with pytest.raises(Malformed):
        reading.read(Folder(tmp_path), VERIFIER)
    bundle.unlink()
    with pytest.raises(Missing, match="tile/entries/000"):
        reading.read(Folder(tmp_path), VERIFIER)


def test_another_log_or_another_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OtherOrigin):
        reading.head(Folder(publish(tmp_path / "a", many(1), origin="ailleurs/journal")), VERIFIER)
    with pytest.raises(NotSigned):
        reading.head(Folder(publish(tmp_path / "b", many(1), key=Ed25519PrivateKey.generate())), VERIFIER)


def test_a_checkpoint_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "checkpoint").write_bytes(b"\xff")
    with pytest.raises(Malformed):
        reading.head(Folder(tmp_path), VERIFIER)


def test_a_mirror_follows_a_log_that_grows(tmp_path: Path) -> None:
    log, copy = tmp_path / "log", tmp_path / "copy"
    for cases in (1, 70, 200):
        assert mirroring.mirror(Folder(publish(log, many(cases))), copy, VERIFIER).size == 4 * cases
    assert len(reading.read(Folder(copy), VERIFIER).lines) == 800


def test_a_log_that_forgets_or_has_another_past_is_refused_and_the_copy_stays(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    mirroring.mirror(Folder(publish(tmp_path / "log", many(70))), copy, VERIFIER)
    with pytest.raises(RolledBack):
        mirroring.mirror(Folder(publish(tmp_path / "short", many(10))), copy, VERIFIER)
    other = [a_line("received", DAYS[0], "forged", service=SERVICE), *many(80)[1:]]
    with pytest.raises(Forked, match="deux histoires"):
        mirroring.mirror(Folder(publish(tmp_path / "fork", other)), copy, VERIFIER)
    assert len(reading.read(Folder(copy), VERIFIER).lines) == 280


def test_a_place_where_nothing_answers_is_said() -> None:
    assert isinstance(source("http://127.0.0.1:9"), Server)
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1:9"):
        source("http://127.0.0.1:9").file("checkpoint")


def test_kept_and_broken_promises_and_delays_are_those_of_the_lines() -> None:
    figures = judged(
        *a_life("one", 1, taken=2, decided=3, promised=4),
        *a_life("two", 1, taken=2, decided=5, promised=4),
        *a_life("three", 1, taken=2, decided=2, promised=4),
    )
    assert (figures.decided, figures.kept, figures.broken) == (3, 2, 1)
    half, most = figures.delay(50), figures.delay(90)
    assert half is not None
    assert most is not None
    assert (half.days, most.days) == (2, 3)


def test_a_case_that_waits_beyond_its_promise_is_late() -> None:
    judge = Judge()
    judge.read(a_life("one", 1, taken=2, decided=9, promised=4)[:3])
    moment = parse_datetime("2026-11-20T00:00:00Z")
    assert moment is not None
    judge.count_late(moment)
    assert judge.board[SERVICE, OFFICE].late == 1


def test_no_line_takes_a_request_out_of_those_that_are_late() -> None:
    """Not one that says that another goes on with it: nobody outside could tell whether that is so."""
    *begun, decided = a_life("of another", 2, taken=3, decided=4, promised=5)
    judge = Judge()
    judge.read(a_life("held back", 1, taken=2, decided=9, promised=4)[:3])
    judge.read([*begun, a_line("continued", DAYS[3], "of another", former="held back"), decided])
    moment = parse_datetime("2026-11-20T00:00:00Z")
    assert moment is not None
    judge.count_late(moment)
    assert judge.board[SERVICE, ""].received == 2
    assert (judge.board[SERVICE, OFFICE].kept, judge.board[SERVICE, OFFICE].late) == (1, 1)


def test_a_pause_shifts_the_promise_openly_and_is_counted_by_its_motive() -> None:
    received, ready, taken, decided = a_life("one", 1, taken=2, decided=9, promised=4)
    paused = a_line("paused", DAYS[3], "one", office=OFFICE, motive="paper-missing")
    resumed = a_line("resumed", DAYS[7], "one", office=OFFICE, motive="paper-missing", promised=DAYS[10])
    figures = judged(received, ready, taken, paused, resumed, decided)
    assert (figures.kept, figures.broken, dict(figures.pauses)) == (1, 0, {"paper-missing": 1})


def ready_again(promised: str, at: str = DAYS[5]) -> Line:
    return a_line("ready", at, "one", service=SERVICE, office=OFFICE, step="recherche", promised=promised)


def resumed_at(day: int, promised: int) -> Line:
    return a_line("resumed", DAYS[day], "one", office=OFFICE, motive="paper-missing", promised=DAYS[promised])


PAUSED = a_line("paused", DAYS[3], "one", office=OFFICE, motive="paper-missing")


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ((), 0),
        ((ready_again(DAYS[20]),), 0),
        ((resumed_at(5, 20),), 0),
        ((PAUSED, resumed_at(4, 5), resumed_at(5, 20)), 0),
        ((ready_again(DAYS[20]), resumed_at(6, 26)), 0),
        ((PAUSED, resumed_at(7, 9)), 1),
        ((ready_again(DAYS[20]), PAUSED, resumed_at(6, 23)), 0),
        ((ready_again(DAYS[20]), PAUSED, resumed_at(7, 25)), 1),
        ((ready_again(DAYS[20][:10]), PAUSED, resumed_at(7, 25)), 0),
        ((PAUSED, ready_again(DAYS[20]), resumed_at(8, 25)), 1),
    ],
)
def test_a_promise_is_given_once_and_moves_by_a_pause_alone(lines: tuple[Line, ...], kept: int) -> None:
    """Promised for the 5th, decided on the 10th. What is said again is forgotten, not believed."""
    received, ready, taken, decided = a_life("one", 1, taken=2, decided=9, promised=4)
    figures = judged(received, ready, taken, *lines, decided)
    assert (figures.kept, figures.broken) == (kept, 1 - kept)
    assert figures.delays == [timedelta(days=8)]


@pytest.mark.parametrize(("promised", "kept", "too_far"), [(7, 0, 0), (11, 1, 0), (12, 1, 1), (29, 1, 1)])
def test_a_pause_gives_back_what_it_took(promised: int, kept: int, too_far: int) -> None:
    """Two working days over a weekend are four nights, and three more for feasts; decided on the 10th."""
    received, ready, taken, decided = a_life("one", 1, taken=2, decided=9, promised=4)
    figures = judged(received, ready, taken, PAUSED, resumed_at(6, promised), decided)
    assert (figures.kept, figures.promises_moved_too_far) == (kept, too_far)


def test_what_a_pause_did_not_take_keeps_no_promise() -> None:
    received, ready, taken, decided = a_life("one", 1, taken=2, decided=20, promised=4)
    figures = judged(received, ready, taken, PAUSED, resumed_at(6, 29), decided)
    assert (figures.kept, figures.broken, figures.promises_moved_too_far) == (0, 1, 1)


@pytest.mark.parametrize(
    ("said", "since", "until", "days"),
    [
        ("2026-11-13T22Z", "2026-11-03T08Z", "2026-11-03T08Z", 0),
        ("2026-11-13T22Z", "2026-11-06T08Z", "2026-11-09T07Z", 3),
        ("2026-11-12T22Z", "2026-11-02T08Z", "2026-11-06T07Z", 6),
        ("2026-12-24T22Z", "2026-12-14T08Z", "2026-12-15T07Z", 4),
    ],
)
def test_working_days_are_given_back_over_more_nights_than_they_took(
    said: str, since: str, until: str, days: int
) -> None:
    most = pauses.at_most(span(said), span(since), span(until)) - pauses.ANNOUNCED
    assert most.days == days


def test_a_request_that_is_ready_again_is_still_late_and_keeps_its_place() -> None:
    judge = Judge()
    judge.read([*a_life("one", 1, taken=2, decided=9, promised=4)[:2], ready_again(DAYS[25])])
    judge.read(a_life("friend", 3, taken=6, decided=7, promised=8))
    judge.count_late(datetime(2026, 11, 20, tzinfo=UTC))
    assert (judge.board[SERVICE, OFFICE].late, judge.board[SERVICE, OFFICE].overtakings) == (1, 1)


def test_a_priority_that_is_said_later_hides_no_overtaking() -> None:
    waits = a_life("waits", 1, taken=9, decided=9, promised=4)[:2]
    received, ready, *rest = a_life("one", 5, taken=6, decided=7, promised=8)
    again = {**ready_again(DAYS[8]), "priority": "rule"}
    assert judged(*waits, received, ready, again, *rest).overtakings == 1


@pytest.mark.parametrize(("resumed", "too_long"), [(7, 0), (8, 1)])
def test_a_pause_that_outlived_its_own_end_is_counted(resumed: int, too_long: int) -> None:
    received, ready, taken, decided = a_life("one", 1, taken=2, decided=9, promised=4)
    paused = a_line("paused", DAYS[3], "one", office=OFFICE, motive="paper-missing", until=DAYS[6])
    back = a_line("resumed", DAYS[resumed], "one", office=OFFICE, why="ended", promised=DAYS[10])
    assert judged(received, ready, taken, paused, back, decided).pauses_too_long == too_long


@pytest.mark.parametrize(("read_on", "too_long"), [(7, 0), (9, 1)])
def test_a_pause_that_never_ends_is_counted_once_its_end_is_over(read_on: int, too_long: int) -> None:
    judge = Judge()
    judge.read(a_life("one", 1, taken=2, decided=9, promised=20)[:3])
    judge.read([a_line("paused", DAYS[3], "one", office=OFFICE, motive="paper-missing", until=DAYS[6])])
    moment = parse_datetime(f"{DAYS[read_on][:10]}T08:00:00Z")
    assert moment is not None
    judge.count_late(moment)
    assert judge.board[SERVICE, OFFICE].pauses_too_long == too_long


@pytest.mark.parametrize(("day", "just_before"), [(3, 0), (18, 0), (20, 1), (22, 0)])
def test_a_pause_just_before_the_date_is_counted(day: int, just_before: int) -> None:
    received, ready, taken, _decided = a_life("one", 1, taken=2, decided=9, promised=21)
    paused = a_line("paused", DAYS[day], "one", office=OFFICE, motive="paper-missing", until=DAYS[28])
    assert judged(received, ready, taken, paused).pauses_at_the_end == just_before


def test_a_pause_of_a_case_that_was_never_ready_is_no_sign() -> None:
    paused = a_line("paused", DAYS[3], "one", service=SERVICE, office=OFFICE, motive="paper-missing", until=DAYS[28])
    assert judged(paused).pauses_at_the_end == 0


def test_whoever_was_ready_before_and_still_waits_was_overtaken() -> None:
    favour = a_life("friend", 5, taken=6, decided=7, promised=8)
    assert judged(*a_life("waits", 1, taken=9, decided=9, promised=4)[:2], *favour).overtakings == 1
    assert judged(*a_life("served", 1, taken=2, decided=3, promised=4), *favour).overtakings == 0


def test_an_overtaking_within_one_hour_or_by_a_published_priority_is_none() -> None:
    waits = a_life("waits", 5, taken=9, decided=9, promised=8)[:2]
    same = a_life("same", 5, taken=6, decided=7, promised=8)
    assert judged(*waits, *same).overtakings == 0
    received, ready, *rest = a_life("first", 6, taken=6, decided=7, promised=8)
    assert judged(*waits, received, {**ready, "priority": "rule"}, *rest).overtakings == 0


def test_a_case_that_was_given_back_waits_in_its_place_again() -> None:
    waits = a_life("waits", 1, taken=2, decided=9, promised=4)[:3]
    given_back = a_line("given-back", DAYS[3], "waits", office=OFFICE, step="recherche", reason="tool")
    favour = a_life("friend", 5, taken=6, decided=7, promised=8)
    assert judged(*waits, *favour).overtakings == 0
    assert judged(*waits, given_back, *favour).overtakings == 1


def test_a_case_goes_on_to_another_step_and_may_be_overtaken_there() -> None:
    waits = a_life("waits", 1, taken=2, decided=9, promised=4)[:3]
    moved = a_line("moved", DAYS[3], "waits", office=OFFICE, step="recherche", to="signature")
    friend = a_life("friend", 5, taken=6, decided=9, promised=8)[:3]
    on = a_line("moved", DAYS[7], "friend", office=OFFICE, step="recherche", to="signature")
    taken = a_line("taken", DAYS[8], "friend", office=OFFICE, step="signature")
    assert judged(*waits, moved, *friend, on, taken).overtakings == 1


@pytest.mark.parametrize("late_line", [("taken", DAYS[0]), ("paused", DAYS[5])])
def test_what_cannot_have_happened_then_is_out_of_order(late_line: tuple[str, str]) -> None:
    kind, at = late_line
    line = a_line(kind, at, "one", office=OFFICE, step="recherche", motive="x")
    assert judged(*a_life("one", 1, taken=2, decided=3, promised=4), line).out_of_order == 1


def test_a_complaint_after_the_decision_is_in_order_and_counted() -> None:
    opened = a_line("complaint-opened", DAYS[9], "one", about=OFFICE, to="direction")
    figures = judged(*a_life("one", 1, taken=2, decided=3, promised=4), opened)
    assert (figures.complaints, figures.out_of_order) == (1, 0)


@pytest.mark.parametrize("kind", ["issued", "corrected", "revoked", "complaint-closed"])
def test_what_follows_a_decision_is_in_order(kind: str) -> None:
    line = a_line(kind, DAYS[9], "one", service=SERVICE)
    assert judged(*a_life("one", 1, taken=2, decided=3, promised=4), line).out_of_order == 0


def test_refusals_and_withdrawals_are_told_apart_and_other_lines_pass() -> None:
    life = a_life("one", 1, taken=2, decided=3, promised=4)
    refused = {**life[-1], "kind": "refused"}
    withdrawn = a_line("withdrawn", DAYS[3], "two", service=SERVICE, office=OFFICE)
    figures = judged(*life[:-1], refused, *a_life("two", 1, taken=2, decided=3, promised=4)[:2], withdrawn)
    assert (figures.decided, figures.refused, figures.withdrawn) == (0, 1, 1)
    assert judged({"kind": "rule", "at": DAYS[1], "service": SERVICE}).received == 0


def test_a_moment_that_is_none_is_refused() -> None:
    with pytest.raises(LogFault):
        judged(a_line("received", "yesterday", service=SERVICE))
