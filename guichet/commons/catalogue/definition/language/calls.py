"""What functions give, by the kinds of their arguments."""

import re
from collections.abc import Sequence
from datetime import date

from guichet.commons.catalogue.definition.language.arithmetic import expect
from guichet.commons.catalogue.definition.language.functions import FUNCTIONS, Function
from guichet.commons.catalogue.definition.language.kinds import (
    MAX_NUMBER,
    Anything,
    Bool,
    Kind,
    ListOf,
    Number,
    Text,
)
from guichet.commons.catalogue.definition.language.misuse import Misuse
from guichet.commons.catalogue.definition.language.patterns import is_pattern
from guichet.commons.catalogue.definition.language.syntax import Call, Literal, Node

MACROS = frozenset({"all", "exists", "exists_one", "filter", "map"})
METHODS = frozenset({"startsWith", "endsWith", "contains", "matches"})
CONVERSIONS = frozenset({"int", "double", "string"})
KNOWN = sorted({*FUNCTIONS, *METHODS, *CONVERSIONS, *MACROS, "size"})
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def of_call(node: Call, kinds: Sequence[Kind]) -> Kind:
    if any(isinstance(kind, Anything) for kind in kinds):
        return Anything()
    if node.function in FUNCTIONS:
        return _of_function(node, FUNCTIONS[node.function], kinds)
    if node.function in METHODS and node.is_method:
        return _of_method(node, kinds)
    if node.function in CONVERSIONS and not node.is_method:
        return _converted(node, kinds)
    if node.function == "size":
        return _size(node, kinds)
    if node.function == "has":
        raise Misuse("has", node)
    raise Misuse.unknown("unknown-function", node, node.function, KNOWN)


def _of_function(node: Call, function: Function, kinds: Sequence[Kind]) -> Kind:
    _refuse_count(node, kinds, len(function.takes))
    for argument, kind, expected in zip(node.arguments, kinds, function.takes, strict=True):
        expect(argument, kind, expected)
        _refuse_too_wide(argument, kind, expected)
    if node.function == "date":
        _refuse_no_day(node)
    return _total(node, kinds[0]) if node.function == "total" else function.gives


def _refuse_too_wide(node: Node, kind: Kind, expected: Kind) -> None:
    if isinstance(kind, Number) and isinstance(expected, Number):
        if not kind.is_whole:
            raise Misuse("whole-number-expected", node)
        if kind.bound > expected.bound:
            raise Misuse("number-too-big-to-count", node)


def _refuse_no_day(node: Call) -> None:
    argument = node.arguments[0]
    written = argument.value if isinstance(argument, Literal) else None
    try:
        is_day = isinstance(written, str) and DAY.match(written) and date.fromisoformat(written)
    except ValueError:
        is_day = False
    if not is_day:
        raise Misuse("not-a-written-date", argument)


def _total(node: Call, kind: Kind) -> Kind:
    if not isinstance(kind, ListOf) or not isinstance(kind.item, Number) or not kind.item.is_whole:
        raise Misuse("total-of-what", node)
    bound = kind.item.bound * kind.max_items
    if bound > MAX_NUMBER:
        raise Misuse("number-too-big-to-count", node)
    return Number(is_whole=True, bound=bound)


def _of_method(node: Call, kinds: Sequence[Kind]) -> Kind:
    _refuse_count(node, kinds, 2)
    for argument, kind in zip(node.arguments, kinds, strict=True):
        expect(argument, kind, Text())
    if node.function == "matches":
        pattern = node.arguments[1]
        if not isinstance(pattern, Literal) or not is_pattern(str(pattern.value)):
            raise Misuse("not-a-pattern", pattern)
    return Bool()


def _converted(node: Call, kinds: Sequence[Kind]) -> Kind:
    _refuse_count(node, kinds, 1)
    kind = kinds[0]
    if node.function == "string" and isinstance(kind, Number | Text):
        return Text()
    if node.function == "string" or not isinstance(kind, Number):
        raise Misuse("conversion", node, function=node.function, kind=kind)
    if kind.bound > MAX_NUMBER / 2:
        raise Misuse("number-too-big-to-count", node)
    return Number(is_whole=node.function == "int", bound=kind.bound)


def _size(node: Call, kinds: Sequence[Kind]) -> Kind:
    _refuse_count(node, kinds, 1)
    kind = kinds[0]
    if isinstance(kind, ListOf):
        return Number(is_whole=True, bound=kind.max_items)
    if isinstance(kind, Text):
        raise Misuse("size-of-text", node)
    raise Misuse("not-a-list-of-answers", node, function="size", kind=kind)


def _refuse_count(node: Call, kinds: Sequence[Kind], expected: int) -> None:
    if len(kinds) != expected:
        raise Misuse("arguments", node, function=node.function, expected=expected, given=len(kinds))
