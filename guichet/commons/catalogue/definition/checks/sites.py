"""Where a service file holds expressions, and what each of them may read."""

from collections.abc import Iterator
from dataclasses import dataclass

from guichet.commons.catalogue.definition.circuit import Step
from guichet.commons.catalogue.definition.form import Entry, Form, findings_scope, inner_entries
from guichet.commons.catalogue.definition.language.kinds import Scope
from guichet.commons.catalogue.definition.questions import Asked, ComputedQuestion
from guichet.commons.catalogue.definition.source import Path


@dataclass(frozen=True, slots=True)
class Site:
    """An expression in its place. `later` are the names that it may not read yet; `own` is the answer it judges."""

    expression: str
    path: Path
    scope: Scope
    is_condition: bool = True
    is_text: bool = False
    later: frozenset[str] = frozenset()
    own: str | None = None


def sites(form: Form) -> Iterator[Site]:
    """Every expression of the service."""
    for position, entry in enumerate(form.entries):
        later = frozenset(each.name for each in form.entries[position:])
        yield from _of_entry(entry, form.scope, later)
        for number, inner in enumerate(inner_entries(entry)):
            siblings = frozenset(each.name for each in inner_entries(entry)[number:])
            yield from _of_entry(inner, form.within(entry).scope, later | siblings)
    yield from _of_offers(form)
    for index, rule in enumerate(form.service.eligibility):
        yield Site(rule.when, ("eligibility", index, "when"), form.scope)
    yield from _of_procedure(form)


def _of_entry(entry: Entry, scope: Scope, later: frozenset[str]) -> Iterator[Site]:
    for condition in entry.conditions:
        yield Site(condition.expression, condition.path, scope, later=later)
    if isinstance(entry.question, ComputedQuestion):
        yield Site(entry.question.value, (*entry.path, "value"), scope, is_condition=False, later=later)
    if isinstance(entry.question, Asked):
        yield from _of_checks(entry.question, entry.path, scope, later)


def _of_checks(question: Asked, path: Path, scope: Scope, later: frozenset[str]) -> Iterator[Site]:
    for index, check in enumerate(question.check):
        yield Site(check.that, (*path, "check", index, "that"), scope, later=later - {question.name}, own=question.name)


def _of_offers(form: Form) -> Iterator[Site]:
    for number, offer in enumerate(form.service.offers):
        for index, fee in enumerate(offer.fees or ()):
            if fee.when:
                yield Site(fee.when, ("offers", number, "fees", index, "when"), form.scope)
        for index, paper in enumerate(offer.papers or ()):
            if paper.when:
                yield Site(paper.when, ("offers", number, "papers", index, "when"), form.scope)


def _of_procedure(form: Form) -> Iterator[Site]:
    procedure = form.service.procedure
    if procedure is None:
        return
    for index, priority in enumerate(procedure.circuit.priorities):
        yield Site(priority.when, ("procedure", "circuit", "priorities", index, "when"), form.scope)
    scope = findings_scope(form)
    for number, step in enumerate(procedure.circuit.steps):
        yield from _of_register(step, ("procedure", "circuit", "steps", number, "register_query"), form.scope)
        for index, finding in enumerate(step.findings):
            path: Path = ("procedure", "circuit", "steps", number, "findings", index)
            later = frozenset(each.name for each in step.findings[index:])
            if finding.when:
                yield Site(finding.when, (*path, "when"), scope, later=later)
            yield from _of_checks(finding, path, scope, later)
    for index, outcome in enumerate(procedure.outcomes):
        for name, expression in outcome.document.fields.items() if outcome.document else ():
            path = ("procedure", "outcomes", index, "document", "fields", name)
            yield Site(expression, path, scope, is_condition=False)


def _of_register(step: Step, path: Path, scope: Scope) -> Iterator[Site]:
    """What the applicant answered, not what the step is about to find."""
    for field, expression in step.register_query.items():
        yield Site(expression, (*path, field.value), scope, is_condition=False, is_text=True)
