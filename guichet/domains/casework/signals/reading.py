"""The rules held against what is in the tables: for supervisors, of their own offices.

The lines are those that the public log tells, in the journal's order: a line that waits for its crowd is here at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.public_log import leaves
from guichet.domains.casework import openly
from guichet.domains.casework.models import Turn
from guichet.domains.casework.signals import rules
from guichet.domains.casework.signals.hands import Hand
from guichet.domains.casework.signals.honest import FalseAlarms, false_alarms
from guichet.domains.casework.signals.vocabulary import Code, Raised
from guichet.domains.casework.vocabulary import Ending
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry

PREFIX = "casework."
SAYS_THE_PROMISE = ("case-ready", "clock-resumed")
TO_THE_HOUR = timedelta(hours=1) - timedelta(microseconds=1)
Place = tuple[str, str]  # authority and unit
FACTS = (
    *("case__pseudonym", "case__reference", "case__assisted_by", "officer", "ending"),
    *("authority", "unit"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """`count` of `of` at one office, in cases that it had in hand; `officer` is a name, where the rule names one.

    Without an `office`, no published circuit has it any more. `references` are all that is told of the cases.
    """

    code: Code
    authority: str
    unit: str
    office: Text | None
    officer: str
    count: int
    of: int
    references: tuple[str, ...]
    false_alarms: FalseAlarms | None


@dataclass(frozen=True, slots=True)
class _Held:
    """A turn, as far as the rules ask."""

    case: str
    reference: str
    helper: str
    officer: str
    ending: str
    authority: str
    unit: str

    @property
    def place(self) -> Place:
        return (self.authority, self.unit)


def found(supervisor: Viewer, days: int, at: datetime) -> tuple[Found, ...]:
    """By office, then by rule, in a fixed number of queries: nothing of an office that they do not supervise."""
    turns = _turns(supervisor, at - timedelta(days=days))
    held = [_Held(*row) for row in turns.values_list(*FACTS)]
    places = {_office(each.place): each.place for each in held}
    raised = [each for each in rules.raised(_lines(turns, held), _hands(held)) if each.office in places]
    return _found(raised, places, {each.case: each.reference for each in held}, days)


def _turns(supervisor: Viewer, since: datetime) -> QuerySet[Turn]:
    posts = Q(pk__in=[])
    for role in supervisor.roles if supervisor.is_staff else ():
        if role.kind == RoleKind.SUPERVISOR and role.authority:
            posts |= Q(authority=role.authority) & (Q(unit=role.unit) if role.unit else Q())
    recent = Q(ended_at__isnull=True) | Q(ended_at__gt=since)
    return Turn.objects.filter(posts, recent).order_by("began_at", "pk")


def _lines(turns: QuerySet[Turn], held: Sequence[_Held]) -> list[dict[str, Any]]:
    """All that the log tells of the cases in these turns; an office that is none of theirs keeps its bare code."""
    offices = {(each.case, each.unit): _office(each.place) for each in held}
    about = Entry.objects.filter(subject__in=turns.order_by().values("case__pseudonym")).order_by("number")
    rows = about.values_list("kind", "subject", "at", "facts")
    return [
        _line(kind.removeprefix(PREFIX), case, at, facts, offices)
        for kind, case, at, facts in rows
        if kind.startswith(PREFIX) and kind.removeprefix(PREFIX) in openly.LINES
    ]


def _line(
    event: str, case: str, at: datetime, facts: Mapping[str, Any], offices: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    """As the log tells it, as far as the rules read: an old entry lacks what they do not need."""
    unit = facts.get("unit", "")
    line = {"kind": openly.LINES[event].kind, "case": case, "at": leaves.hour(at)}
    line |= {name: facts[name] for name in ("service", "step", "priority") if facts.get(name)}
    if event in SAYS_THE_PROMISE:
        line["promised"] = leaves.hour(datetime.fromisoformat(facts["promised_at"]) + TO_THE_HOUR)
    return line | {"office": offices.get((case, unit), unit)}


def _hands(held: Sequence[_Held]) -> list[Hand]:
    return [
        Hand(each.case, _office(each.place), each.officer, each.helper, each.ending == Ending.GIVEN_BACK)
        for each in held
        if each.ending
    ]


def _office(place: Place) -> str:
    """Two authorities may both have an office of that code; none has a space."""
    return " ".join(place)


def _found(
    raised: Sequence[Raised], places: Mapping[str, Place], references: Mapping[str, str], days: int
) -> tuple[Found, ...]:
    titles = catalogue.current().offices
    names = identity.staff_names({each.officer for each in raised if each.officer})
    found = (
        Found(
            each.code,
            *places[each.office],
            titles.get(places[each.office]),
            names.get(each.officer, ""),
            each.count,
            each.of,
            tuple(sorted(references[case] for case in each.cases)),
            false_alarms(each.code, days),
        )
        for each in raised
    )
    return tuple(sorted(found, key=lambda each: (each.authority, each.unit, each.code, each.officer)))
