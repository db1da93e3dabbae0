"""Looking for answers that make conditions true, among those that the form lets a person give."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from guichet.commons.catalogue.definition.checks.conditions import needs_of
from guichet.commons.catalogue.definition.checks.reach.candidates import Candidates, candidates, today_candidates
from guichet.commons.catalogue.definition.checks.reach.uses import Use, uses_in
from guichet.commons.catalogue.definition.expressions import run
from guichet.commons.catalogue.definition.form import TODAY, Entry, Form, own_expressions
from guichet.commons.catalogue.definition.language.values import bound
from guichet.commons.catalogue.definition.questions import Asked, ComputedQuestion

MOST_TRIES = 10_000
CHECK_DAY = date(2026, 1, 15)  # conditions are checked as of one day, so that a file is right or wrong every day alike


class Verdict(Enum):
    FOUND = "found"
    NEVER = "never"
    NOT_PROVEN = "not proven"


def search(form: Form, wanted: Sequence[str]) -> Verdict:
    """Whether answers exist for which all of `wanted` are true."""
    return _Search(form, wanted).verdict()


def search_past_rules(form: Form, wanted: Sequence[str]) -> Verdict:
    """The same, no eligibility rule stopping on the way. Rules that read other answers cannot matter."""
    names = {entry.name for entry in _needed(form, wanted)}
    rules = [each for each in refusals(form) if form.names_in(each) <= names]
    return search(form, [*wanted, *rules])


def refusals(form: Form) -> list[str]:
    """For each eligibility rule, the condition that it does not stop."""
    return [f"!({rule.when})" for rule in form.service.eligibility]


class _Search:
    """Answers are tried in the order of the form; a branch is left as soon as something wanted is false in it."""

    def __init__(self, form: Form, wanted: Sequence[str]) -> None:
        self.form = form
        self.entries = _needed(form, wanted)
        names = {entry.name for entry in self.entries}
        self.scope = {name: form.scope[name] for name in [TODAY, *names] if name in form.scope}
        self.wanted = self._by_position(wanted)
        expressions = [each.expression for entry in self.entries for each in own_expressions(entry)]
        self.uses = uses_in(form, [*wanted, *expressions])
        self.candidates = [self._candidates(entry) for entry in self.entries]
        self.days = today_candidates(self.uses.get(TODAY, Use()), CHECK_DAY)
        self.tries = 0

    def verdict(self) -> Verdict:
        for day in self.days.values:
            if self._is_met(0, {TODAY: day}):
                return Verdict.FOUND
        is_complete = all(each.is_complete for each in [*self.candidates, self.days])
        return Verdict.NEVER if is_complete and self.tries < MOST_TRIES else Verdict.NOT_PROVEN

    def _by_position(self, expressions: Sequence[str]) -> dict[int, list[str]]:
        """Each expression under the number of answers after which it can be judged."""
        place = {entry.name: index + 1 for index, entry in enumerate(self.entries)}
        found = defaultdict(list)
        for expression in expressions:
            found[max((place[name] for name in self.form.names_in(expression)), default=0)].append(expression)
        return found

    def _candidates(self, entry: Entry) -> Candidates:
        if isinstance(entry.question, ComputedQuestion):
            return Candidates(())
        return candidates(entry.question, self.uses, CHECK_DAY)

    def _is_met(self, index: int, answers: dict[str, object]) -> bool:
        """Whether the answers so far can be completed."""
        self.tries += 1
        if self.tries > MOST_TRIES:
            return False
        bindings = bound(self.scope, answers)
        if not all(run(expression, bindings) is True for expression in self.wanted.get(index, ())):
            return False
        if index == len(self.entries):
            return True
        return any(self._is_met(index + 1, each) for each in self._continued(index, answers, bindings))

    def _continued(
        self, index: int, answers: dict[str, object], bindings: dict[str, object]
    ) -> Iterator[dict[str, object]]:
        entry = self.entries[index]
        question = entry.question
        if not all(run(each.expression, bindings) is True for each in entry.conditions):
            yield answers
        elif isinstance(question, ComputedQuestion):
            yield {**answers, entry.name: run(question.value, bindings)}
        else:
            for value in self.candidates[index].values:
                yield {**answers, entry.name: value}
            if isinstance(question, Asked) and not question.required:
                yield answers


def _needed(form: Form, expressions: Sequence[str]) -> list[Entry]:
    """The questions on which the expressions depend, through whatever shows or computes them, in order."""
    found: set[str] = set()
    waiting = [name for each in expressions for name in form.names_in(each)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs_of(form, form.by_name[name])
    return [entry for entry in form.entries if entry.name in found]
