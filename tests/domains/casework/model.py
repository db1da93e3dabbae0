"""Another reckoning of what a case must be: from the words of the service files, day by day, with nothing of ours.

It reads YAML, not our definitions, and counts delays by walking the calendar, so that it shares no mistake with what it
judges but the days that the State does not work.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guichet.foundation.places.calendar import BENIN, is_working_day

ROOT = Path(__file__).resolve().parents[3]
ONE_DAY = timedelta(days=1)
IN_HAND_AT_MOST = 3
Stops = list[tuple[datetime, datetime]]


@cache
def procedures() -> Mapping[str, Mapping[str, Any]]:
    """The sheets of all services that are treated here, as their files have them."""
    # libyaml itself, as in production: the reader in pure Python refuses « ? » inside braces.
    sheets = [
        yaml.load(path.read_text(), yaml.CSafeLoader) for path in sorted((ROOT / "services").glob("[!_]*/*.yaml"))
    ]
    return {sheet["code"]: sheet for sheet in sheets if "procedure" in sheet}


def ends(start: datetime, term: Mapping[str, Any], stops: Stops) -> datetime:
    """The moment by which it must be done: hour by hour, or at the midnight that follows the last day that counts."""
    if term["unit"] == "hours":
        return start + timedelta(hours=term["at_most"]) + sum((until - since for since, until in stops), timedelta())
    left = term["at_most"] + sum(_counted(term["unit"], since, until) for since, until in stops)
    day = _day(start)
    while left:
        day += ONE_DAY
        left -= _counts(term["unit"], day)
    return datetime.combine(day + ONE_DAY, time.min, tzinfo=BENIN)


def _counted(unit: str, since: datetime, until: datetime) -> int:
    return sum(
        _counts(unit, _day(since) + ONE_DAY * number) for number in range(1, (_day(until) - _day(since)).days + 1)
    )


def _counts(unit: str, day: date) -> bool:
    return unit == "calendar_days" or is_working_day(day)


def _day(moment: datetime) -> date:
    return moment.astimezone(BENIN).date()


@dataclass
class Expected:
    """One case. `at` is a step, or an outcome once it is decided; `turns` are (step, officer), finished."""

    code: str
    number: int
    ready_at: datetime
    at: str = ""
    state: str = "waiting"
    hands: str = ""
    until: datetime | None = None
    step_since: datetime | None = None
    escalated: bool = False
    paused_for: str = ""
    paused_at: datetime | None = None
    stops: Stops = field(default_factory=list)
    turns: list[tuple[str, str]] = field(default_factory=list)
    barred: set[str] = field(default_factory=set)
    awaited: dict[str, datetime] = field(default_factory=dict)
    opinions: dict[str, bool | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.enter(self.circuit["steps"][0]["code"], self.ready_at)

    @property
    def sheet(self) -> Mapping[str, Any]:
        return procedures()[self.code]

    @property
    def procedure(self) -> Mapping[str, Any]:
        held: Mapping[str, Any] = self.sheet["procedure"]
        return held

    @property
    def circuit(self) -> Mapping[str, Any]:
        held: Mapping[str, Any] = self.procedure["circuit"]
        return held

    @property
    def step(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = next(each for each in self.circuit["steps"] if each["code"] == self.at)
        return found

    def unit(self, code: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = next(each for each in self.circuit["units"] if each["code"] == code)
        return found

    def outcome(self, code: str) -> Mapping[str, Any] | None:
        return next((each for each in self.procedure["outcomes"] if each["code"] == code), None)

    def promised_at(self) -> datetime:
        return ends(self.ready_at, self.procedure["promise"], self.stops)

    def step_due_at(self) -> datetime:
        assert self.step_since is not None
        return ends(self.step_since, self.step["delay"], [stop for stop in self.stops if stop[0] >= self.step_since])

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Steps that two people must do."""
        yield from (
            (each["code"], each["four_eyes_with"]) for each in self.circuit["steps"] if "four_eyes_with" in each
        )

    def may_be_served_to(self, officer: str) -> bool:
        others = {b if a == self.at else a for a, b in self.pairs() if self.at in {a, b}}
        return officer not in self.barred and not any(step in others and who == officer for step, who in self.turns)

    def enter(self, step: str, at: datetime) -> None:
        self.at, self.state, self.step_since, self.escalated = step, "waiting", at, False
        self.awaited = {each["body"]: ends(at, each["delay"], []) for each in self.step.get("opinions", ())}

    def take(self, officer: str, at: datetime) -> None:
        terms = [{"at_most": 1, "unit": "working_days"}, *(each["delay"] for each in self.step.get("opinions", ()))]
        self.state, self.hands, self.until = "in-hand", officer, max(ends(at, term, []) for term in terms)

    def leave(self, state: str) -> None:
        self.state, self.hands, self.until = state, "", None

    def refuses(self, result: Mapping[str, Any]) -> bool:
        """Whether the step may not end like that: an opinion is awaited, or a binding one is against."""
        outcome = self.outcome(result["to"])
        binding = {
            each["body"] for step in self.circuit["steps"] for each in step.get("opinions", ()) if each.get("binding")
        }
        against = any(self.opinions.get(body) is False for body in binding)
        return bool(self.awaited) or (outcome is not None and outcome["kind"] == "granted" and against)

    def finish(self, result: Mapping[str, Any], at: datetime) -> None:
        self.turns.append((self.at, self.hands))
        self.leave("waiting")
        if self.outcome(result["to"]) is None:
            self.enter(result["to"], at)
        else:
            self.at, self.state = result["to"], "closed"

    def pause(self, motive: str, at: datetime) -> None:
        self.leave("paused")
        self.paused_for, self.paused_at = motive, at

    def resume(self, at: datetime) -> None:
        assert self.paused_at is not None
        self.stops.append((self.paused_at, at))
        self.paused_for, self.paused_at, self.state = "", None, "waiting"

    def is_late(self, at: datetime) -> bool:
        return self.state in {"waiting", "in-hand"} and (self.step_due_at() <= at or self.promised_at() <= at)

    def count_silences(self, at: datetime) -> None:
        worth = {"favourable": True, "unfavourable": False, "escalated": None}
        for body in [body for body, due in self.awaited.items() if due <= at]:
            (opinion,) = [each for each in self.step["opinions"] if each["body"] == body]
            self.opinions[body] = worth[opinion.get("silence", "escalated")]
            del self.awaited[body]
