"""Whether an answer is one that its question takes. How answers are kept, as JSON, is in docs/service-files.md."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import singledispatch

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.form import address_fields
from guichet.commons.catalogue.definition.language.patterns import matches_whole
from guichet.commons.catalogue.definition.language.values import is_day, is_encodable
from guichet.commons.catalogue.definition.questions import (
    AddressQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    DateQuestion,
    EmailQuestion,
    FileQuestion,
    IfuQuestion,
    LinkedChoiceQuestion,
    LongTextQuestion,
    MatriculeQuestion,
    MoneyQuestion,
    NpiQuestion,
    NumberQuestion,
    Option,
    PersonNameQuestion,
    PhoneQuestion,
    PhotoQuestion,
    PictogramChoiceQuestion,
    Question,
    RepeatQuestion,
    SignatureQuestion,
    TextQuestion,
    YesNoQuestion,
)

MEGABYTE = 1_000_000
Limits = Mapping[str, object]
Shaped = EmailQuestion | PhoneQuestion | NpiQuestion | IfuQuestion | MatriculeQuestion


class Problem(StrEnum):
    """What is wrong with an answer; the surface that asked puts it in words."""

    MISSING = "missing"
    WRONG_SHAPE = "wrong-shape"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    TOO_SMALL = "too-small"
    TOO_BIG = "too-big"
    TOO_MANY_DECIMALS = "too-many-decimals"
    NOT_A_DAY = "not-a-day"
    TOO_EARLY = "too-early"
    TOO_LATE = "too-late"
    UNKNOWN_OPTION = "unknown-option"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    INCOMPLETE = "incomplete"
    NOT_ACCEPTED = "not-accepted"
    FILE_KIND = "file-kind"
    FILE_TOO_BIG = "file-too-big"
    ITEM = "item"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Invalid:
    """A problem, the limit that was passed, and the service's own sentence when its file has one."""

    problem: Problem
    limits: Limits = field(default_factory=dict)
    message: Text | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    pattern: re.Pattern[str]
    blanks: str = " "


