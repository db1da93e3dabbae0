"""Records on their way to the hub, lane by lane, in order: the next batch travels while the hub applies the one before.

To wait for each answer would leave a slow link idle half of the time. A batch that overtakes another is refused by the
hub, whose cursor then says from where on to send again: nothing depends on the order in which they arrive.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

import httpx

from guichet.commons.sync import batches, queries
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.carrier.wire import Failed, Wire
from guichet.commons.sync.speaking import Sign
from guichet.commons.sync.vocabulary import Fault, Lane
from guichet.foundation.lib.act import PlaceId

# Before packing. The largest takes some two seconds of a 512 kbit/s link: longer than what a loss holds up.
SMALLEST, FIRST, LARGEST = 16_384, 65_536, 131_072
AT_ONCE = 4
PIECE = 8_192


@dataclass(frozen=True, slots=True)
class Sent:
    """`left` once its last byte is with the system, `answer` once the hub has said what it took."""

    batch: Batch
    left: Future[None]
    answer: Future[httpx.Response]


@dataclass
class Lanes:
    """`pool` asks the questions: threads of its own on a node, which touch no table."""

    centre: PlaceId
    wire: Wire
    sign: Sign
    pool: Executor
    most: int = FIRST
    _under_way: dict[Lane, deque[Sent]] = field(default_factory=lambda: {lane: deque() for lane in Lane})

    def send(self, lane: Lane) -> Sent | None:
        """Keep that lane full, and give back the batch that left first; None when nothing waits there."""
        under_way = self._under_way[lane]
        while len(under_way) < AT_ONCE:
            last = under_way[-1] if under_way else None
            batch = queries.next_batch(self.centre, lane, self.most, after=last.batch if last else None)
            if batch is None:
                break
            under_way.append(self._send(batch, last))
        return under_way.popleft() if under_way else None

    def _send(self, batch: Batch, last: Sent | None) -> Sent:
        left = Future[None]()
        return Sent(batch, left, self.pool.submit(self._ask, self._sealed(batch), last, left))

    def _ask(self, content: bytes, last: Sent | None, left: Future[None]) -> httpx.Response:
        """Behind the last one, not beside it: two that share the link could overtake each other."""
        try:
            if last is not None:
                last.left.result()
            return self.wire.ask("POST", "push", _leaving(content, left), {"Content-Length": str(len(content))})
        finally:
            if not left.done():
                left.set_exception(Failed(Fault.SILENT))

    def last_arrived(self, sent: Sent) -> int:
        """The number up to which the hub has everything, once it says so. Raises as `Wire.ask` does."""
        try:
            last = int(sent.answer.result().json()["last"])
        except Failed:
            self.most = max(self.most // 2, SMALLEST)
            raise
        self.most = min(self.most * 2, LARGEST)
        return last

    def forget(self) -> None:
        """What is under way may arrive or not: the hub's cursors will tell."""
        for under_way in self._under_way.values():
            for sent in under_way:
                sent.answer.cancel()
            under_way.clear()

    def _sealed(self, batch: Batch) -> bytes:
        signed = batches.unsigned(batch)
        return self.sign(batches.to_sign(signed)) + signed


def _leaving(content: bytes, left: Future[None]) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]
    left.set_result(None)
