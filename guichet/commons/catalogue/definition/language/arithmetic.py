"""What operators give, by the kinds that they meet."""

from collections.abc import Callable, Sequence
from functools import reduce

from guichet.commons.catalogue.definition.language.kinds import (
    MAX_NUMBER,
    Anything,
    Bool,
    Date,
    File,
    Kind,
    ListOf,
    Number,
    Record,
    Text,
)
from guichet.commons.catalogue.definition.language.misuse import Misuse
from guichet.commons.catalogue.definition.language.syntax import Binary, Literal, Name, Node, Unary

ORDER = frozenset({"<", "<=", ">", ">="})
EQUALITY = frozenset({"==", "!="})
LOGIC = frozenset({"&&", "||"})
MAX_FRACTION = 1e300


def of_literal(node: Literal) -> Kind:
    match node.value:
        case bool():
            return Bool()
        case int():
            return _bounded(node, Number(is_whole=True, bound=node.value))
        case float():
            return _bounded(node, Number(is_whole=False, bound=node.value))
        case str():
            return Text(frozenset({node.value}))
        case _:
            raise Misuse("null", node)


def of_unary(node: Unary, kind: Kind) -> Kind:
    if node.operator == "!":
        expect(node.operand, kind, Bool())
    elif not isinstance(kind, Number | Anything):
        raise Misuse("wrong-kind", node, expected=Number(is_whole=True, bound=0), kind=kind)
    return kind


def of_binary(node: Binary, left: Kind, right: Kind) -> Kind:
    operator = node.operator
    if isinstance(left, Anything) or isinstance(right, Anything):
        return Bool() if operator in LOGIC | EQUALITY | ORDER | {"in"} else Anything()
    if operator in LOGIC:
        expect(node.left, left, Bool())
        expect(node.right, right, Bool())
    elif operator in EQUALITY:
        _refuse_incomparable(node, left, right)
    elif operator in ORDER:
        _refuse_unordered(node, left, right)
    elif operator == "in":
        _refuse_outside(node, left, right)
    else:
        return _computed(node, left, right)
    return Bool()


def refuse_hyphen(node: Binary, is_known: Callable[[str], bool]) -> None:
    """`nom-famille` is a subtraction to CEL; when its parts are not answers, a name was meant."""
    parts = _dashed(node)
    if parts and not all(is_known(part) for part in parts):
        raise Misuse("hyphen", node, name="-".join(parts), remedy="_".join(parts))


def _dashed(node: Node) -> tuple[str, ...]:
    """The names that hyphens join without a space, or nothing."""
    match node:
        case Name(name=name):
            return (name,)
        case Binary(operator="-", left=left, right=Name(name=last) as right, column=column):
            before = _dashed(left)
            touches = right.column == column + 1 and _end(left) == column
            return (*before, last) if before and touches else ()
    return ()


def _end(node: Node) -> int:
    last = node.right if isinstance(node, Binary) else node
    return last.column + len(last.name) if isinstance(last, Name) else -1


def expect(node: Node, kind: Kind, expected: Kind) -> None:
    if not isinstance(kind, (type(expected), Anything)):
        raise Misuse("wrong-kind", node, expected=expected, kind=kind)


def join(node: Node, kinds: Sequence[Kind]) -> Kind:
    """The one kind that all these are. Raises Misuse when they differ."""
    return reduce(lambda first, second: _joined(node, first, second), kinds)


def _joined(node: Node, first: Kind, second: Kind) -> Kind:
    match first, second:
        case (Anything(), _) | (_, Anything()):
            return Anything()
        case Number(), Number():
            if first.is_whole != second.is_whole:
                raise Misuse("mixed-numbers", node)
            return Number(first.is_whole, max(first.bound, second.bound))
        case Text(), Text():
            both = first.values is not None and second.values is not None
            return Text((first.values or frozenset()) | (second.values or frozenset())) if both else Text()
        case ListOf(), ListOf():
            return ListOf(_joined(node, first.item, second.item), max(first.max_items, second.max_items))
    if first != second:
        raise Misuse("mixed-kinds", node, first=first, second=second)
    return first


def _refuse_incomparable(node: Binary, left: Kind, right: Kind) -> None:
    if isinstance(left, File | Record | ListOf):
        raise Misuse("not-comparable", node.left, kind=left)
    _refuse_date_as_text(node, left, right)
    if type(left) is not type(right):
        raise Misuse("mixed-kinds", node, first=left, second=right)
    refuse_unknown_option(node.left, left, right)
    refuse_unknown_option(node.right, right, left)


def _refuse_unordered(node: Binary, left: Kind, right: Kind) -> None:
    _refuse_date_as_text(node, left, right)
    if type(left) is not type(right):
        raise Misuse("mixed-kinds", node, first=left, second=right)
    if not isinstance(left, Number | Date):
        raise Misuse("no-order", node, kind=left)


def _refuse_date_as_text(node: Binary, left: Kind, right: Kind) -> None:
    if {type(left), type(right)} == {Date, Text}:
        text = node.left if isinstance(left, Text) else node.right
        written = text.value if isinstance(text, Literal) else "2026-01-31"
        raise Misuse("date-as-text", text, written=written)


def _refuse_outside(node: Binary, left: Kind, right: Kind) -> None:
    if not isinstance(right, ListOf):
        raise Misuse("in-what", node, kind=right)
    if type(left) is not type(right.item) or isinstance(left, File | Record | ListOf):
        raise Misuse("mixed-kinds", node, first=left, second=right.item)
    refuse_unknown_option(node.left, left, right.item)
    refuse_unknown_option(node.right, right.item, left)


def refuse_unknown_option(node: Node, kind: Kind, among: Kind) -> None:
    """A text written in the expression must be one of the options that it is compared with."""
    if not isinstance(kind, Text) or not isinstance(among, Text) or among.values is None:
        return
    written = [each for each in _written(node) if each not in among.values]
    if written:
        raise Misuse.unknown("unknown-option", node, written[0], sorted(among.values))


def _written(node: Node) -> list[str]:
    if isinstance(node, Literal) and isinstance(node.value, str):
        return [node.value]
    items = getattr(node, "items", ())
    return [text for item in items for text in _written(item)]


def _computed(node: Binary, left: Kind, right: Kind) -> Kind:
    match left, right:
        case Number(), Number():
            if left.is_whole != right.is_whole:
                raise Misuse("mixed-numbers", node)
            return _bounded(node, Number(left.is_whole, _bound(node, left, right)))
        case Text(), Text() if node.operator == "+":
            return Text()
        case (Date(), _) | (_, Date()):
            raise Misuse("date-arithmetic", node)
    raise Misuse("mixed-kinds", node, first=left, second=right)


def _bound(node: Binary, left: Number, right: Number) -> float:
    if node.operator in "+-":
        return left.bound + right.bound
    if node.operator == "*":
        return left.bound * right.bound
    divisor = node.right.value if isinstance(node.right, Literal) else 0
    if not divisor or (node.operator == "%" and not left.is_whole):
        raise Misuse("division", node)
    return left.bound if left.is_whole else left.bound / right.bound


def _bounded(node: Node, number: Number) -> Number:
    if number.bound > (MAX_NUMBER if number.is_whole else MAX_FRACTION):
        raise Misuse("number-too-big-to-count", node)
    return number
