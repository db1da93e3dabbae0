"""Two real nodes, a hub and a centre that it approved: each of real processes, made to be cut off and killed."""

import json
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.factories import crowd
from tests.factories.centres import ROOT, Centre, a_centre
from tests.factories.filings import Receipt
from tests.factories.real_database import rows_of
from tests.journeys.node import Node, a_node, soon


@dataclass
class Pair:
    """`centre` has the catalogue and the State's keys when the pair begins."""

    hub: Node
    centre: Centre

    def file(self, count: int, *, seed: int, together: int = 1) -> "subprocess.Popen[str]":
        """Somebody files so many requests at the centre; each receipt is a line of its output, once it is kept."""
        command = [sys.executable, "-m", "tests.journeys.filing", str(count), str(seed), str(together)]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.centre.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def carried(self) -> int:
        """How many records the hub has of the lane in which requests come."""
        ((last,),) = rows_of(self.hub.environment, "SELECT COALESCE(SUM(last), 0) FROM sync_cursor WHERE lane = 2")
        return int(last)

    def cut(self) -> None:
        """The hub is gone; what runs of the centre does not know why."""
        self.hub.processes["web"].stop()

    def restore(self) -> None:
        self.hub.processes["web"].start()

    def enrol(self, centre: Centre, place: str, offered: Collection[str]) -> None:
        """Until it has what it offers, and the keys to seal to."""
        centre.start("--enrol", self.ask_the_hub("nodes", "invite", place))
        for _ in soon("the node asks to be approved"):
            if rows_of(self.hub.environment, "SELECT 1 FROM sync_node WHERE state = 'asked'"):
                break
        self.ask_the_hub("nodes", "approve", place)
        for _ in soon("the centre has what it offers, and the keys to seal to"):
            if (centre.folder / "state-keys.json").exists() and all(map(centre.shows, offered)):
                return

    def ask_the_hub(self, *verb: str) -> str:
        told = subprocess.run(
            [sys.executable, "-m", "guichet", *verb],
            cwd=ROOT,
            env=self.hub.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return told.stdout.strip()


@contextmanager
def a_pair(folder: Path, services: Path) -> Iterator[Pair]:
    """`folder` is where both write; the services that both offer lie under `services`."""
    with (
        a_node(folder / "hub", services, "") as hub,
        a_centre(folder / "centre", GUICHET_HUB_URL=hub.address, GUICHET_SERVICES=str(services)) as centre,
    ):
        pair = Pair(hub, centre)
        pair.enrol(centre, "LOK", crowd.SERVICES)
        yield pair


def receipts_of(output: str) -> list[Receipt]:
    """Of whole lines: what was not said to the end was not acknowledged."""
    lines = [line for line in output.splitlines(keepends=True) if line.endswith("\n")]
    return [Receipt(**json.loads(line)) for line in lines]
