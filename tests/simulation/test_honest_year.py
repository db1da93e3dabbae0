"""What an honest world shows, and what it must not."""

from itertools import pairwise
from random import Random

from guichet.commons.public_log.auditing import reading
from guichet.domains.casework.signals import SIGNALS, Code
from simulation import windows
from simulation.hours import DAY
from simulation.misdeeds import DelayForMoney
from simulation.office import Bureau, newcomer
from simulation.people import Absences, absences, beginner
from simulation.windows import Counted
from simulation.world import World
from simulation.year import lived
from tests.simulation.small import SEED, SIZE, outcome


def test_an_honest_world_breaks_promises_under_load_and_the_public_board_says_so() -> None:
    audit = outcome().honest.audit
    assert audit.kept + audit.broken == 8_400
    assert 0 < audit.broken < 840
    assert {finding.by for finding in audit.findings} <= {"signal"}


def test_no_witness_is_alarmed_by_an_honest_log() -> None:
    assert [witness.alarms for witness in outcome().honest.witnesses] == [[]] * 4
    assert {alarm.by for alarm in outcome().alarms} <= {"signal"}


def test_officers_are_away_ill_and_on_leave() -> None:
    away = absences(Random(1), 250)
    spent = sum(until - begin for begin, until in away.spells) / DAY
    assert 25 <= spent <= 60
    assert all(before[1] < after[0] for before, after in pairwise(away.spells))
    begin, until = away.spells[0]
    assert (away.back_at(begin), away.back_at(until)) == (until, until)
    assert away.back_at(max(0, begin - 1)) == max(0, begin - 1)


def test_a_file_in_the_hands_of_someone_who_falls_ill_lies_until_they_are_back() -> None:
    away = Absences(((100, 700),))
    assert (away.after(90, 5), away.after(90, 20), away.after(700, 20)) == (95, 710, 720)


def test_a_beginner_gives_back_more_often_and_only_for_a_while() -> None:
    found = [beginner(Random(seed), ("a", "b"), 250) for seed in range(60)]
    new = [each for each in found if each.officer]
    assert 0 < len(new) < 60
    one = new[0]
    assert one.gives_back(one.officer, one.begin) > 1
    assert one.gives_back(one.officer, one.until) == one.gives_back("nobody", one.begin) == 1


def test_a_window_says_for_each_rule_in_how_many_offices_it_spoke() -> None:
    windows = outcome().windows
    assert {code: windows[code][30].of for code in SIGNALS} == dict.fromkeys(SIGNALS, 7)
    assert {windows[code][90].of for code in SIGNALS} == {0}
    assert [code for code in SIGNALS if windows[code][30].false_alarms] == [Code.HELPER_SHARE]


def test_a_window_of_a_year_with_a_misdeed_speaks() -> None:
    world = outcome().world
    office = world.offices[0]
    misdeed = DelayForMoney(world.chance("misdeed", DelayForMoney.code), office, newcomer(world, office))
    planted = {office.name: Bureau(world, office, misdeed).run()}
    assert windows.counted(world, planted)[Code.SILENCES][30] == Counted(1, 1)


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
