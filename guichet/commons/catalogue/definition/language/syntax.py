"""The part of CEL that service files use, as a tree.

The library that evaluates keeps its tree to itself, and without one nothing can be told of types, of boundary values
or of the place of a fault. So this reads the expressions a second time; what it does not know is refused, and the
library has the last word on what is CEL.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*)
    |(?P<float>(?:\d+\.\d+|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+)
    |(?P<int>0x[0-9a-fA-F]+|\d+)
    |(?P<text>[rR]?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<mark>&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()\[\]{}])""",
    re.VERBOSE | re.ASCII,
)
LEVELS = {
    "||": 1,
    "&&": 2,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">=", "in"), 3),
    **dict.fromkeys("+-", 4),
    **dict.fromkeys("*/%", 5),
}
MAX_DEPTH = 80


class NotUnderstood(Exception):
    """The expression is outside the part of CEL that service files use; `column` counts from 0."""

    def __init__(self, column: int, *, is_too_deep: bool = False) -> None:
        super().__init__(f"column {column}")
        self.column = column
        self.is_too_deep = is_too_deep


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of an expression; `column` counts from 0."""

    column: int


@dataclass(frozen=True, slots=True)
class Literal(Node):
    value: bool | int | float | str | None


@dataclass(frozen=True, slots=True)
class Name(Node):
    name: str


@dataclass(frozen=True, slots=True)
class Field(Node):
    of: Node
    name: str


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function call; the receiver of a method is its first argument."""

    function: str
    arguments: tuple[Node, ...]
    is_method: bool = False


@dataclass(frozen=True, slots=True)
class Unary(Node):
    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary(Node):
    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    column: int


def children(node: Node) -> Iterator[Node]:
    for field in fields(node):
        value = getattr(node, field.name)
        yield from (child for child in (value if isinstance(value, tuple) else (value,)) if isinstance(child, Node))


def walk(node: Node) -> Iterator[Node]:
    """The node and all that it is made of."""
    yield node
    for child in children(node):
        yield from walk(child)


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """The same node over changed children."""
    changes: dict[str, Any] = {}
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Node):
            changes[field.name] = change(value)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(change(each) for each in value)
    return replace(node, **changes)


def tokens(source: str) -> list[Token]:
    """Raises NotUnderstood at the first character that begins no token."""
    found = []
    position = 0
    while position < len(source):
        match = TOKEN.match(source, position)
        if match is None or match.lastgroup is None:
            raise NotUnderstood(position)
        if match.lastgroup != "space":
            found.append(Token(match.lastgroup, match[0], position))
        position = match.end()
    return [*found, Token("end", "", position)]


def parse(source: str) -> Node:
    """The tree of an expression. Raises NotUnderstood where it is not of our part of CEL."""
    parser = _Parser(tokens(source))
    node = parser.conditional()
    parser.expect_end()
    return node


class _Parser:
    """Reads by descending; binary operators by their level."""

    def __init__(self, read: list[Token]) -> None:
        self.read = read
        self.position = 0
        self.depth = 0

    @property
    def here(self) -> Token:
        return self.read[self.position]

    def take(self, *texts: str) -> Token | None:
        token = self.here
        if token.kind not in {"mark", "name"} or token.text not in texts:
            return None
        self.position += 1
        return token

    def expect(self, text: str) -> Token:
        token = self.take(text)
        if token is None:
            raise NotUnderstood(self.here.column)
        return token

    def expect_end(self) -> None:
        if self.here.kind != "end":
            raise NotUnderstood(self.here.column)

    def conditional(self) -> Node:
        self.deepen()
        node = self.binary(1)
        mark = self.take("?")
        if mark:
            then = self.binary(1)
            self.expect(":")
            node = Conditional(mark.column, node, then, self.conditional())
        return node

    def deepen(self) -> None:
        """Operators and parentheses are counted over the whole expression, so that no reader of the tree runs deep."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotUnderstood(self.here.column, is_too_deep=True)

    def binary(self, level: int) -> Node:
        left = self.unary()
        while (found := LEVELS.get(self.here.text, 0)) >= level and self.here.kind in {"mark", "name"}:
            operator = self.here
            self.deepen()
            self.position += 1
            left = Binary(operator.column, operator.text, left, self.binary(found + 1))
        return left

    def unary(self) -> Node:
        mark = self.take("!", "-")
        if mark is None:
            return self.member(self.primary())
        self.deepen()
        return Unary(mark.column, mark.text, self.unary())

    def member(self, node: Node) -> Node:
        while self.take("."):
            name = self.here
            if name.kind != "name":
                raise NotUnderstood(name.column)
            self.position += 1
            if self.take("("):
                node = Call(name.column, name.text, (node, *self.arguments(")")), is_method=True)
            else:
                node = Field(name.column, node, name.text)
        return node

    def primary(self) -> Node:
        token = self.here
        self.position += 1
        if token.kind in {"int", "float", "text"}:
            return Literal(token.column, _value(token))
        if token.kind == "name" and token.text in {"true", "false", "null"}:
            return Literal(token.column, {"true": True, "false": False, "null": None}[token.text])
        if token.kind == "name" and token.text != "in":
            return (
                Call(token.column, token.text, self.arguments(")"))
                if self.take("(")
                else Name(token.column, token.text)
            )
        if token.text == "(":
            node = self.conditional()
            self.expect(")")
            return node
        if token.text == "[":
            return ListOf(token.column, self.arguments("]"))
        raise NotUnderstood(token.column)

    def arguments(self, close: str) -> tuple[Node, ...]:
        if self.take(close):
            return ()
        found = [self.conditional()]
        while self.take(","):
            found.append(self.conditional())
        self.expect(close)
        return tuple(found)


def _value(token: Token) -> int | float | str:
    if token.kind == "int":
        return int(token.text, 0) if token.text.startswith("0x") else int(token.text)
    if token.kind == "float":
        return float(token.text)
    return _text(token)


ESCAPES = re.compile(r"""\\(?:[\\"'nrt]|u[0-9a-fA-F]{4})""")


def _text(token: Token) -> str:
    """What a quoted text says. Only escapes that Python and CEL read alike are taken."""
    if token.text[0] in "rR":
        return token.text[2:-1]
    if "\\" in ESCAPES.sub("", token.text) or "\\ud" in token.text.lower():
        raise NotUnderstood(token.column)
    value = ast.literal_eval(token.text)
    if not isinstance(value, str):
        raise NotUnderstood(token.column)
    return value
