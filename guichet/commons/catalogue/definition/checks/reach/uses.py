"""What expressions compare each answer with: the values at which a condition may turn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guichet.commons.catalogue.definition.expressions import tree
from guichet.commons.catalogue.definition.form import TODAY, Form
from guichet.commons.catalogue.definition.language.calls import MACROS
from guichet.commons.catalogue.definition.language.syntax import (
    Binary,
    Call,
    Field,
    ListOf,
    Literal,
    Name,
    Node,
    Unary,
    children,
    rebuilt,
    walk,
)
from guichet.commons.catalogue.definition.questions import ComputedQuestion

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
NO_ITEMS: frozenset[str] = frozenset()


@dataclass(slots=True)
class Use:
    """How an answer, or a field of one, is read.

    `values` are those it is compared with; `measures` what its age, days, year, length or size are compared with.
    `is_simple` until it is read in a way whose turning points these do not tell.
    """

    values: set[object] = field(default_factory=set)
    measures: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    is_simple: bool = True


Uses = Mapping[str, Use]
ANYWHERE = ""  # under this name stand all the values written in the expressions, whatever they are compared with


def uses_in(form: Form, expressions: Iterable[str]) -> Uses:
    """By answer (`age`) or field of an answer (`home.commune`). Computed values are read through."""
    reader = _Reader()
    for expression in expressions:
        node = inlined(tree(expression), form)
        reader.read(node, NO_ITEMS)
        written = (each.value for each in walk(node) if isinstance(each, Literal))
        reader.found[ANYWHERE].values.update(value for value in written if not isinstance(value, bool))
    return reader.found


def inlined(node: Node, form: Form) -> Node:
    """The tree with each computed value replaced by what it is worked out from. The form has no circle."""
    if isinstance(node, Name) and node.name in form.by_name:
        question = form.by_name[node.name].question
        if isinstance(question, ComputedQuestion):
            return inlined(tree(question.value), form)
    return rebuilt(node, lambda child: inlined(child, form))


class _Reader:
    def __init__(self) -> None:
        self.found: dict[str, Use] = defaultdict(Use)

    def read(self, node: Node, items: frozenset[str]) -> None:
        """Note every use below `node`; `items` are the names that comprehensions bind there."""
        match node:
            case Binary(operator="in"):
                known = self._membership(node, items)
            case Binary(operator=operator) if operator in COMPARISONS:
                known = self._comparison(node.left, node.right, items) or self._comparison(node.right, node.left, items)
            case Field(of=Name(name="answered")) | Field(of=Field(name="answered")):
                known = bool(self.found[node.name])
            case Name() | Field():
                known = self._bare(node, items)
            case Call(function=function, is_method=True) if function in MACROS:
                known = self._macro(node, items)
            case _:
                known = False
        if not known:
            for child in children(node):
                self.read(child, items)

    def _bare(self, node: Node, items: frozenset[str]) -> bool:
        subject = subject_of(node, items)
        if subject is not None and subject not in items | {TODAY}:
            self.found[subject].is_simple = False
        return True

    def _membership(self, node: Binary, items: frozenset[str]) -> bool:
        subject = subject_of(node.left, items)
        if subject and isinstance(node.right, ListOf) and all(isinstance(each, Literal) for each in node.right.items):
            self.found[subject].values.update(each.value for each in node.right.items if isinstance(each, Literal))
            return True
        among = subject_of(node.right, items)
        if among and isinstance(node.left, Literal):
            self.found[among].values.add(node.left.value)
            return True
        return False

    def _comparison(self, one: Node, other: Node, items: frozenset[str]) -> bool:
        value = constant_of(other)
        subject = subject_of(one, items)
        if subject and isinstance(other, Name) and other.name == TODAY:
            return True  # today is always tried, and the days beside it
        if value is None:
            return False
        if subject:
            self.found[subject].values.add(value)
            return True
        measured, measure = _measure_of(one, items)
        if measured and isinstance(value, int):
            self.found[measured].measures[measure].add(value)
            return True
        return False

    def _macro(self, node: Call, items: frozenset[str]) -> bool:
        receiver, item, body = node.arguments
        self.read(receiver, items)
        self.read(body, items | ({item.name} if isinstance(item, Name) else NO_ITEMS))
        return True


def subject_of(node: Node, items: frozenset[str]) -> str | None:
    """The answer that a node reads: `age`, `home.commune`, or of an item of a list the field alone."""
    match node:
        case Name(name=name):
            return name
        case Field(of=Name(name=name), name=part):
            return part if name in items else f"{name}.{part}"
    return None


def constant_of(node: Node) -> object:
    """The value written in the file, a date as text; else None."""
    match node:
        case Literal(value=value):
            return value
        case Unary(operator="-", operand=Literal(value=int() | float() as value)):
            return -value
        case Call(function="date", arguments=(Literal(value=value),)):
            return value
    return None


def _measure_of(node: Node, items: frozenset[str]) -> tuple[str | None, str]:
    """The answer that is measured, and how; of a date, from or to today."""
    match node:
        case Call(function="age_on" | "days_between" as function, arguments=(one, Name(name="today"))):
            return subject_of(one, items), function
        case Call(function="days_between", arguments=(Name(name="today"), one)):
            return subject_of(one, items), "days_until"
        case Call(function="year_of" | "length" | "size" as function, arguments=(one,)):
            return subject_of(one, items), function
    return None, ""
