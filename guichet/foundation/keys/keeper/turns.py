"""One thread works at the desk, for everyone: requests that wait together share one commit to the disk."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from guichet.foundation.keys.keeper.desk import Desk, Refusal

T = TypeVar("T")

MOST_IN_A_BATCH = 64
SECONDS_BETWEEN_ROUNDS = 3600
SECONDS_BEFORE_PURGING_AGAIN = 1


@dataclass(frozen=True, slots=True)
class Turn:
    work: Callable[[Desk], Any]
    answer: Future[Any]


@dataclass(frozen=True, slots=True)
class Refusing:
    """A refusal held back until the batch is on the disk, like every answer."""

    refusal: Refusal


class Turns:
    """`done` is called after each commit, before anyone is answered."""

    def __init__(self, desk: Desk, done: Callable[[Desk], None]) -> None:
        self._desk = desk
        self._done = done
        self._waiting: queue.SimpleQueue[Turn | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="desk")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._waiting.put(None)
        self._thread.join()

    def take(self, work: Callable[[Desk], T]) -> T:
        """What `work` gives once it is on the disk. Raises its Refusal."""
        answer: Future[T] = Future()
        self._waiting.put(Turn(work, answer))
        return answer.result()

    def _work(self) -> None:
        while True:
            batch, more = self._next_batch()
            if batch:
                self._serve(batch)
            if not more:
                return

    def _next_batch(self) -> tuple[list[Turn], bool]:
        """Whoever waits now, and whether to go on after them; a round of upkeep when nobody comes for long."""
        store = self._desk.store
        patience = SECONDS_BEFORE_PURGING_AGAIN if store.must_purge else SECONDS_BETWEEN_ROUNDS
        batch: list[Turn] = []
        try:
            turn = self._waiting.get(timeout=patience)
            while turn is not None:
                batch.append(turn)
                if len(batch) == MOST_IN_A_BATCH:
                    return batch, True
                turn = self._waiting.get_nowait()
        except queue.Empty:
            return batch or [Turn(Desk.erase_old_intake_keys, Future())], True
        return batch, False

    def _serve(self, batch: list[Turn]) -> None:
        try:
            answers = self._commit(batch)
        except Exception as fault:  # noqa: BLE001 one request must not stop the others, nor the keeper
            self._serve_apart(batch, fault)
            return
        for turn, answer in zip(batch, answers, strict=True):
            if isinstance(answer, Refusing):
                turn.answer.set_exception(answer.refusal)
            else:
                turn.answer.set_result(answer)

    def _serve_apart(self, batch: list[Turn], fault: Exception) -> None:
        """Nothing of the batch was kept: find whose fault it was by serving each alone."""
        self._desk.remember()
        if len(batch) == 1:
            batch[0].answer.set_exception(fault)
            return
        for turn in batch:
            self._serve([turn])

    def _commit(self, batch: list[Turn]) -> list[Any]:
        with self._desk.store.transaction():
            answers = [self._answer(turn) for turn in batch]
        self._desk.store.purge()
        self._done(self._desk)
        return answers

    def _answer(self, turn: Turn) -> Any:
        try:
            return turn.work(self._desk)
        except Refusal as refusal:
            return Refusing(refusal)
