"""An office at work: officers are served the oldest file, minute by minute, and each act is an event."""

import random
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from typing import Any

from simulation.hours import DAY
from simulation.people import Absences, Beginner, absences, beginner
from simulation.world import Case, Office, World

STEP = "examen"
TIED = 0.002  # of files: one officer of the office declared a tie beforehand, and is never served it
RELATION = 0.001  # of files served: the officer knows the person, and gives it back
OTHER_REASON = 0.003  # and gives it back for want of a tool or of a competence
PAUSE = 0.08  # of files: a piece is asked for
SEARCH = 1 / 2000  # of files: another administration is asked, and answers after days
INTEREST = "interest"
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What casework would journal. `officer` and `helper` never reach the public log."""

    at: datetime
    kind: str
    case: Case
    officer: str = NOBODY
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class File:
    """A case on its way through the office, in working minutes."""

    case: Case
    ready: int
    promised: int
    number: int
    barred: set[str] = field(default_factory=set)
    paused_before: bool = False


class Officers:
    """How people work. The honest ones are here; a misdeed overrides one of these answers."""

    def __init__(self, chance: random.Random, beginner: Beginner | None = None) -> None:
        self.chance = chance
        self.beginner = beginner or Beginner()
        self._searched: set[str] = set()

    def choose(self, queue: list[File], officer: str, now: int) -> File | None:
        """The oldest that this officer may treat: what the queue serves."""
        return next((file for file in queue if officer not in file.barred), None)

    def says_ready(self, case: Case) -> datetime:
        """The moment that is written down."""
        return case.ready_at

    def minutes(self, file: File, officer: str, now: int) -> int:
        """How long it stays in hand."""
        if self.chance.random() < SEARCH:
            self._searched.add(file.case.name)
            return self.chance.randrange(2 * DAY, 5 * DAY)
        return 6 + int(self.chance.expovariate(1 / 13))

    def blocks(self, file: File, officer: str) -> bool:
        """Whether the officer does nothing else meanwhile."""
        return file.case.name not in self._searched

    def returns(self, file: File, officer: str, now: int) -> str:
        """The reason for giving it back; empty when it is treated."""
        drawn = self.chance.random()
        other = OTHER_REASON * self.beginner.gives_back(officer, now)
        return INTEREST if drawn < RELATION else "competence" if drawn < RELATION + other else ""

    def pauses(self, file: File, officer: str, now: int) -> bool:
        """A piece is asked for when the file is first looked at, never twice."""
        return not file.paused_before and self.chance.random() < PAUSE

    def gives(self, file: File, begin: int, end: int) -> int:
        """By how many working minutes a pause moves the promise: the whole working days that it took."""
        return (end // DAY - begin // DAY) * DAY


class Bureau:
    """Runs one office from its first case to its last; `events` come in the order of the hub."""

    def __init__(self, world: World, office: Office, officers: Officers) -> None:
        self.world, self.office, self.officers = world, office, officers
        self.events: list[Event] = []
        self.chance = world.chance("bureau", office.name)
        self._queue: list[File] = []
        self._coming: list[tuple[int, int, str, Any]] = []
        self._turn = 0
        self._away = {each: _away(world, each) for each in office.officers}
        self._idle: list[str] = []

    def run(self) -> list[Event]:
        for number, case in enumerate(self.world.cases(self.office)):
            self._arrive(number, case)
        for officer in self.office.officers:
            self._later(self.chance.randrange(10), "free", officer)
        while self._coming:
            now, _turn, what, subject = heappop(self._coming)
            getattr(self, f"_{what}")(now, subject)
        return sorted(self.events, key=lambda event: event.at)

    def _arrive(self, number: int, case: Case) -> None:
        says_at = self.officers.says_ready(case)
        ready = self.world.hours.minute(says_at)
        file = File(case, ready, ready + self.office.term * DAY, number)
        if self.chance.random() < TIED:
            file.barred.add(self.chance.choice(self.office.officers))
        self.events.append(Event(case.received_at, "received", case))
        facts = {"promised": self._clock(file.promised), "says_at": says_at}
        self.events.append(Event(case.ready_at, "ready", case, facts=facts))
        self._later(self.world.hours.minute(case.ready_at), "queued", file)

    def _queued(self, now: int, file: File) -> None:
        self._queue.append(file)
        self._queue.sort(key=lambda each: (each.ready, each.number))
        for officer in self._idle:
            self._later(now, "free", officer)
        self._idle.clear()

    def _free(self, now: int, officer: str) -> None:
        if (back := self._away[officer].back_at(now)) > now:
            self._later(back, "free", officer)
            return
        file = self.officers.choose(self._queue, officer, now)
        if file is None:
            self._idle.append(officer)
            return
        self._queue.remove(file)
        self._tell(now, "taken", file, officer)
        reason = self.officers.returns(file, officer, now)
        minutes = 2 if reason else self.officers.minutes(file, officer, now)
        done = self._away[officer].after(now, minutes)
        self._later(done, "done", (file, officer, reason))
        self._later(done if reason or self.officers.blocks(file, officer) else now + 1, "free", officer)

    def _done(self, now: int, subject: tuple[File, str, str]) -> None:
        file, officer, reason = subject
        if reason:
            if reason == INTEREST:
                file.barred.add(officer)
            self._tell(now, "given-back", file, officer, reason=reason)
            self._queued(now, file)
        elif self.officers.pauses(file, officer, now):
            self._pause(now, file, officer)
        else:
            self._decide(now, file, officer)

    def _pause(self, now: int, file: File, officer: str) -> None:
        file.paused_before = True
        waited = self.chance.randrange(DAY // 2, 8 * DAY)
        file.promised += self.officers.gives(file, now, now + waited)
        self._tell(now, "paused", file, officer, motive="piece-manquante")
        self._later(now + waited, "resumed", file)

    def _resumed(self, now: int, file: File) -> None:
        self._tell(now, "resumed", file, motive="piece-manquante", promised=self._clock(file.promised))
        self._queued(now, file)

    def _decide(self, now: int, file: File, officer: str) -> None:
        kind = "refused" if self.chance.random() < 0.06 else "decided"
        self._tell(now, kind, file, officer, promise=self._clock(file.promised))
        if kind == "decided":
            self._tell(now, "issued", file, officer)

    def _tell(self, now: int, kind: str, file: File, officer: str = NOBODY, **facts: Any) -> None:
        self.events.append(Event(self._clock(now), kind, file.case, officer, facts))

    def _clock(self, minute: int) -> datetime:
        return self.world.hours.at(minute)

    def _later(self, minute: int, what: str, subject: Any) -> None:
        self._turn += 1
        heappush(self._coming, (minute, self._turn, what, subject))


def _away(world: World, officer: str) -> Absences:
    return absences(world.chance("absences", officer), len(world.hours.working))


def honest(world: World, office: Office) -> Officers:
    """Those who work there in an honest year."""
    return Officers(world.chance("officers", office.name), newcomer(world, office))


def newcomer(world: World, office: Office) -> Beginner:
    return beginner(world.chance("beginner", office.name), office.officers, len(world.hours.working))
