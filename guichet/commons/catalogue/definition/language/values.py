"""Answers as an expression sees them: each of its kind, an absent or ill-formed one as the empty value."""

import re
from collections.abc import Mapping
from datetime import date

from guichet.commons.catalogue.definition.language.kinds import (
    Bool,
    Date,
    File,
    Kind,
    ListOf,
    Number,
    Record,
    Scope,
    Text,
    empty,
)

DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
ABSENT: object = None


def bound(scope: Scope, answers: Mapping[str, object]) -> dict[str, object]:
    """Every name of the scope, and `answered`, which tells by name what is given."""
    seen = {name: as_seen(variable.kind, answers.get(name)) for name, variable in scope.items()}
    bindings = {name: value for name, (value, _) in seen.items()}
    return {**bindings, "answered": {name: is_there for name, (_, is_there) in seen.items()}}


def as_seen(kind: Kind, value: object) -> tuple[object, bool]:
    """One answer as `bound` has it, and whether it is given."""
    found = fitted(kind, value)
    return (empty(kind), False) if found is ABSENT else (found, True)


def fitted(kind: Kind, value: object) -> object:
    """The value, when it is one of this kind; else None."""
    found = ABSENT
    match kind, value:
        case Bool(), bool():
            found = value
        case Text(), str() if value and is_encodable(value):
            found = value
        case Date(), str() if is_day(value):
            found = value
        case Number(), int() | float() if not isinstance(value, bool):
            found = _number(kind, value)
        case ListOf(), list() | tuple():
            found = _items(kind, value)
        case Record(), Mapping():
            found = _record(kind, value)
        case File(), _ if value:
            found = "received"
    return found


def is_day(text: str) -> bool:
    """Whether a text is a date of the calendar, written YYYY-MM-DD."""
    try:
        return DAY.match(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_encodable(text: str) -> bool:
    """Half a surrogate pair is a text to Python, and to nothing else."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _number(kind: Number, value: float) -> object:
    if not -kind.bound <= value <= kind.bound:
        return ABSENT
    if kind.is_whole:
        return int(value) if value == int(value) else ABSENT
    return float(value)


def _items(kind: ListOf, value: list[object] | tuple[object, ...]) -> object:
    fitting = [each for each in (fitted(kind.item, item) for item in value[: kind.max_items]) if each is not ABSENT]
    return fitting or ABSENT


def _record(kind: Record, value: Mapping[str, object]) -> object:
    return bound(kind.fields, value) if any(value.get(name) not in (None, "") for name in kind.fields) else ABSENT
