"""The loop that does due work: takes a row, runs its handler outside any transaction, ends the row."""

import logging
import math
import os
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import DatabaseError, InterfaceError, connection

from guichet.foundation.lib.act import Act, Surface, by_the_system
from guichet.foundation.work import operations, queries, registry
from guichet.foundation.work.failures import described
from guichet.foundation.work.models import Due

logger = logging.getLogger(__name__)

SHORTEST_REST = 0.05
LONGEST_REST = 0.2  # what a decision owes is there within half a second


def nothing_before() -> datetime | None:
    return None


@dataclass(frozen=True, slots=True)
class Share:
    """What of the work is this worker's, when a demonstration tells its past meanwhile.

    While `since` gives a moment, what was due before it is another worker's, and so are the periodic jobs, which would
    judge a past that is half told. `instead` are handlers that this worker has in place of the registered ones.
    `really` is the clock of what is sent.
    """

    since: Callable[[], datetime | None] = nothing_before
    instead: Mapping[str, registry.Run] = field(default_factory=dict)
    really: Callable[[], datetime] | None = None


class Worker:
    """Runs in the main thread; `stop` may be called from a signal handler. `now` dates what it does."""

    def __init__(
        self, *, now: Callable[[], datetime], lease: timedelta = operations.LEASE, share: Share | None = None
    ) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self._now = now
        self._lease = lease
        self._share = share or Share()
        self._stopped = False
        self._beaten: dict[str, float] = {}

    def stop(self) -> None:
        self._stopped = True

    def run_until_stopped(self) -> None:
        """Works while there is work, then rests, a fifth of a second at most. A lost database is waited for."""
        rest = SHORTEST_REST
        planted = False
        while not self._stopped:
            try:
                planted = planted or self._plant()
                worked = self.run_one()
                self._beat()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("the database does not answer: %s", described(error))
                connection.close()
                worked = False
            rest = SHORTEST_REST if worked else min(2 * rest, LONGEST_REST)
            if not worked and not self._stopped:
                time.sleep(rest)

    def run_what_is_due(self) -> int:
        """Runs until nothing is due, for cron and for tests, and returns how many rows that was."""
        self._plant()
        count = 0
        while not self._stopped and self.run_one():
            count += 1
        self._beaten.clear()
        self._beat()
        return count

    def run_one(self) -> bool:
        """Whether there was a row to take."""
        since = self._share.since()
        kinds = registry.names() if since is None else registry.occasional()
        soonest = queries.next_due_at(kinds, since)
        if soonest is None or soonest > self._now():
            return False
        act = self._act("worker")
        due = operations.claim(worker=self.name, kinds=kinds, since=since, lease=self._lease, act=act)
        if due is None:
            return False
        self._run(due)
        return True

    def _beat(self) -> None:
        """What fails is said and done again: the next beat comes soon. Raises DatabaseError, which is waited for."""
        for beat in registry.beats():
            # That clock may begin with the machine: what was never done is due also in its first hour.
            if time.monotonic() < self._beaten.get(beat.name, -math.inf) + beat.interval.total_seconds():
                continue
            self._beaten[beat.name] = time.monotonic()
            try:
                beat.run(self._act(beat.name))
            except (DatabaseError, InterfaceError):
                raise
            except Exception as error:  # noqa: BLE001 one fault stops nothing else
                logger.error("%s failed: %s", beat.name, described(error))  # noqa: TRY400 its words may name somebody

    def _plant(self) -> bool:
        operations.plant(act=self._act("worker"))
        return True

    def _run(self, due: Due) -> None:
        kind = registry.kind_of(due.kind)
        act = self._act(due.kind)
        try:
            with self._keeping(due):
                self._handle(kind, due.key, act)
        except Exception as error:  # noqa: BLE001 the edge of the process: one bad row stops no other
            self._postpone(due, described(error))
            return
        again_at = act.at + kind.interval if kind.interval else None
        if not operations.finish(due=due, again_at=again_at, act=self._act(due.kind)):
            logger.warning("%s was taken by another worker before it ended here", due.kind)

    def _handle(self, kind: registry.Kind, key: str, act: Act) -> None:
        at = self._share.really() if kind.sends and self._share.really else act.at
        self._share.instead.get(kind.name, kind.run)(key, replace(act, at=at))

    def _postpone(self, due: Due, error: str) -> None:
        """The log has the same words as the row: neither the message of the error nor the key, which may name one."""
        logger.error("%s failed: %s", due.kind, error)
        operations.postpone(due=due, error=error, act=self._act(due.kind))

    @contextmanager
    def _keeping(self, due: Due) -> Iterator[None]:
        """Renews the lease while the handler runs, however long that is."""
        ended = Event()
        thread = Thread(target=self._renew_until, args=(ended, due), name="lease", daemon=True)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def _renew_until(self, ended: Event, due: Due) -> None:
        """In a thread of its own, with a connection of its own."""
        try:
            while not ended.wait(self._lease.total_seconds() / 3):
                self._renew(due)
        finally:
            connection.close()

    def _renew(self, due: Due) -> None:
        try:
            operations.renew(due=due, lease=self._lease, act=self._act(due.kind))
        except (DatabaseError, InterfaceError) as error:
            logger.warning("the lease of %s was not renewed: %s", due.kind, described(error))

    def _act(self, process: str) -> Act:
        return by_the_system(at=self._now(), surface=Surface.WORKER, process=process)
