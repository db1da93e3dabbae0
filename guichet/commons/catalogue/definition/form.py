"""The form of a service laid flat: every question in the order of asking, and what conditions may read of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guichet.commons.catalogue.definition.expressions import judged
from guichet.commons.catalogue.definition.language.kinds import (
    Anything,
    Bool,
    Date,
    File,
    Kind,
    ListOf,
    Number,
    Record,
    Scope,
    Text,
    Variable,
)
from guichet.commons.catalogue.definition.language.misuse import Misuse
from guichet.commons.catalogue.definition.questions import (
    AddressDepth,
    AddressQuestion,
    AskedQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ComputedQuestion,
    ConsentQuestion,
    DateQuestion,
    ExplanationQuestion,
    FileQuestion,
    LinkedChoiceQuestion,
    MoneyQuestion,
    NumberQuestion,
    Option,
    PersonNameQuestion,
    PhotoQuestion,
    PictogramChoiceQuestion,
    Question,
    RepeatQuestion,
    Section,
    SectionQuestion,
    SignatureQuestion,
    YesNoQuestion,
)
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.source import Path

TODAY = "today"
Fielded = LinkedChoiceQuestion | PersonNameQuestion | AddressQuestion


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression and where the file has it."""

    expression: str
    path: Path


@dataclass(frozen=True, slots=True)
class Entry:
    """A question where it stands; it is shown when all its conditions hold: the section's, the group's, its own."""

    question: Question
    path: Path
    section: Section
    conditions: tuple[Condition, ...]
    group: SectionQuestion | None = None

    @property
    def name(self) -> str:
        return self.question.name


class Form:
    """The questions of a service, in order; those inside a repeated group stand under their group."""

    def __init__(self, service: Service, entries: tuple[Entry, ...] | None = None) -> None:
        self.service = service
        self.entries = tuple(_entries(service.sections)) if entries is None else entries
        self._names: dict[str, frozenset[str]] = {}

    def within(self, entry: Entry) -> "Form":
        """The form as seen from inside one item of a repeated group: its own questions come after all others."""
        return Form(self.service, (*self.entries, *inner_entries(entry)))

    @cached_property
    def scope(self) -> Scope:
        """The kind of each answer. A computed value that is faulty is of any kind, so that it is reported once."""
        scope: dict[str, Variable] = {TODAY: Variable(Date())}
        for entry in self.entries:
            kind = self._kind(entry, scope)
            if kind is not None and entry.name not in scope:
                scope[entry.name] = Variable(kind, may_be_absent(entry))
        return scope

    @cached_property
    def by_name(self) -> dict[str, Entry]:
        return {entry.name: entry for entry in self.entries}

    @cached_property
    def position(self) -> dict[str, int]:
        return {entry.name: index for index, entry in enumerate(self.entries)}

    def names_in(self, expression: str) -> frozenset[str]:
        """The answers that an expression reads; none when it is faulty."""
        if expression not in self._names:
            try:
                self._names[expression] = judged(expression, self.scope).names & self.by_name.keys()
            except Misuse:
                self._names[expression] = frozenset()
        return self._names[expression]

    def _kind(self, entry: Entry, scope: Scope) -> Kind | None:
        if not isinstance(entry.question, ComputedQuestion):
            return kind_of_answer(entry.question)
        try:
            return judged(entry.question.value, scope).kind
        except Misuse:
            return Anything()


def own_expressions(entry: Entry) -> tuple[Condition, ...]:
    """What tells whether a question is shown, and of a computed one, its value."""
    if isinstance(entry.question, ComputedQuestion):
        return (*entry.conditions, Condition(entry.question.value, (*entry.path, "value")))
    return entry.conditions


def may_be_absent(entry: Entry) -> bool:
    return bool(entry.conditions) or not getattr(entry.question, "required", True)


