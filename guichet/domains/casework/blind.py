"""What of a request an officer sees at a step: all of it where identity is needed, else nothing that names a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guichet.commons.catalogue.definition.circuit import Circuit, Step
from guichet.commons.catalogue.definition.form import Entry, Form, inner_entries
from guichet.commons.catalogue.definition.questions import (
    AddressQuestion,
    ComputedQuestion,
    EmailQuestion,
    FileQuestion,
    IfuQuestion,
    MatriculeQuestion,
    NpiQuestion,
    PersonNameQuestion,
    PhoneQuestion,
    PhotoQuestion,
    Question,
    RepeatQuestion,
    SignatureQuestion,
)

# A paper may bear a name as well as a form does. What registers prefill is about the person too.
NAMING = (
    PersonNameQuestion,
    PhoneQuestion,
    EmailQuestion,
    NpiQuestion,
    IfuQuestion,
    MatriculeQuestion,
    AddressQuestion,
    FileQuestion,
    PhotoQuestion,
    SignatureQuestion,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer as the officer may see it. Under a repeated group stand the answers of each item."""

    question: Question
    value: object
    items: tuple[tuple["Seen", ...], ...] = ()


def seen(form: Form, answers: Mapping[str, object], step: Step) -> tuple[Seen, ...]:
    hidden = frozenset[str]() if step.identity_needed else _hidden(form)
    return _seen(form.entries, answers, hidden)


def seen_findings(circuit: Circuit, findings: Mapping[str, object], step: Step) -> tuple[Seen, ...]:
    """What was found at the steps before, under the same rule."""
    questions = {question.name: question for each in circuit.steps for question in each.findings}
    shown = (name for name in findings if name in questions and (step.identity_needed or not _names(questions[name])))
    return tuple(Seen(questions[name], findings[name]) for name in shown)


def hides_something(form: Form, answers: Mapping[str, object], step: Step) -> bool:
    return not step.identity_needed and not _hidden(form).isdisjoint(answers)


def _seen(entries: Iterable[Entry], answers: Mapping[str, object], hidden: frozenset[str]) -> tuple[Seen, ...]:
    given = (entry for entry in entries if entry.name in answers and entry.name not in hidden)
    return tuple(_one(entry, answers[entry.name], hidden) for entry in given)


def _one(entry: Entry, value: object, hidden: frozenset[str]) -> Seen:
    if not isinstance(entry.question, RepeatQuestion) or not isinstance(value, list | tuple):
        return Seen(entry.question, value)
    items = [item for item in value if isinstance(item, Mapping)]
    return Seen(entry.question, None, tuple(_seen(inner_entries(entry), item, hidden) for item in items))


def _hidden(form: Form) -> frozenset[str]:
    """Questions that name a person, also inside groups, and whatever is computed from them."""
    inner = [each for entry in form.entries for each in inner_entries(entry)]
    naming = {entry.name for entry in (*form.entries, *inner) if _names(entry.question)}
    for entry in form.entries:
        if isinstance(entry.question, ComputedQuestion) and form.names_in(entry.question.value) & naming:
            naming.add(entry.name)
    return frozenset(naming)


def _names(question: Question) -> bool:
    return isinstance(question, NAMING) or getattr(question, "prefill", None) is not None
