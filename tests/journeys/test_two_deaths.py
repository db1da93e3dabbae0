"""A centre and its hub, killed at any moment of filing and carrying: nothing lost, nothing twice, no answer lost."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.factories.centres import ROOT
from tests.factories.filings import Receipt
from tests.factories.real_database import rows_of
from tests.journeys.pair import Pair

LONGEST_SECONDS = 2.0
VISITORS = (sys.executable, "-m", "tests.journeys.visitors")


@dataclass
class Visitors:
    """Those who stand at the centre's kiosk; whatever kills its node kills the screen before them."""

    pair: Pair
    words: Path
    came: int = 0
    process: "subprocess.Popen[bytes] | None" = None

    def come(self) -> None:
        self.came += 1
        with self.words.open("ab") as written:
            command = [*VISITORS, "file", str(self.came)]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.pair.centre.environment, stdout=written)

    def are_cut_off(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def ask(self, verb: str, words: str = "") -> str:
        command, environment = [*VISITORS, verb], self.pair.centre.environment
        told = subprocess.run(
            command, cwd=ROOT, env=environment, input=words, timeout=120, stdout=subprocess.PIPE, text=True, check=True
        )
        return told.stdout

    def told(self) -> list[dict[str, Any]]:
        """Whole lines: what was not said to the end was told to nobody."""
        return [json.loads(line) for line in self.words.read_text().splitlines(keepends=True) if line.endswith("}\n")]

    def receipts(self) -> list[Receipt]:
        return [Receipt(**each["receipt"]) for each in self.told() if "receipt" in each]


@dataclass
class Fate:
    """Who dies next, and after how long: the seed tells."""

    pair: Pair
    visitors: Visitors
    luck: Random
    killed: list[str] = field(default_factory=list)

    def strike(self) -> None:
        time.sleep(self.luck.uniform(0, LONGEST_SECONDS))
        victim = self.luck.choice(("hub", "centre"))
        self.killed.append(victim)
        if victim == "hub":
            web = self.pair.hub.processes["web"]
            assert web.running is not None
            os.killpg(web.running.pid, signal.SIGKILL)
            web.running.wait()
            web.start()
        else:
            self.visitors.are_cut_off()
            self.pair.centre.kill()
            self.pair.centre.launch()
            self.visitors.come()


def survive(pair: Pair, folder: Path, *, deaths: int, seed: int) -> None:
    pair.hub.processes["worker"].stop()  # what it does with each case is told elsewhere
    visitors = Visitors(pair, folder / "words")
    visitors.come()
    fate = Fate(pair, visitors, Random(seed))
    try:
        for _ in range(deaths):
            fate.strike()
        while len(visitors.receipts()) < deaths:
            time.sleep(0.1)
    finally:
        visitors.are_cut_off()
    assert set(fate.killed) == {"hub", "centre"}
    visitors.ask("leave")
    assert_nothing_lost_nothing_twice(pair, visitors)
    assert_no_answer_is_lost(visitors)


def assert_nothing_lost_nothing_twice(pair: Pair, visitors: Visitors) -> None:
    """A request that was kept, and whose visitor was cut off before the receipt came, is no lie: it is there too."""
    cases = rows_of(
        pair.hub.environment,
        "SELECT c.reference, s.digest FROM casework_case c JOIN intake_submission s ON s.reference = c.reference",
    )
    receipts = {receipt.reference: receipt.digest for receipt in visitors.receipts()}
    assert len(dict(cases)) == len(cases) == pair.carried()
    assert receipts.items() <= dict(cases).items()
    assert len(cases) - len(receipts) <= visitors.came
    assert rows_of(pair.hub.environment, "SELECT kind, fault FROM sync_quarantined") == []


def assert_no_answer_is_lost(visitors: Visitors) -> None:
    typed = [json.dumps(each) for each in visitors.told() if "typed" in each]
    assert visitors.ask("check", "\n".join(typed)) == ""


@pytest.mark.fault
@pytest.mark.parametrize("seed", range(4))
def test_a_centre_and_its_hub_killed_two_hundred_times_lose_nothing(pair: Pair, tmp_path: Path, seed: int) -> None:
    survive(pair, tmp_path, deaths=50, seed=seed)
