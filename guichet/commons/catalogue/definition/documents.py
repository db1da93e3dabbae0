"""The fields of a document in words: what a person chose is written as the form showed it, not as its code."""

from collections.abc import Mapping
from datetime import date

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import Answers, document_fields
from guichet.commons.catalogue.definition.questions import Option, Question, RepeatQuestion
from guichet.commons.catalogue.definition.treatment import Outcome

Written = str | int | float | tuple[str, ...]


def written_fields(
    form: Form, outcome: Outcome, answers: Answers, findings: Answers, today: date, language: str
) -> dict[str, Written]:
    """Each field by its name. A list is one text an item; parts of an answer stand side by side."""
    fields = document_fields(form, outcome, answers, findings, today)
    expressions = outcome.document.fields if outcome.document else {}
    asked = _questions(form)
    return {name: _written(value, asked.get(expressions[name]), language) for name, value in fields.items()}


def _questions(form: Form) -> dict[str, Question]:
    """Every question and every finding, by name."""
    procedure = form.service.procedure
    found = [finding for step in (procedure.circuit.steps if procedure else ()) for finding in step.findings]
    return {entry.name: entry.question for entry in form.entries} | {each.name: each for each in found}


def _written(value: object, question: Question | None, language: str) -> Written:
    if isinstance(question, RepeatQuestion) and isinstance(value, list | tuple):
        return tuple(_item(each, question, language) for each in value if isinstance(each, Mapping))
    if isinstance(value, list | tuple):
        return tuple(_one(each, question, language) for each in value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return _one(value, question, language)


def _item(item: Mapping[str, object], question: RepeatQuestion, language: str) -> str:
    """One item of a repeated group: its answers in the order of asking."""
    inner = {each.name: each for each in question.questions}
    return ", ".join(_one(item[name], inner[name], language) for name in inner if item.get(name) not in (None, ""))


def _one(value: object, question: Question | None, language: str) -> str:
    if isinstance(value, Mapping):
        return " ".join(str(part) for part in value.values() if part)
    if isinstance(value, bool):
        return _YES_NO[value].get(language, _YES_NO[value]["fr"])
    options = _options(question)
    return options[str(value)].text.in_language(language) if str(value) in options else str(value)


def _options(question: Question | None) -> dict[str, Option]:
    return {option.value: option for option in getattr(question, "options", ())}


_YES_NO = {True: {"fr": "oui", "en": "yes"}, False: {"fr": "non", "en": "no"}}
