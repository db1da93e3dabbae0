"""Names, options and limits of questions."""

import re
from collections.abc import Iterator, Sequence

from guichet.commons.catalogue.definition.expressions import RESERVED
from guichet.commons.catalogue.definition.faults import Fault, Place
from guichet.commons.catalogue.definition.form import Form, inner_entries
from guichet.commons.catalogue.definition.language.functions import FUNCTIONS
from guichet.commons.catalogue.definition.language.patterns import is_pattern
from guichet.commons.catalogue.definition.questions import (
    Asked,
    ChoicesQuestion,
    DateQuestion,
    LongTextQuestion,
    MoneyQuestion,
    NumberQuestion,
    Option,
    Prefill,
    Question,
    RepeatQuestion,
    TextQuestion,
)
from guichet.commons.catalogue.definition.source import Path, Source

CEL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """as break const continue else false for function if import in let loop namespace null package return true var
        void while int uint double string bool bytes list map type dyn duration timestamp size has""",
    )
)
PREFILLED: dict[Prefill, tuple[str, ...]] = {
    Prefill.NPI: ("npi",),
    Prefill.PERSON_NAME: ("person_name",),
    Prefill.BIRTH_DATE: ("date",),
    Prefill.BIRTH_PLACE: ("text",),
    Prefill.SEX: ("choice", "pictogram_choice"),
    Prefill.ADDRESS: ("address",),
    Prefill.PHONE: ("phone",),
    Prefill.EMAIL: ("email",),
    Prefill.IFU: ("ifu",),
    Prefill.MATRICULE: ("matricule",),
}


def faults(form: Form, source: Source) -> Iterator[Fault]:
    """Those of the form, then those of the questions that officers answer."""
    entries = [each for entry in form.entries for each in (entry, *inner_entries(entry))]
    placed = [*((entry.question, entry.path) for entry in entries), *_findings(form)]
    yield from _names(source, [(question.name, path) for question, path in placed])
    yield from _section_codes(form, source)
    for question, path in placed:
        yield from _of_question(question, path, source)


def _findings(form: Form) -> list[tuple[Question, Path]]:
    procedure = form.service.procedure
    return [
        (finding, ("procedure", "circuit", "steps", number, "findings", index))
        for number, step in enumerate(procedure.circuit.steps if procedure else ())
        for index, finding in enumerate(step.findings)
    ]


def _names(source: Source, named: Sequence[tuple[str, Path]]) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for name, path in named:
        place = source.at((*path, "name"))
        if name in first:
            yield Fault(place, "duplicate-name", {"name": name, "first": first[name].line})
        elif name in RESERVED | CEL_WORDS | FUNCTIONS.keys():
            yield Fault(place, "reserved-name", {"name": name})
        first.setdefault(name, place)


def _section_codes(form: Form, source: Source) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for index, section in enumerate(form.service.sections):
        place = source.at(("sections", index, "code"))
        if section.code in first:
            yield Fault(place, "duplicate-code", {"code": section.code, "first": first[section.code]})
        first.setdefault(section.code, place)


def _of_question(question: Question, path: Path, source: Source) -> Iterator[Fault]:
    yield from _options(getattr(question, "options", ()), (*path, "options"), source)
    yield from _limits(question, path, source)
    if isinstance(question, Asked) and question.prefill and question.type not in PREFILLED[question.prefill]:
        values = {"prefill": question.prefill, "types": ", ".join(PREFILLED[question.prefill]), "type": question.type}
        yield Fault(source.at((*path, "prefill")), "prefill-of-another-type", values)
    if isinstance(question, TextQuestion) and question.format and not is_pattern(question.format.pattern):
        yield Fault(source.at((*path, "format", "pattern")), "not-a-pattern")


def _options(options: Sequence[Option], path: Path, source: Source) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for index, option in enumerate(options):
        place = source.at((*path, index, "value"))
        if option.value in first:
            yield Fault(place, "duplicate-option", {"value": option.value, "first": first[option.value]})
        first.setdefault(option.value, place.line)
        yield from _options(getattr(option, "options", ()), (*path, index, "options"), source)


def _limits(question: Question, path: Path, source: Source) -> Iterator[Fault]:
    """Bounds that leave nothing between them."""
    for low, high in _bounds(question):
        lowest, highest = getattr(question, low), getattr(question, high)
        if lowest is not None and highest is not None and lowest > highest:
            given = high if high in question.model_fields_set else low
            yield Fault(source.at((*path, given)), "empty-range", {"low": low, "high": high})
    if isinstance(question, ChoicesQuestion) and (question.max_choices or 0) > len(question.options):
        values = {"max": question.max_choices, "count": len(question.options)}
        yield Fault(source.at((*path, "max_choices")), "more-than-options", values)


def _bounds(question: Question) -> list[tuple[str, str]]:
    match question:
        case NumberQuestion() | MoneyQuestion() | RepeatQuestion():
            return [("min", "max")]
        case TextQuestion() | LongTextQuestion():
            return [("min_length", "max_length")]
        case DateQuestion(not_before=low, not_after=high) if "today" not in {low, high}:
            return [("not_before", "not_after")]
    return []
