"""The weak link is as weak as asked: its delay, its loss and its rate are measured by programs at both its ends."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.link import Link, has_bbr, link, why_impossible

pytestmark = [
    pytest.mark.fault,
    pytest.mark.skipif(bool(why_impossible()), reason=why_impossible() or "possible"),
]

ECHO = """
import socket, sys
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((sys.argv[1], 9000))
print("ready", flush=True)
while True:
    server.sendto(*server.recvfrom(2000))
"""
ASK = """
import socket, statistics, sys, time
asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
asked.settimeout(float(sys.argv[3]))
times = []
for number in range(int(sys.argv[2])):
    start = time.monotonic()
    asked.sendto(bytes(20), (sys.argv[1], 9000))
    try:
        asked.recv(2000)
        times.append(time.monotonic() - start)
    except TimeoutError:
        pass
print(len(times), statistics.median(times) if times else 0)
"""
FLOOD = """
import socket, sys, time
flood = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for number in range(60):
    flood.sendto(bytes(1300), (sys.argv[1], 9001))
    time.sleep(0.001)
"""


def asked(weak: Link, *, times: int, patience: float = 1.0) -> tuple[int, float]:
    """How many answers came back, and the median time of one."""
    command = [sys.executable, "-c", ASK, Link.HUB, str(times), str(patience)]
    answered, _ = weak.run_in("edge", command, stdout=subprocess.PIPE, text=True).communicate()
    count, median = answered.split()
    return int(count), float(median)


@pytest.fixture
def weak(request: pytest.FixtureRequest) -> Iterator[Link]:
    """Someone answers at the hub."""
    with link(**request.param) as weak:
        echo = weak.run_in("hub", [sys.executable, "-c", ECHO, Link.HUB], stdout=subprocess.PIPE, text=True)
        assert echo.stdout is not None
        assert echo.stdout.readline() == "ready\n"
        yield weak
        echo.kill()
        echo.communicate()


@pytest.mark.parametrize("weak", [{"delay_ms": 150, "loss": 0, "rate_kbit": 512}], indirect=True)
def test_an_answer_takes_the_delay_there_and_back(weak: Link) -> None:
    count, median = asked(weak, times=10)
    assert count == 10
    assert 0.3 <= median < 0.4


@pytest.mark.parametrize("weak", [{"delay_ms": 0, "loss": 20, "rate_kbit": 10_000}], indirect=True)
def test_what_is_lost_is_lost_both_ways(weak: Link) -> None:
    """Of 25 questions about 16 come back: four in five, and four in five of those."""
    count, _median = asked(weak, times=25, patience=0.3)
    assert 8 <= count <= 23


@pytest.mark.parametrize("weak", [{"delay_ms": 0, "loss": 0, "rate_kbit": 512}], indirect=True)
def test_the_wire_carries_no_more_than_its_rate(weak: Link) -> None:
    """60 packets of 1,328 bytes ask for 1.25 s of the wire; a question that comes then waits for a second of them."""
    weak.run_in("edge", [sys.executable, "-c", FLOOD, Link.HUB]).wait()
    count, median = asked(weak, times=1)
    assert weak.bytes().to_hub <= 64_000 + 60 * 1328
    assert (count, median > 0.4) in {(1, True), (0, False)}


@pytest.mark.parametrize("weak", [{"delay_ms": 5, "loss": 0, "rate_kbit": 512}], indirect=True)
def test_a_link_that_is_down_carries_nothing_and_comes_back(weak: Link) -> None:
    assert asked(weak, times=2)[0] == 2
    weak.down()
    before = weak.bytes()
    assert asked(weak, times=1)[0] == 0
    assert weak.bytes() == before
    weak.up()
    assert asked(weak, times=2)[0] == 2
    assert weak.bytes().to_hub > before.to_hub


@pytest.mark.skipif(not has_bbr(), reason="this kernel has no BBR")
def test_both_ends_send_as_asked() -> None:
    with link(delay_ms=1, loss=0, rate_kbit=512, congestion="bbr") as weak:
        told = weak.run_in(
            "edge", ["cat", "/proc/sys/net/ipv4/tcp_congestion_control"], stdout=subprocess.PIPE, text=True
        )
        assert told.communicate()[0] == "bbr\n"
