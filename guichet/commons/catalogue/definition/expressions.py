"""Conditions, checks, computed values and fees: CEL, checked when a file is read, run on a person's answers.

Each expression is compiled once in a process. Every name of a scope is bound at each run, an absent answer as the
empty value of its kind, so that a checked expression never raises. `docs/decisions/0002-conditions-in-cel.md` tells
why, and what the library does that surprises.
"""

from collections.abc import Mapping
from functools import lru_cache

from guichet.commons.catalogue.definition.language import engine
from guichet.commons.catalogue.definition.language.functions import CALLS
from guichet.commons.catalogue.definition.language.judging import ANSWERED, Judgement, judge
from guichet.commons.catalogue.definition.language.kinds import Scope
from guichet.commons.catalogue.definition.language.misuse import Misuse
from guichet.commons.catalogue.definition.language.syntax import Literal, Name, Node, NotUnderstood, parse, walk

RESERVED = frozenset({ANSWERED, "today"})


@lru_cache(maxsize=8192)
def tree(expression: str) -> Node:
    """The tree of an expression. Raises Misuse when it is not of the part of CEL that service files use."""
    try:
        read = parse(expression)
    except NotUnderstood as refused:
        code = "expression-too-deep" if refused.is_too_deep else "not-understood"
        raise Misuse(code, Literal(refused.column, None), near=expression[refused.column :][:12] or "…") from None
    try:
        engine.compiled(expression)
    except ValueError:
        raise Misuse("not-understood", read, near=expression[:12]) from None
    return read


def judged(expression: str, scope: Scope) -> Judgement:
    """The kind of what an expression gives, and the names that it reads. Raises Misuse when it must not run."""
    return judge(tree(expression), scope)


def run(expression: str, bindings: Mapping[str, object]) -> object:
    """What a checked expression gives. `bound` makes the bindings: every name of its scope, an absent one as empty.

    Only what it reads is handed over: to translate all answers of a form takes thirty times as long as to judge one.
    """
    read = {name: bindings[name] for name in _names(expression) if name in bindings}
    return engine.run(expression, read, CALLS)


@lru_cache(maxsize=8192)
def _names(expression: str) -> frozenset[str]:
    return frozenset(node.name for node in walk(tree(expression)) if isinstance(node, Name))
