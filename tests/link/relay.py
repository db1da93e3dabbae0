"""The wire itself: a process that opens a TUN device in each of two namespaces and passes packets on, late or never.

`python -m tests.link.relay HUB EDGE DELAY LOSS RATE`: in seconds, as a share, in bits a second. Orders come by lines.
"""

import ctypes
import fcntl
import os
import random
import select
import struct
import sys
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field

CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN, IFF_NO_PI = 0x0001, 0x1000
LARGEST_PACKET = 2048
LONGEST_QUEUE = 1.0  # seconds of sending: what a radio modem keeps before it drops


def opened_in(namespace: str) -> int:
    """The device of this process in that namespace, whichever it is in now."""
    here = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if ctypes.CDLL(None, use_errno=True).setns(here, CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), f"cannot enter {namespace}")
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", b"wan0", IFF_TUN | IFF_NO_PI))
    os.close(here)
    return device


@dataclass
class Way:
    """One direction: packets queue for the wire, take it one after the other, and arrive a delay later."""

    source: int
    target: int
    delay: float
    loss: float
    rate: float
    free_at: float = 0.0
    carried: int = 0
    flying: deque[tuple[float, bytes]] = field(default_factory=deque)

    def take(self, *, up: bool) -> None:
        packet = os.read(self.source, LARGEST_PACKET)
        now = time.monotonic()
        begins = max(now, self.free_at)
        if not up or begins - now > LONGEST_QUEUE:
            return
        self.free_at = begins + 8 * len(packet) / self.rate
        self.carried += len(packet)
        if random.random() >= self.loss:
            self.flying.append((self.free_at + self.delay, packet))

    def give(self, now: float) -> None:
        while self.flying and self.flying[0][0] <= now:
            packet = self.flying.popleft()[1]
            with suppress(OSError):  # nobody is at that end yet, or any more
                os.write(self.target, packet)


class Wire:
    def __init__(self, to_hub: Way, to_edge: Way) -> None:
        self._to_hub, self._to_edge = to_hub, to_edge
        self._by_source = {way.source: way for way in (to_hub, to_edge)}
        self._up = True

    def run(self) -> None:
        """Until its input ends."""
        while True:
            ready, _, _ = select.select([*self._by_source, sys.stdin], [], [], self._pause())
            for each in ready:
                if each in self._by_source:
                    self._by_source[each].take(up=self._up)
                elif not self._obey(sys.stdin.readline().strip()):
                    return
            for way in self._by_source.values():
                way.give(time.monotonic())

    def _pause(self) -> float:
        soonest = min((way.flying[0][0] for way in self._by_source.values() if way.flying), default=None)
        return 1.0 if soonest is None else max(0.0, soonest - time.monotonic())

    def _obey(self, order: str) -> bool:
        if order in {"up", "down"}:
            self._up = order == "up"
            if not self._up:
                for way in self._by_source.values():
                    way.flying.clear()
        print([self._to_hub.carried, self._to_edge.carried], flush=True)
        return bool(order)


def main(hub: str, edge: str, *figures: str) -> None:
    delay, loss, rate = map(float, figures)
    at_hub, at_edge = opened_in(hub), opened_in(edge)
    wire = Wire(Way(at_edge, at_hub, delay, loss, rate), Way(at_hub, at_edge, delay, loss, rate))
    print("ready", flush=True)
    wire.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
