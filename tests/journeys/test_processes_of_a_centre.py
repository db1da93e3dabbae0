"""A centre is three processes; when the one that serves dies, the node ends, and whoever watches it starts it anew."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.centres import Centre, a_centre
from tests.journeys.node import soon

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at under /proc")


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with a_centre(tmp_path_factory.mktemp("processes") / "var") as centre:
        centre.start()
        yield centre


def command_of(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ")


def test_three_processes_and_no_more(centre: Centre) -> None:
    for _ in soon("the keeper is itself"):
        node, *others = centre.processes()
        if any("guichet.foundation.keys.keeper" in command_of(each) for each in others):
            break
    assert len(others) == 2
    assert all(Path(f"/proc/{each}").exists() for each in (node, *others))


def test_when_the_one_that_serves_dies_the_node_ends_and_starts_anew(centre: Centre) -> None:
    node, *others = centre.processes()
    [web] = [each for each in others if "keeper" not in command_of(each)]
    os.kill(web, signal.SIGKILL)
    assert centre.process is not None
    assert centre.process.wait(timeout=60) != 0
    centre.start()
    assert len(centre.processes()) >= 2
    assert centre.processes()[0] != node
