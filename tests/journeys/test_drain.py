"""Ten thousand requests filed during a week without network leave a centre over a link as weak as its radio's."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.factories.centres import ROOT, a_centre
from tests.factories.filings import Receipt
from tests.factories.real_database import rows_of
from tests.journeys.pair import Pair, receipts_of
from tests.link import ALLOWED, Link, has_bbr, link, why_impossible, without_bbr
from tools import figures
from tools.site import free_port

FILINGS = 10_000
CLERKS = 2
TOGETHER = 50
RATE_KBIT = 512
MOST_BYTES = 450
# Where the paper and its copy lie, the key of each and a digest: 160 bytes by chance, written in hexadecimal.
MOST_BYTES_WITH_A_PAPER = 600
SECONDS = 1_200
SERVE = """
import sys, django
django.setup()
from guichet.command import serving
serving.serve(sys.argv[1], int(sys.argv[2]), workers=1)
"""

# A node takes BBR wherever the kernel allows it.
HIDE_BBR = ("sh", "-c", f'mount --bind /dev/null {ALLOWED} && exec "$@"', "sh")

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(bool(why_impossible()), reason=why_impossible() or "possible"),
]


@dataclass(frozen=True, slots=True)
class Drained:
    """`up` and `down` are bytes that took the wire, headers and what was sent again among them."""

    filings: int
    seconds: float
    up: int
    down: int
    sealed: int

    @property
    def each(self) -> float:
        return (self.up + self.down) / self.filings

    @property
    def busy(self) -> float:
        return 8 * self.up / (1000 * RATE_KBIT) / self.seconds

    def told(self, congestion: str) -> str:
        return (
            f"{congestion:<6}{self.filings:>7} filings {self.seconds:>7.1f} s  up {self.up / self.filings:>4.0f} B  "
            f"down {self.down / self.filings:>3.0f} B  sealed {self.sealed:>4} B  busy {self.busy:.0%}"
        )


def filed(pair: Pair, count: int) -> list[Receipt]:
    """By several people at once."""
    clerks = [pair.file(count // CLERKS, seed=seed, together=TOGETHER) for seed in range(CLERKS)]
    told = [clerk.communicate() for clerk in clerks]
    assert [clerk.returncode for clerk in clerks] == [0] * CLERKS, told[0][1]
    return [receipt for out, _err in told for receipt in receipts_of(out)]


@contextmanager
def ends(pair: Pair, weak: Link, congestion: str) -> Iterator[None]:
    """The hub's web server and the whole node of the centre, each at its end of the wire."""
    port = str(free_port())
    environment = pair.hub.environment | {"DJANGO_SETTINGS_MODULE": "tests.link.hub_settings"}
    web = weak.run_in(
        "hub", [sys.executable, "-c", SERVE, Link.HUB, port], cwd=ROOT, env=environment, start_new_session=True
    )
    pair.centre.environment["GUICHET_HUB_URL"] = f"http://{Link.HUB}:{port}"
    within = ("ip", "netns", "exec", weak.names["edge"])
    pair.centre.launch(within=within if congestion == "bbr" else (*within, *HIDE_BBR))
    try:
        yield
    finally:
        pair.centre.stop()
        os.killpg(web.pid, signal.SIGKILL)
        web.wait()


def drained(pair: Pair, weak: Link, count: int) -> Drained:
    """From the first record that the hub has to the last."""
    wait_for(pair, 1)
    begun, before, had = time.monotonic(), weak.bytes(), pair.carried()
    wait_for(pair, count)
    seconds, after = time.monotonic() - begun, weak.bytes()
    ((sealed,),) = rows_of(pair.hub.environment, "SELECT AVG(LENGTH(envelope)) FROM casework_case")
    return Drained(count - had, seconds, after.to_hub - before.to_hub, after.to_edge - before.to_edge, round(sealed))


def wait_for(pair: Pair, count: int) -> None:
    deadline = time.monotonic() + SECONDS
    while pair.carried() < count:
        assert time.monotonic() < deadline, pair.centre.words[-2000:]
        time.sleep(0.1)


def assert_each_receipt_has_its_case(pair: Pair, receipts: list[Receipt]) -> None:
    """The very bytes that were sealed at the centre, once."""
    held = rows_of(
        pair.hub.environment,
        "SELECT c.reference, s.digest FROM casework_case c JOIN intake_submission s ON s.reference = c.reference",
    )
    assert sorted(held) == sorted((receipt.reference, receipt.digest) for receipt in receipts)
    assert rows_of(pair.hub.environment, "SELECT kind, fault FROM sync_quarantined") == []


def weighed(folder: Path) -> dict[str, float]:
    """What a filing weighs, with a paper and without, and the files of its paper."""
    with a_centre(folder) as centre:
        centre.start()
        centre.run("services", "load").check_returncode()
        centre.stop()
        command = [sys.executable, "-m", "tests.journeys.weighing", str(TOGETHER)]
        told = subprocess.run(command, cwd=ROOT, env=centre.environment, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(told.stdout)
    return found


def tell(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures.note(line)
    with capsys.disabled():
        print("", line, sep="\n")


def drain(pair: Pair, congestion: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Ten thousand filings are ten thousand cases, and cost the wire no more than they may.

    How busy the link was is told, not judged: a machine with other work applies records more slowly.
    """
    pair.cut()
    pair.centre.stop()
    receipts = filed(pair, FILINGS)
    assert len(receipts) == FILINGS
    pair.hub.processes["worker"].stop()  # what it does with each case is not the link's business
    with (
        link(delay_ms=150, loss=2.0, rate_kbit=RATE_KBIT, congestion=congestion) as weak,
        ends(pair, weak, congestion),
    ):
        measured = drained(pair, weak, FILINGS)
    tell(measured.told(congestion), capsys)
    assert_each_receipt_has_its_case(pair, receipts)
    assert measured.each <= MOST_BYTES


def test_a_filing_weighs_no_more_than_it_may_with_a_paper_too(capsys: pytest.CaptureFixture[str]) -> None:
    """On the wire; its paper follows in the lane of files, when nothing else waits."""
    with tempfile.TemporaryDirectory(prefix="weigh-") as folder:
        each = weighed(Path(folder, "var"))
    paper = f"with a paper {each['paper']:.0f} B, and {each['file']:,.0f} B of files"
    tell(f"a filing {each['plain']:.0f} B, {paper}", capsys)
    assert each["plain"] <= MOST_BYTES
    assert each["paper"] <= MOST_BYTES_WITH_A_PAPER


@pytest.mark.skipif(not has_bbr(), reason="this kernel has no BBR")
def test_ten_thousand_filings_fill_the_link(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    drain(pair, "bbr", capsys)


def test_ten_thousand_filings_leave_without_bbr_too(pair: Pair, capsys: pytest.CaptureFixture[str]) -> None:
    drain(pair, without_bbr(), capsys)
