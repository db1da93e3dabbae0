"""The shape of what the journal holds. Each app declares its own events; the journal knows none by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import Any, TypeVar

E = TypeVar("E", bound=type)


@dataclass(frozen=True, slots=True)
class Kind:
    """How events of one kind are written: `name` is `app.past-participle`, `schema` grows when fields change."""

    name: str
    schema: int
    subject: str
    declared_by: type


_kinds: dict[type, Kind] = {}


def event(name: str, *, subject: str, schema: int = 1) -> Callable[[E], E]:
    """Declares a frozen dataclass as a kind of event; `subject` names its field that says what it is about.

    Fields are flat and hold no personal data: codes, references, counts, digests, moments.
    """

    def declare(declared: E) -> E:
        if not is_dataclass(declared) or subject not in {field.name for field in fields(declared)}:
            raise TypeError(f"{declared.__qualname__}: an event is a dataclass with the field {subject!r}")
        if any(kind.name == name for kind in _kinds.values()):
            raise TypeError(f"{declared.__qualname__}: the kind {name!r} is declared twice")
        _kinds[declared] = Kind(name, schema, subject, declared)
        return declared

    return declare


def kind_of(happened: object) -> Kind:
    """Raises KeyError for an object that is not a declared event: a fault of the caller."""
    return _kinds[type(happened)]


def kinds() -> Mapping[type, Kind]:
    return MappingProxyType(_kinds)


def facts_of(happened: Any) -> dict[str, Any]:
    """The event's fields as JSON values."""
    return {field.name: _as_json(getattr(happened, field.name)) for field in fields(happened)}


def _as_json(value: Any) -> str | int | bool | None:
    if value is None or isinstance(value, bool | int | str):
        return value
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise TypeError(f"a journal fact is text, a whole number, a moment or nothing, not {type(value).__name__}")
