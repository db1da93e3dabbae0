"""From what casework would journal to lines of the public log: crowds of ten, a chance order, no minute.

The rules are those of `guichet/commons/public_log/policies.py`; only the tables are missing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from guichet.commons.public_log import leaves, policies
from guichet.commons.public_log.leaves import Leaf
from simulation.office import STEP, Event

HOUR = timedelta(hours=1)
TO_THE_HOUR = HOUR - timedelta(microseconds=1)


@dataclass(slots=True)
class _Crowd:
    first: datetime
    lines: list[tuple[str, bytes]] = field(default_factory=list)


class Teller:
    """Gives each hour's lines in the order in which the sequencer would place them."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._crowds: dict[str, _Crowd] = {}
        self._in_crowds: defaultdict[str, int] = defaultdict(int)
        self._held: list[tuple[str, bytes]] = []

    def hours(self, events: Iterable[Event]) -> Iterator[tuple[datetime, list[bytes]]]:
        """`events` in the hub's order; each hour's end with the lines that got their place in it."""
        end, lines = None, list[bytes]()
        for event in events:
            while end is not None and event.at >= end:
                lines += self._crowds_told(end)
                yield end, lines
                end, lines = self._next(end, event.at), []
            end = end or policies.hour_of(event.at) + HOUR
            lines += self._told(event)
        if end is not None:
            yield end, lines + self._crowds_told(end + timedelta(days=2))

    def _next(self, end: datetime, at: datetime) -> datetime:
        """The next full hour while something waits; else that of the next event."""
        return end + HOUR if self._crowds else policies.hour_of(at) + HOUR

    def _told(self, event: Event) -> list[bytes]:
        name, content = event.case.name, leaf(event).content()
        crowd = _crowd_of(event)
        if crowd:
            self._crowds.setdefault(crowd, _Crowd(event.at)).lines.append((name, content))
            self._in_crowds[name] += 1
        elif name in self._in_crowds:
            self._held.append((name, content))
        else:
            return [content]
        return []

    def _crowds_told(self, at: datetime) -> list[bytes]:
        told: list[tuple[str, bytes]] = []
        for name, waiting in list(self._crowds.items()):
            crowd = policies.Crowd(name, len(waiting.lines), waiting.first)
            many = policies.is_many(crowd)
            if many or policies.is_over(crowd, at):
                told += waiting.lines if many else [(case, leaves.widened(line)) for case, line in waiting.lines]
                del self._crowds[name]
        if not told:
            return []
        return [line for _case, line in self._shuffled(told)] + self._let_go(told)

    def _shuffled(self, told: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        """Those of one case keep their order."""
        by_case: defaultdict[str, list[tuple[str, bytes]]] = defaultdict(list)
        for each in told:
            by_case[each[0]].append(each)
        turns = [name for name, _line in told]
        self._chance.shuffle(turns)
        return (by_case[name].pop(0) for name in turns)

    def _let_go(self, told: list[tuple[str, bytes]]) -> list[bytes]:
        for name, _line in told:
            self._in_crowds[name] -= 1
            if not self._in_crowds[name]:
                del self._in_crowds[name]
        free = [line for name, line in self._held if name not in self._in_crowds]
        self._held = [(name, line) for name, line in self._held if name in self._in_crowds]
        return free


def _crowd_of(event: Event) -> str:
    service, office = event.case.office.service, event.case.office.name
    return {"received": f"received {service}", "ready": f"ready {service} {office}"}.get(event.kind, "")


def leaf(event: Event) -> Leaf:
    """As `guichet/domains/casework/openly.py` tells each."""
    facts: dict[str, str | int | bool] = {"case": event.case.name}
    if event.kind in {"received", "ready", "decided", "refused"}:
        facts["service"] = event.case.office.service
    if event.kind != "received":
        facts["office"] = event.case.office.name
    if event.kind in {"ready", "taken", "given-back", "paused"}:
        facts["step"] = STEP
    if "promised" in event.facts:
        facts["promised"] = leaves.hour(event.facts["promised"] + TO_THE_HOUR)
    facts |= {name: event.facts[name] for name in ("motive", "reason") if name in event.facts}
    return Leaf(event.kind, event.facts.get("says_at", event.at), facts)
