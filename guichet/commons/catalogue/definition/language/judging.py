"""What an expression gives, told from the kinds of the answers that it reads; or why it must not run.

An expression that passes here never raises when it is evaluated, whatever the answers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from guichet.commons.catalogue.definition.language import arithmetic, calls
from guichet.commons.catalogue.definition.language.kinds import (
    Anything,
    Bool,
    Date,
    Kind,
    ListOf,
    Number,
    Record,
    Scope,
    Variable,
)
from guichet.commons.catalogue.definition.language.misuse import Misuse
from guichet.commons.catalogue.definition.language.syntax import (
    Binary,
    Call,
    Conditional,
    Field,
    Literal,
    Name,
    Node,
    Unary,
)
from guichet.commons.catalogue.definition.language.syntax import ListOf as Items

ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What reading an expression tells: its kind, and the names of the scope that it reads."""

    kind: Kind
    names: frozenset[str]


def judge(tree: Node, scope: Scope) -> Judgement:
    """The kind of the tree. Raises Misuse at the first thing that could go wrong or was not meant."""
    judging = _Judging(scope)
    kind = judging.kind_of(tree)
    judging.refuse_unguarded()
    return Judgement(kind, frozenset(judging.names))


class _Judging:
    """One reading of one tree: what it has met so far."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.items: dict[str, Variable] = {}
        self.names: set[str] = set()
        self.asked_presence: set[str] = set()
        self.unguarded: dict[str, Node] = {}

    def kind_of(self, node: Node) -> Kind:
        kind: Kind = Anything()
        match node:
            case Literal():
                kind = arithmetic.of_literal(node)
            case Name():
                kind = self._name(node)
            case Field():
                kind = self._field(node)
            case Items():
                kind = self._list(node)
            case Call():
                kind = self._call(node)
            case _:
                kind = self._operation(node)
        return kind

    def _operation(self, node: Node) -> Kind:
        match node:
            case Unary():
                return arithmetic.of_unary(node, self.kind_of(node.operand))
            case Binary():
                arithmetic.refuse_hyphen(node, self._is_known)
                return arithmetic.of_binary(node, self.kind_of(node.left), self.kind_of(node.right))
            case Conditional():
                arithmetic.expect(node.condition, self.kind_of(node.condition), Bool())
                return arithmetic.join(node, [self.kind_of(node.then), self.kind_of(node.otherwise)])
        raise Misuse("not-understood", node, near="…")

    def refuse_unguarded(self) -> None:
        """An absent number is 0 and an absent date is empty: who compares one must first ask whether it is given."""
        for name, node in self.unguarded.items():
            if name not in self.asked_presence:
                path, _, last = name.rpartition(".")
                guard = f"{path}.{ANSWERED}.{last}" if path else f"{ANSWERED}.{last}"
                raise Misuse("not-guarded", node, name=name, guard=guard)

    def _is_known(self, name: str) -> bool:
        return name in self.scope or name in self.items

    def _name(self, node: Name) -> Kind:
        if node.name in self.items:
            return self.items[node.name].kind
        if node.name == ANSWERED:
            raise Misuse("answered-alone", node)
        self._refuse_unknown(node, node.name)
        variable = self.scope[node.name]
        self._note(node.name, node, variable)
        return variable.kind

    def _refuse_unknown(self, node: Node, name: str) -> None:
        if name not in self.scope:
            raise Misuse.unknown("unknown-answer", node, name, self.scope)
        self.names.add(name)

    def _note(self, name: str, node: Node, variable: Variable) -> None:
        if variable.may_be_absent and isinstance(variable.kind, Number | Date):
            self.unguarded.setdefault(name, node)

    def _field(self, node: Field) -> Kind:
        match node.of:
            case Name(name=name) if name == ANSWERED and name not in self.items:
                self._refuse_unknown(node, node.name)
                self.asked_presence.add(node.name)
                return Bool()
            case Field(of=Name(name=item), name=name) if name == ANSWERED and item in self.items:
                self._field_of(node, self.items[item].kind, node.name)
                self.asked_presence.add(f"{item}.{node.name}")
                return Bool()
        variable = self._field_of(node, self.kind_of(node.of), node.name)
        if isinstance(node.of, Name):
            self._note(f"{node.of.name}.{node.name}", node, variable)
        return variable.kind

    def _field_of(self, node: Node, kind: Kind, name: str) -> Variable:
        if isinstance(kind, Anything):
            return Variable(kind)
        if not isinstance(kind, Record):
            raise Misuse("no-fields", node, field=name, kind=kind)
        if name not in kind.fields:
            raise Misuse.unknown("unknown-field", node, name, kind.fields)
        return kind.fields[name]

    def _list(self, node: Items) -> Kind:
        if not node.items:
            raise Misuse("empty-list", node)
        item = arithmetic.join(node, [self.kind_of(each) for each in node.items])
        return ListOf(item, len(node.items))

    def _call(self, node: Call) -> Kind:
        if node.is_method and node.function in calls.MACROS:
            return self._macro(node)
        return calls.of_call(node, [self.kind_of(each) for each in node.arguments])

    def _macro(self, node: Call) -> Kind:
        """`list.all(item, condition)` and its kin: the item is a name of its own, never an answer."""
        of = self.kind_of(node.arguments[0])
        if isinstance(of, Anything):
            return of
        if not isinstance(of, ListOf):
            raise Misuse("not-a-list-of-answers", node, function=node.function, kind=of)
        if len(node.arguments) != 3 or not isinstance(node.arguments[1], Name):
            raise Misuse("macro-shape", node, function=node.function)
        with self._item(node.arguments[1], of.item):
            body = self.kind_of(node.arguments[2])
        if node.function == "map":
            return ListOf(body, of.max_items)
        arithmetic.expect(node.arguments[2], body, Bool())
        return of if node.function == "filter" else Bool()

    @contextmanager
    def _item(self, name: Name, kind: Kind) -> Iterator[None]:
        if self._is_known(name.name) or name.name == ANSWERED:
            raise Misuse("name-taken", name, name=name.name)
        self.items[name.name] = Variable(kind)
        try:
            yield
        finally:
            del self.items[name.name]
