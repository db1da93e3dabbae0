"""What a service asks of one person, given the answers so far: the pages, the first that is not done, a stop.

Pure functions: the day comes in, nothing is read from or written to anywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guichet.commons.catalogue.definition.answers import Invalid, Problem, invalidity, is_given
from guichet.commons.catalogue.definition.circuit import Priority, Step
from guichet.commons.catalogue.definition.expressions import run
from guichet.commons.catalogue.definition.form import TODAY, Entry, Form, findings_scope, inner_entries, own_expressions
from guichet.commons.catalogue.definition.language.kinds import Scope
from guichet.commons.catalogue.definition.language.values import as_seen, bound
from guichet.commons.catalogue.definition.offer import Fee, Offer, Paper
from guichet.commons.catalogue.definition.questions import (
    Asked,
    ComputedQuestion,
    RepeatQuestion,
    Section,
    SectionQuestion,
)
from guichet.commons.catalogue.definition.tariff import holds_on
from guichet.commons.catalogue.definition.treatment import EligibilityRule, Outcome
from guichet.commons.registers.fields import Field

Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Shown:
    """A question that this person is asked, with the answer as given and what is wrong with it.

    Under a repeated group stand the questions of each item; under a computed value, the value.
    """

    entry: Entry
    value: object
    invalid: Invalid | None = None
    items: tuple[tuple["Shown", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One screen: one question, or the few of a group."""

    section: Section
    group: SectionQuestion | None
    questions: tuple[Shown, ...]

    @property
    def is_done(self) -> bool:
        return all(shown.invalid is None for shown in self.questions)


@dataclass(frozen=True, slots=True)
class Walk:
    """A person's way through the form. `answers` are those of questions shown, valid, and of computed values."""

    pages: tuple[Page, ...]
    answers: Answers
    stop: EligibilityRule | None

    @property
    def first_open(self) -> Page | None:
        """The first page with something missing or wrong."""
        return next((page for page in self.pages if not page.is_done), None)

    @property
    def is_complete(self) -> bool:
        return self.stop is None and self.first_open is None


def walk(form: Form, answers: Answers, today: date) -> Walk:
    """The pages that these answers lead through, as far as it is known: what waits for an open answer is not shown.

    An eligibility rule is judged as soon as all the answers it reads are given or not asked; it ends the way.
    """
    walker = _Walker(form, answers, today)
    shown = walker.through(form.entries)
    return Walk(_pages(shown), walker.known, walker.stop)


class _Walker:
    """Goes through the questions in order, knowing only what was answered before."""

    def __init__(self, form: Form, answers: Answers, today: date) -> None:
        self.form = form
        self.given = answers
        self.today = today
        self.known: dict[str, object] = {}
        self.open: set[str] = set()
        self.stop: EligibilityRule | None = None
        nothing = bound(form.scope, {TODAY: today.isoformat()})
        self.answered = dict(_answered(nothing))
        self.bindings = {**nothing, "answered": self.answered}
        self.rules = _rules_by_last_answer(form)

    def through(self, entries: Sequence[Entry]) -> list[Shown]:
        shown: list[Shown] = []
        self._judge("")
        for entry in entries:
            if self.stop:
                break
            if self._waits([each.expression for each in own_expressions(entry)]):
                self.open.add(entry.name)
            elif all(run(condition.expression, self.bindings) is True for condition in entry.conditions):
                shown.append(self._shown(entry))
            self._judge(entry.name)
        return shown

    def _waits(self, expressions: Sequence[str]) -> bool:
        """Whether one of the expressions reads an answer that is still missing or wrong."""
        return any(self.form.names_in(expression) & self.open for expression in expressions)

    def _shown(self, entry: Entry) -> Shown:
        question = entry.question
        if isinstance(question, ComputedQuestion):
            self._know(entry.name, value := run(question.value, self.bindings))
            return Shown(entry, value)
        if not isinstance(question, Asked):
            return Shown(entry, None)
        value = self.given.get(entry.name)
        items = self._items(entry, value)
        invalid = self._invalid(entry, value, items)
        if invalid:
            self.open.add(entry.name)
        elif is_given(value):
            self._know(entry.name, value)
        return Shown(entry, value, invalid, items)

    def _invalid(self, entry: Entry, value: object, items: Sequence[Sequence[Shown]]) -> Invalid | None:
        invalid = invalidity(entry.question, value, self.today)
        checks = entry.question.check if isinstance(entry.question, Asked) else ()
        if invalid or not (items or checks) or not is_given(value):
            return invalid
        if any(shown.invalid for item in items for shown in item):
            return Invalid(Problem.ITEM)
        judged = [check for check in checks if not self._waits([check.that])]
        with_it = self._with(entry.name, value) if judged else {}
        failed = next((check for check in judged if run(check.that, with_it) is not True), None)
        return Invalid(Problem.CHECK, message=failed.message) if failed else None

    def _items(self, entry: Entry, value: object) -> tuple[tuple[Shown, ...], ...]:
        """The questions of each item, each item by itself."""
        if not isinstance(entry.question, RepeatQuestion) or not isinstance(value, list | tuple):
            return ()
        inner = self.form.within(entry)
        items = [item for item in value[: entry.question.max] if isinstance(item, Mapping)]
        return tuple(self._item(inner, inner_entries(entry), item) for item in items)

    def _item(self, inner: Form, entries: Sequence[Entry], item: Answers) -> tuple[Shown, ...]:
        walker = _Walker(inner, item, self.today)
        walker.rules, walker.open = {}, set(self.open)
        for name, value in self.known.items():
            walker._know(name, value)
        return tuple(walker.through(entries))

    def _know(self, name: str, value: object) -> None:
        self.known[name] = value
        self.bindings[name], self.answered[name] = as_seen(self.form.scope[name].kind, value)

    def _with(self, name: str, value: object) -> dict[str, object]:
        """The bindings as they would be with one answer more."""
        seen, is_there = as_seen(self.form.scope[name].kind, value)
        return {**self.bindings, name: seen, "answered": {**self.answered, name: is_there}}

    def _judge(self, name: str) -> None:
        """Judge the rules whose last answer this is, unless one of their answers is still open."""
        for rule, names in self.rules.get(name, ()):
            if not names & self.open and run(rule.when, self.bindings) is True:
                self.stop = self.stop or rule