def inner_entries(entry: Entry) -> tuple[Entry, ...]:
    """The questions that a repeated group asks for each item; none for any other question."""
    if not isinstance(entry.question, RepeatQuestion):
        return ()
    return tuple(
        Entry(
            question,
            (*entry.path, "questions", index),
            entry.section,
            _own(question, (*entry.path, "questions", index)),
        )
        for index, question in enumerate(entry.question.questions)
    )


def flat_scope(questions: Sequence[AskedQuestion]) -> Scope:
    """The kinds of answers that stand side by side: those of one item, or the findings of the steps."""
    return {
        question.name: Variable(kind, may_be_absent=not question.required or bool(question.when))
        for question in questions
        if (kind := kind_of_answer(question)) is not None
    }


def findings_scope(form: Form) -> Scope:
    """What officers and documents may read: the form's answers, and the findings of every step."""
    procedure = form.service.procedure
    steps = procedure.circuit.steps if procedure else ()
    return {**form.scope, **flat_scope([finding for step in steps for finding in step.findings])}


def _entries(sections: Sequence[Section]) -> Iterator[Entry]:
    for index, section in enumerate(sections):
        path: Path = ("sections", index)
        conditions = (Condition(section.when, (*path, "when")),) if section.when else ()
        for number, question in enumerate(section.questions):
            yield from _entry(question, (*path, "questions", number), section, conditions)


def _entry(question: Question, path: Path, section: Section, outer: tuple[Condition, ...]) -> Iterator[Entry]:
    conditions = outer + _own(question, path)
    yield Entry(question, path, section, conditions)
    if isinstance(question, SectionQuestion):
        for index, inner in enumerate(question.questions):
            place = (*path, "questions", index)
            yield Entry(inner, place, section, conditions + _own(inner, place), group=question)


def _own(question: Question, path: Path) -> tuple[Condition, ...]:
    return (Condition(question.when, (*path, "when")),) if question.when else ()


def kind_of_answer(question: Question) -> Kind | None:
    """What an answer to this question is; None when there is nothing to answer or the value is computed."""
    if isinstance(question, ComputedQuestion | SectionQuestion | ExplanationQuestion):
        return None
    if isinstance(question, RepeatQuestion):
        return _list_of_items(question)
    if isinstance(question, Fielded):
        return Record(_fields(question))
    return _simple_kind(question)


def _simple_kind(question: Question) -> Kind:
    kind: Kind = Text()
    match question:
        case NumberQuestion():
            kind = Number(question.decimals == 0, max(abs(question.min), abs(question.max)))
        case MoneyQuestion():
            kind = Number(is_whole=True, bound=question.max)
        case ChoiceQuestion() | PictogramChoiceQuestion():
            kind = _one_of(question.options)
        case ChoicesQuestion():
            kind = ListOf(_one_of(question.options), len(question.options))
        case YesNoQuestion() | ConsentQuestion():
            kind = Bool()
        case DateQuestion():
            kind = Date()
        case FileQuestion() | PhotoQuestion() | SignatureQuestion():
            kind = File()
    return kind


def _one_of(options: Sequence[Option]) -> Text:
    return Text(frozenset(option.value for option in options))


def _fields(question: Fielded) -> dict[str, Variable]:
    match question:
        case LinkedChoiceQuestion():
            second = [option for first in question.options for option in first.options]
            return {"first": Variable(_one_of(question.options)), "second": Variable(_one_of(second))}
        case PersonNameQuestion():
            names = ["family_name", "given_names"]
        case _:
            names = address_fields(question)
    return {name: Variable(Text()) for name in names}


def address_fields(question: AddressQuestion) -> list[str]:
    """The fields that an address of this depth has."""
    levels = [level.value for level in AddressDepth]
    return levels[: levels.index(question.depth) + 1] + (["detail"] if question.with_detail else [])


def _list_of_items(question: RepeatQuestion) -> ListOf:
    return ListOf(Record(flat_scope(question.questions)), question.max)
