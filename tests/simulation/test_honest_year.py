"""What an honest world shows, and what it must not."""

from itertools import pairwise

from guichet.commons.public_log.auditing import reading
from simulation.world import World
from simulation.year import lived
from tests.simulation.small import SEED, SIZE, outcome


def test_an_honest_world_raises_no_alarm() -> None:
    assert outcome().alarms == ()
    assert set(outcome().false_alarms.values()) == {0}


def test_every_request_of_an_honest_world_is_decided_within_its_promise() -> None:
    audit = outcome().honest.audit
    assert (audit.kept, audit.broken) == (6_000, 0)


def test_its_log_is_read_whole_from_its_public_files_and_names_no_officer() -> None:
    log = outcome().honest.log
    lines = reading.read(log, log.key.verifier).lines
    assert len(lines) == outcome().honest.audit.lines
    assert {name for line in lines for name in line} <= {
        "at", "case", "kind", "motive", "office", "promised", "reason", "service", "step",
    }  # fmt: skip


def test_no_taken_line_comes_before_the_ready_line_of_its_case() -> None:
    log = outcome().honest.log
    ready = set[str]()
    for line in reading.read(log, log.key.verifier).lines:
        if line["kind"] == "ready":
            ready.add(line["case"])
        assert line["kind"] in {"received", "ready"} or line["case"] in ready


def test_centres_look_and_see_one_log_that_grows() -> None:
    for witness in outcome().honest.witnesses:
        assert witness.looks > 10
        assert witness.known is not None


def test_the_same_seed_gives_the_same_year() -> None:
    again = lived(World(SIZE, SEED), (), lambda _what: None)
    assert again.log.rows == outcome().honest.log.rows


def test_working_minutes_stand_for_hours_of_work_alone() -> None:
    hours = outcome().world.hours
    moments = [hours.at(minute) for minute in range(0, 4_800, 7)]
    assert all(before < after for before, after in pairwise(moments))
    assert [hours.minute(moment) for moment in moments] == list(range(0, 4_800, 7))
    assert {moment.hour for moment in moments} <= {8, 9, 10, 11, 12, 15, 16, 17, 18}
