"""The file of false alarms: of a whole year, of every rule, with the thresholds that the code has now."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from guichet.domains.casework.signals import SIGNALS, THRESHOLDS, WINDOWS, Code, honest, version
from simulation import counts, run, seeds
from simulation.windows import Counted
from simulation.world import Size, World
from tests.simulation.small import SIZE, outcome


def test_the_file_has_every_rule_as_it_is_now_and_every_window_of_a_whole_year() -> None:
    kept, size = counts.kept(), Size()
    assert kept["world"] | {"seed": 0} == {
        "seed": 0, "requests": 180_000, "days": 365, "offices": 10, "officers": 4, "first": "2025-01-06",
    }  # fmt: skip
    assert kept["rules"].keys() == {code.value for code in SIGNALS} == {code.value for code in THRESHOLDS}
    for code in SIGNALS:
        assert kept["rules"][code.value]["version"] == version(code), f"count {code} again: make simulate"
        windows = kept["rules"][code.value]["windows"]
        assert {days: each["of"] for days, each in windows.items()} == {
            str(days): size.offices * (size.days // days) for days in WINDOWS
        }
        assert all(0 <= each["false_alarms"] <= each["of"] for each in windows.values())


def test_a_threshold_that_changes_makes_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version(Code.JUMPS)
    changed = {**THRESHOLDS, Code.JUMPS: {"least": 6}}
    monkeypatch.setattr("guichet.domains.casework.signals.rules.THRESHOLDS", changed)
    assert version(Code.JUMPS) != before
    assert honest.false_alarms(Code.JUMPS, 30) is None


def test_a_run_that_counts_otherwise_than_the_file_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(honest, "FILE", tmp_path / "false_alarms.json")
    counts.keep(outcome().world, outcome().windows)
    assert json.loads(honest.FILE.read_text())["world"]["requests"] == SIZE.requests
    assert run.differs(outcome()) == []
    other = {**outcome().windows, Code.JUMPS: {30: Counted(1, 7)}}
    assert len(run.differs(replace(outcome(), windows=other))) == 1


def test_a_run_of_another_world_says_nothing_of_the_file() -> None:
    assert not counts.is_of(outcome().world)
    assert run.differs(outcome()) == []
    assert counts.is_of(World(Size(), counts.kept()["world"]["seed"]))


def test_another_seed_has_as_much_to_do_in_less_time() -> None:
    small = seeds.size_of(Size())
    assert (small.requests, small.days, small.offices, small.officers, small.centres) == (31_068, 90, 7, 4, 5)
    assert seeds.size_of(SIZE) == SIZE
