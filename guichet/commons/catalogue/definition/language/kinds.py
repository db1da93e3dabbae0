"""What a value may be, as told before any answer is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

MAX_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Bool:
    pass


@dataclass(frozen=True, slots=True)
class Text:
    """`values` are those of the options, when the text comes from a choice or is written in the expression."""

    values: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """`bound` is the largest distance from zero: what could pass the 64 bits of CEL is refused before it does."""

    is_whole: bool
    bound: float


@dataclass(frozen=True, slots=True)
class Date:
    """A day, as text YYYY-MM-DD, which sorts as days do; an absent one is the empty text."""


@dataclass(frozen=True, slots=True)
class File:
    """A thing received, of which only presence can be told."""


@dataclass(frozen=True, slots=True)
class ListOf:
    item: "Kind"
    max_items: int


@dataclass(frozen=True, slots=True)
class Record:
    fields: Mapping[str, "Variable"]


@dataclass(frozen=True, slots=True)
class Anything:
    """The kind of what is faulty already: nothing more is said of it."""


Kind: TypeAlias = Bool | Text | Number | Date | File | ListOf | Record | Anything


@dataclass(frozen=True, slots=True)
class Variable:
    """`may_be_absent`: a path through the form exists on which it is not given."""

    kind: Kind
    may_be_absent: bool = False


Scope: TypeAlias = Mapping[str, Variable]

NAMES: Mapping[type, tuple[str, str]] = {
    Bool: ("un oui ou non", "a yes or no"),
    Text: ("un texte", "a text"),
    Number: ("un nombre", "a number"),
    Date: ("une date", "a date"),
    File: ("un fichier", "a file"),
    ListOf: ("une liste", "a list"),
    Record: ("une réponse à plusieurs champs", "an answer of several fields"),
    Anything: ("une valeur", "a value"),
}


def empty(kind: Kind) -> object:
    """The value that stands for an absent answer."""
    match kind:
        case Bool():
            return False
        case Number(is_whole=whole):
            return 0 if whole else 0.0
        case ListOf():
            return []
        case Record(fields=inner):
            return {name: empty(variable.kind) for name, variable in inner.items()}
        case _:
            return ""
