"""What of a request an officer sees at a step: all of it where identity is needed, else nothing that names a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from guichet.commons.catalogue.definition.circuit import Circuit, Step
from guichet.commons.catalogue.definition.form import Entry, Form, inner_entries
from guichet.commons.catalogue.definition.procedure import walk
from guichet.commons.catalogue.definition.questions import (
    AddressQuestion,
    Asked,
    ComputedQuestion,
    ConsentQuestion,
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
from guichet.domains.casework.supplements import Former

NOTHING: Mapping[str, Sequence[Former]] = MappingProxyType({})

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
    """An answer as the officer may see it. Under a repeated group stand the answers of each item.

    `former` is what it was before the applicant changed it; without a value, the question is no longer asked.
    """

    question: Question
    value: object
    items: tuple[tuple["Seen", ...], ...] = ()
    former: tuple["FormerSeen", ...] = ()


@dataclass(frozen=True, slots=True)
class FormerSeen:
    """An answer that no longer holds, until when it did."""

    seen: Seen
    until: datetime


def seen(
    form: Form, answers: Mapping[str, object], step: Step, former: Mapping[str, Sequence[Former]] = NOTHING
) -> tuple[Seen, ...]:
    return _shown(form, answers, former, _hidden_at(form, step))


def whole(form: Form, answers: Mapping[str, object], former: Mapping[str, Sequence[Former]]) -> tuple[Seen, ...]:
    """At no step: for whoever said first why they open a case that they do not have."""
    return _shown(form, answers, former, frozenset())


def _shown(
    form: Form, answers: Mapping[str, object], former: Mapping[str, Sequence[Former]], hidden: frozenset[str]
) -> tuple[Seen, ...]:
    shown = (entry for entry in form.entries if entry.name in {*answers, *former} and entry.name not in hidden)
    return tuple(_with_former(entry, answers.get(entry.name), former.get(entry.name, ()), hidden) for entry in shown)


def _with_former(entry: Entry, value: object, former: Sequence[Former], hidden: frozenset[str]) -> Seen:
    before = tuple(FormerSeen(_one(entry, each.value, hidden), each.until) for each in former)
    return replace(_one(entry, value, hidden), former=before)


def nameable(form: Form, step: Step) -> frozenset[str]:
    """The questions that an officer at this step may ask again: those whose answers he sees, and that are answered.

    The items of a list have pages of their own in the form, which a reply has not: they are asked for in words.
    """
    answered = (entry for entry in form.entries if isinstance(entry.question, Asked))
    kinds = (entry.name for entry in answered if not isinstance(entry.question, RepeatQuestion | ConsentQuestion))
    return frozenset(kinds) - _hidden_at(form, step)


def askable(form: Form, answers: Mapping[str, object], step: Step, day: date) -> tuple[Asked, ...]:
    """Of those, the questions that this request was asked, answered or left open."""
    may = nameable(form, step)
    asked = (shown.entry for page in walk(form, answers, day).pages for shown in page.questions)
    return tuple(entry.question for entry in asked if entry.name in may and isinstance(entry.question, Asked))


def seen_findings(circuit: Circuit, findings: Mapping[str, object], step: Step) -> tuple[Seen, ...]:
    """What was found at the steps before, under the same rule."""
    questions = {question.name: question for each in circuit.steps for question in each.findings}
    shown = (name for name in findings if name in questions and (step.identity_needed or not _names(questions[name])))
    return tuple(Seen(questions[name], findings[name]) for name in shown)


def hides_something(form: Form, answers: Mapping[str, object], step: Step) -> bool:
    return not _hidden_at(form, step).isdisjoint(answers)


def _hidden_at(form: Form, step: Step) -> frozenset[str]:
    return frozenset() if step.identity_needed else _hidden(form)


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