# How long an NPI, an IFU or a matricule is, no source at hand says: the register decides, here only nonsense stops.
SHAPES: Mapping[str, _Shape] = {
    "email": _Shape(re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+"), blanks=""),
    "phone": _Shape(re.compile(r"(\+229|00229)?[0-9]{8,10}"), blanks=" .-"),
    "phone abroad": _Shape(re.compile(r"(\+|00)?[0-9]{8,15}"), blanks=" .-()"),
    "npi": _Shape(re.compile(r"[0-9]{6,20}")),
    "ifu": _Shape(re.compile(r"[0-9]{6,20}")),
    "matricule": _Shape(re.compile(r"[0-9A-Za-z/-]{2,20}")),
}


def is_given(value: object) -> bool:
    """Whether there is an answer at all; blanks are none."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, Mapping):
        return any(is_given(each) for each in value.values())
    return value is not None and value not in ([], ())


def invalidity(question: Question, value: object, today: date) -> Invalid | None:
    """Why the value is no answer to the question, or None. What an item of a list holds is judged elsewhere."""
    if not is_given(value):
        return Invalid(Problem.MISSING) if getattr(question, "required", False) else None
    return _problem(question, value, today)


@singledispatch
def _problem(question: object, value: object, today: date) -> Invalid | None:  # noqa: ARG001 one signature for all
    """The rule of a type that has no rule of its own here: it takes nothing."""
    return Invalid(Problem.WRONG_SHAPE)


@_problem.register
def _(question: TextQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    found = _text(value, question.min_length, question.max_length)
    if found is None and question.format and not matches_whole(question.format.pattern, str(value)):
        return Invalid(Problem.WRONG_SHAPE, message=question.format.message)
    return found


@_problem.register
def _(question: LongTextQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    return _text(value, question.min_length, question.max_length)


def _text(value: object, shortest: int | None, longest: int) -> Invalid | None:
    if not isinstance(value, str) or not is_encodable(value) or "\0" in value:
        return Invalid(Problem.WRONG_SHAPE)
    if len(value) > longest:
        return Invalid(Problem.TOO_LONG, {"max": longest})
    return Invalid(Problem.TOO_SHORT, {"min": shortest}) if len(value) < (shortest or 0) else None


@_problem.register(EmailQuestion)
@_problem.register(PhoneQuestion)
@_problem.register(NpiQuestion)
@_problem.register(IfuQuestion)
@_problem.register(MatriculeQuestion)
def _(question: Shaped, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    abroad = isinstance(question, PhoneQuestion) and question.international
    shape = SHAPES["phone abroad" if abroad else question.type]
    if not isinstance(value, str) or len(value) > 254:
        return Invalid(Problem.WRONG_SHAPE)
    bare = value.translate(dict.fromkeys(map(ord, shape.blanks)))
    return None if shape.pattern.fullmatch(bare) else Invalid(Problem.WRONG_SHAPE)


@_problem.register
def _(question: NumberQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    return _number(value, (question.min, question.max), question.decimals)


@_problem.register
def _(question: MoneyQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    return _number(value, (question.min, question.max), 0)


def _number(value: object, limits: tuple[float, float], decimals: int) -> Invalid | None:
    low, high = limits
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124 not a number
        return Invalid(Problem.WRONG_SHAPE)
    if value < low:
        return Invalid(Problem.TOO_SMALL, {"min": low})
    if value > high:
        return Invalid(Problem.TOO_BIG, {"max": high})
    return Invalid(Problem.TOO_MANY_DECIMALS, {"decimals": decimals}) if round(value, decimals) != value else None


@_problem.register
def _(question: DateQuestion, value: object, today: date) -> Invalid | None:
    if not isinstance(value, str) or not is_day(value):
        return Invalid(Problem.NOT_A_DAY)
    first, last = _day(question.not_before, today), _day(question.not_after, today)
    if first is not None and value < first.isoformat():
        return Invalid(Problem.TOO_EARLY, {"first": first})
    if last is not None and value > last.isoformat():
        return Invalid(Problem.TOO_LATE, {"last": last})
    return None


def _day(limit: object, today: date) -> date | None:
    if isinstance(limit, date):
        return limit
    return today if limit == "today" else None


@_problem.register(ChoiceQuestion)
@_problem.register(PictogramChoiceQuestion)
def _(question: ChoiceQuestion | PictogramChoiceQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    return None if value in _values(question.options) else Invalid(Problem.UNKNOWN_OPTION)


@_problem.register
def _(question: ChoicesQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    if not isinstance(value, list | tuple):
        return Invalid(Problem.WRONG_SHAPE)
    if len(value) != len(set(map(str, value))) or any(each not in _values(question.options) for each in value):
        return Invalid(Problem.UNKNOWN_OPTION)
    most = question.max_choices or len(question.options)
    return Invalid(Problem.TOO_MANY, {"max": most}) if len(value) > most else None


@_problem.register
def _(question: LinkedChoiceQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    if not isinstance(value, Mapping):
        return Invalid(Problem.WRONG_SHAPE)
    first = next((option for option in question.options if option.value == value.get("first")), None)
    if first is None:
        return Invalid(Problem.UNKNOWN_OPTION)
    if not is_given(value.get("second")):
        return Invalid(Problem.INCOMPLETE, {"fields": ["second"]})
    return None if value["second"] in _values(first.options) else Invalid(Problem.UNKNOWN_OPTION)


def _values(options: Sequence[Option]) -> list[str]:
    return [option.value for option in options]


@_problem.register
def _(question: PersonNameQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    """Some people have one name only: it is their family name."""
    return _fields(value, ["family_name"], ["given_names"])


@_problem.register
def _(question: AddressQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    names = address_fields(question)
    return _fields(value, [name for name in names if name != "detail"], ["detail"])


def _fields(value: object, needed: Sequence[str], others: Sequence[str]) -> Invalid | None:
    if not isinstance(value, Mapping) or value.keys() - {*needed, *others}:
        return Invalid(Problem.WRONG_SHAPE)
    missing = [name for name in needed if not is_given(value.get(name))]
    if missing:
        return Invalid(Problem.INCOMPLETE, {"fields": missing})
    return next((found for each in value.values() if is_given(each) and (found := _text(each, None, 200))), None)


@_problem.register
def _(question: YesNoQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    return None if isinstance(value, bool) else Invalid(Problem.WRONG_SHAPE)


@_problem.register
def _(question: ConsentQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    if not isinstance(value, bool):
        return Invalid(Problem.WRONG_SHAPE)
    return Invalid(Problem.NOT_ACCEPTED) if question.required and not value else None


@_problem.register
def _(question: FileQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    if not isinstance(value, list | tuple):
        return Invalid(Problem.WRONG_SHAPE)
    if len(value) > question.max_files:
        return Invalid(Problem.TOO_MANY, {"max": question.max_files})
    kinds = [kind.value for kind in question.accept]
    return next((found for each in value if (found := _file(each, kinds, question.max_megabytes))), None)


@_problem.register
def _(question: PhotoQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    return _file(value, ["jpeg", "png"], question.max_megabytes)


@_problem.register
def _(question: SignatureQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    """Drawn, or the person's name typed under the statement: not everyone can draw on their device."""
    if isinstance(value, Mapping) and value.keys() == {"typed"}:
        return _text(value["typed"], None, 200)
    return _file(value, ["png"], 1)


def _file(value: object, kinds: Sequence[str], megabytes: int) -> Invalid | None:
    """A file received: its identifier, kind and size; the bytes themselves are judged where they arrive."""
    if not isinstance(value, Mapping) or not isinstance(value.get("file"), str):
        return Invalid(Problem.WRONG_SHAPE)
    size = value.get("bytes")
    if not isinstance(size, int) or isinstance(size, bool):
        return Invalid(Problem.WRONG_SHAPE)
    if value.get("kind") not in kinds:
        return Invalid(Problem.FILE_KIND, {"kinds": list(kinds)})
    return Invalid(Problem.FILE_TOO_BIG, {"megabytes": megabytes}) if size > megabytes * MEGABYTE else None


@_problem.register
def _(question: RepeatQuestion, value: object, today: date) -> Invalid | None:  # noqa: ARG001
    if not isinstance(value, list | tuple) or not all(isinstance(each, Mapping) for each in value):
        return Invalid(Problem.WRONG_SHAPE)
    if len(value) < question.min:
        return Invalid(Problem.TOO_FEW, {"min": question.min})
    return Invalid(Problem.TOO_MANY, {"max": question.max}) if len(value) > question.max else None
