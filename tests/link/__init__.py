"""A weak link between two network namespaces: delay, loss, rate and cuts, without netem, which many kernels lack.

with link(delay_ms=150, loss=2.0, rate_kbit=512) as weak:
    weak.run_in("hub", ["python", "-m", "http.server", "--bind", weak.HUB])
    weak.down()
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

ROOT = Path(__file__).resolve().parents[2]
CONGESTION = Path("/proc/sys/net/ipv4/tcp_available_congestion_control")
ALLOWED = Path("/proc/sys/net/ipv4/tcp_allowed_congestion_control")
End = Literal["hub", "edge"]


@dataclass(frozen=True, slots=True)
class Carried:
    """Bytes that took the wire, headers and what was lost on the way among them."""

    to_hub: int
    to_edge: int


@dataclass
class Link:
    """`run_in` starts a process at one end; HUB and EDGE are the addresses of the ends."""

    HUB: ClassVar[str] = "10.77.0.1"
    EDGE: ClassVar[str] = "10.77.0.2"
    names: dict[End, str]
    relay: subprocess.Popen[str]

    def run_in(self, end: End, command: Sequence[str], **options: Any) -> "subprocess.Popen[Any]":
        return subprocess.Popen(["ip", "netns", "exec", self.names[end], *command], **options)

    def down(self) -> None:
        self._tell("down")

    def up(self) -> None:
        self._tell("up")

    def bytes(self) -> Carried:
        return Carried(*json.loads(self._tell("count")))

    def _tell(self, order: str) -> str:
        assert self.relay.stdin is not None
        assert self.relay.stdout is not None
        self.relay.stdin.write(f"{order}\n")
        self.relay.stdin.flush()
        return self.relay.stdout.readline()


def why_impossible() -> str:
    """Why this machine makes no such link; nothing when it does."""
    if shutil.which("ip") is None:
        return "the command ip is missing"
    if not Path("/dev/net/tun").exists():
        return "/dev/net/tun is missing"
    name = f"guichet-{os.getpid()}-try"
    tried = subprocess.run(["ip", "netns", "add", name], capture_output=True, text=True, check=False)
    if tried.returncode:
        return f"network namespaces are refused: {tried.stderr.strip()}"
    subprocess.run(["ip", "netns", "delete", name], check=True)
    return ""


def has_bbr() -> bool:
    """Whether this kernel can fill a link that loses: cubic takes each loss for a crowd."""
    return CONGESTION.exists() and "bbr" in CONGESTION.read_text().split()


def without_bbr() -> str:
    """What TCP does here where nobody may have BBR: cubic, or reno where cubic is not allowed."""
    return "cubic" if "cubic" in ALLOWED.read_text().split() else "reno"


@contextmanager
def link(*, delay_ms: float, loss: float, rate_kbit: float, congestion: str = "") -> Iterator[Link]:
    """`delay_ms` is one way, `loss` a percentage; `congestion` is TCP's at both ends, as the kernel names it."""
    names: dict[End, str] = {end: f"guichet-{os.getpid()}-{end}" for end in ("hub", "edge")}
    try:
        for name in names.values():
            subprocess.run(["ip", "netns", "add", name], check=True)
            _inside(name, "ip", "link", "set", "lo", "up")
            if congestion:
                _inside(name, "sh", "-c", f"echo {congestion} > /proc/sys/net/ipv4/tcp_congestion_control")
        relay = _relay(names, delay_ms, loss, rate_kbit)
        try:
            for name, address in ((names["hub"], Link.HUB), (names["edge"], Link.EDGE)):
                _inside(name, "ip", "address", "add", f"{address}/30", "dev", "wan0")
                _inside(name, "ip", "link", "set", "wan0", "mtu", "1400", "up")
            yield Link(names, relay)
        finally:
            relay.terminate()
            relay.communicate(timeout=10)
    finally:
        for name in names.values():
            subprocess.run(["ip", "netns", "delete", name], check=False, capture_output=True)


def _inside(name: str, *command: str) -> None:
    subprocess.run(["ip", "netns", "exec", name, *command], check=True)


def _relay(names: dict[End, str], delay_ms: float, loss: float, rate_kbit: float) -> subprocess.Popen[str]:
    """Once both ends have their device."""
    figures = [str(delay_ms / 1000), str(loss / 100), str(rate_kbit * 1000)]
    command = [sys.executable, "-m", "tests.link.relay", names["hub"], names["edge"], *figures]
    relay = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert relay.stdout is not None
    if relay.stdout.readline() != "ready\n":
        raise RuntimeError("the relay did not start")
    return relay
