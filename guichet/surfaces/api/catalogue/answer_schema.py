"""The answers that a form takes, as a JSON Schema (2020-12).

It says what can be said without the other answers: which questions are asked depends on them, and is judged here. A
condition travels as `x-when`, a CEL expression.
"""

from collections.abc import Mapping, Sequence
from functools import singledispatch
from typing import Any

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.form import Entry, Form, address_fields, inner_entries
from guichet.surfaces.ui import catalogue_words as words

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LONGEST = 200
Schema = dict[str, Any]


def answer_schema(form: Form) -> Schema:
    return {"$schema": DIALECT, "title": words.said(form.service.title), **_object(form.entries)}


def _object(entries: Sequence[Entry]) -> Schema:
    properties = {entry.name: _property(entry) for entry in entries if by_answer(entry.question)}
    return {
        "type": "object",
        "properties": properties,
        "required": [entry.name for entry in entries if entry.name in properties and _is_always_asked(entry)],
        "additionalProperties": False,
    }


def by_answer(question: object) -> bool:
    """Whether it is answered in words; a file comes beside, and some blocks ask nothing."""
    return isinstance(question, asked.Asked) and not isinstance(question, asked.FileQuestion | asked.PhotoQuestion)


def _is_always_asked(entry: Entry) -> bool:
    """A signature may come as a file, beside the answers."""
    required = isinstance(entry.question, asked.Asked) and entry.question.required
    return required and not entry.conditions and not isinstance(entry.question, asked.SignatureQuestion)


def _property(entry: Entry) -> Schema:
    question = entry.question
    named: Schema = {"title": words.said(question.label)}
    if question.help:
        named["description"] = words.said(question.help)
    if entry.conditions:
        named["x-when"] = [condition.expression for condition in entry.conditions]
    if isinstance(question, asked.RepeatQuestion):
        return named | _list(question, inner_entries(entry))
    return named | _shape(question)


def _list(question: asked.RepeatQuestion, items: Sequence[Entry]) -> Schema:
    return {"type": "array", "minItems": question.min, "maxItems": question.max, "items": _object(items)}


@singledispatch
def _shape(question: object) -> Schema:  # noqa: ARG001 whatever has no rule of its own is one line of text
    return _text(254)


@_shape.register(asked.TextQuestion)
@_shape.register(asked.LongTextQuestion)
def _(question: asked.TextQuestion | asked.LongTextQuestion) -> Schema:
    shape = _text(question.max_length, question.min_length or 1)
    if isinstance(question, asked.TextQuestion) and question.format:
        shape["pattern"] = f"^(?:{question.format.pattern})$"
    return shape


@_shape.register
def _(question: asked.EmailQuestion) -> Schema:  # noqa: ARG001
    return _text(254) | {"format": "email"}


@_shape.register(asked.NumberQuestion)
@_shape.register(asked.MoneyQuestion)
def _(question: asked.NumberQuestion | asked.MoneyQuestion) -> Schema:
    whole = isinstance(question, asked.MoneyQuestion) or not question.decimals
    return {"type": "integer" if whole else "number", "minimum": question.min, "maximum": question.max}


@_shape.register
def _(question: asked.DateQuestion) -> Schema:  # noqa: ARG001 its bounds may be the day itself
    return {"type": "string", "format": "date"}


@_shape.register(asked.ChoiceQuestion)
@_shape.register(asked.PictogramChoiceQuestion)
def _(question: asked.ChoiceQuestion | asked.PictogramChoiceQuestion) -> Schema:
    return _one_of(question.options)


@_shape.register
def _(question: asked.ChoicesQuestion) -> Schema:
    most = question.max_choices or len(question.options)
    return {
        "type": "array",
        "items": _one_of(question.options),
        "uniqueItems": True,
        "minItems": 1 if question.required else 0,
        "maxItems": most,
    }


@_shape.register
def _(question: asked.LinkedChoiceQuestion) -> Schema:
    return {"oneOf": [_linked(option) for option in question.options]}


def _linked(option: asked.LinkedOption) -> Schema:
    fields = {"first": {"const": option.value, "title": words.said(option.text)}, "second": _one_of(option.options)}
    return _fields(fields, ["first", "second"])


@_shape.register
def _(question: asked.PersonNameQuestion) -> Schema:  # noqa: ARG001
    return _fields({"family_name": _text(LONGEST), "given_names": _text(LONGEST, 0)}, ["family_name"])


@_shape.register
def _(question: asked.AddressQuestion) -> Schema:
    names = address_fields(question)
    needed = [name for name in names if name != "detail"]
    return _fields({name: _text(LONGEST, int(name in needed)) for name in names}, needed)


@_shape.register
def _(question: asked.YesNoQuestion) -> Schema:  # noqa: ARG001
    return {"type": "boolean"}


@_shape.register
def _(question: asked.ConsentQuestion) -> Schema:
    return {"const": True} if question.required else {"type": "boolean"}


@_shape.register
def _(question: asked.SignatureQuestion) -> Schema:  # noqa: ARG001
    return _fields({"typed": _text(LONGEST)}, ["typed"])


def _text(longest: int, shortest: int = 1) -> Schema:
    return {"type": "string", "minLength": shortest, "maxLength": longest}


def _one_of(options: Sequence[asked.Option]) -> Schema:
    return {"oneOf": [{"const": option.value, "title": words.said(option.text)} for option in options]}


def _fields(properties: Mapping[str, Schema], required: Sequence[str]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