def _answered(bindings: Mapping[str, object]) -> Mapping[str, object]:
    answered = bindings["answered"]
    return answered if isinstance(answered, Mapping) else {}


def _rules_by_last_answer(form: Form) -> dict[str, list[tuple[EligibilityRule, frozenset[str]]]]:
    found: dict[str, list[tuple[EligibilityRule, frozenset[str]]]] = {}
    for rule in form.service.eligibility:
        names = form.names_in(rule.when)
        last = max(names, key=form.position.__getitem__, default="")
        found.setdefault(last, []).append((rule, names))
    return found


def _pages(shown: Sequence[Shown]) -> tuple[Page, ...]:
    pages: list[Page] = []
    for each in shown:
        entry = each.entry
        if isinstance(entry.question, SectionQuestion):
            continue
        if entry.group and pages and pages[-1].group is entry.group:
            last = pages.pop()
            pages.append(Page(last.section, last.group, (*last.questions, each)))
        else:
            pages.append(Page(entry.section, entry.group, (each,)))
    return tuple(pages)


def eligibility_questions(form: Form) -> tuple[Entry, ...]:
    """The questions that eligibility rules read, in order: what may be asked first, before anything else."""
    names = {name for rules in _rules_by_last_answer(form).values() for _, read in rules for name in read}
    return tuple(entry for entry in form.entries if entry.name in names)


def offer_of(form: Form) -> Offer | None:
    """The offer whose fees and papers the procedure asks for."""
    way = form.service.procedure.way if form.service.procedure else None
    return next((offer for offer in form.service.offers if offer.way == way), None)


def fees_due(form: Form, offer: Offer, answers: Answers, today: date) -> tuple[Fee, ...] | None:
    """The fees to pay today for these answers; None when the State has published none."""
    if offer.fees is None:
        return None
    bindings = _bindings(form.scope, answers, today)
    return tuple(fee for fee in offer.fees if holds_on(fee, today) and _applies(fee.when, bindings))


def papers_needed(form: Form, offer: Offer, answers: Answers, today: date) -> tuple[Paper, ...] | None:
    """The papers to bring for these answers; None when the State has published none."""
    if offer.papers is None:
        return None
    bindings = _bindings(form.scope, answers, today)
    return tuple(paper for paper in offer.papers if _applies(paper.when, bindings))


def priority_of(form: Form, answers: Answers, today: date) -> Priority | None:
    """The first published reason to pass before the others that these answers give."""
    procedure = form.service.procedure
    bindings = _bindings(form.scope, answers, today)
    rules = procedure.circuit.priorities if procedure else ()
    return next((rule for rule in rules if _applies(rule.when, bindings)), None)


def document_fields(
    form: Form, outcome: Outcome, answers: Answers, findings: Answers, today: date
) -> dict[str, object]:
    """The data of the document that an outcome issues; empty when it issues none."""
    if outcome.document is None:
        return {}
    bindings = _bindings(findings_scope(form), {**answers, **findings}, today)
    return {name: run(expression, bindings) for name, expression in outcome.document.fields.items()}


def register_query(form: Form, step: Step, answers: Answers, today: date) -> dict[Field, str]:
    """What the step's register is asked about this person; a field that the answers leave empty is left out."""
    bindings = _bindings(form.scope, answers, today)
    asked = {field: str(run(expression, bindings)).strip() for field, expression in step.register_query.items()}
    return {field: text for field, text in asked.items() if text}


def _bindings(scope: Scope, answers: Answers, today: date) -> dict[str, object]:
    return bound(scope, {**answers, TODAY: today.isoformat()})


def _applies(when: str | None, bindings: Mapping[str, object]) -> bool:
    return when is None or run(when, bindings) is True
