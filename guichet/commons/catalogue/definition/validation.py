"""From what pydantic refuses to the faults that an editor reads."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from guichet.commons.catalogue.definition.base import Part
from guichet.commons.catalogue.definition.faults import Fault, Faulty, Place
from guichet.commons.catalogue.definition.language.misuse import suggestion
from guichet.commons.catalogue.definition.source import Source
from guichet.commons.catalogue.definition.wording import WORDING
from guichet.foundation.lib.text import fold

Model = TypeVar("Model")

# The pattern of a field decides what is said of a text that does not match it.
PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "not-a-code",
    r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$": "not-a-name",
    r"^[a-z0-9]+([_-][a-z0-9]+)*$": "not-an-option-value",
    r"^PS\d{5}$": "not-an-official-code",
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$": "not-a-partial-date",
}

CODES = {
    "string_type": "not-a-text",
    "string_too_short": "text-empty",
    "string_too_long": "text-too-long",
    "int_type": "not-a-whole-number",
    "int_parsing_size": "not-a-whole-number",
    "int_from_float": "not-a-whole-number",
    "float_type": "not-a-number",
    "finite_number": "not-a-number",
    "bool_type": "not-a-boolean",
    "tuple_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "too_short": "list-too-short",
    "too_long": "list-too-long",
    "greater_than_equal": "number-too-small",
    "less_than_equal": "number-too-big",
    "date_type": "not-a-date",
    "date_parsing": "not-a-date",
    "date_from_datetime_parsing": "not-a-date",
    "date_from_datetime_inexact": "not-a-date",
    "url_parsing": "not-an-address",
    "url_scheme": "not-an-address",
    "url_type": "not-an-address",
    "url_too_long": "text-too-long",
}


def validated(source: Source, adapter: TypeAdapter[Model], part: type[Part]) -> Model:
    """The typed value of a file; `part` is what the file holds, or holds a list of. Raises Faulty with every fault.

    JSON is how pydantic takes dates and lists and stays strict on all the rest.
    """
    try:
        return adapter.validate_json(json.dumps(source.values), strict=True)
    except ValidationError as error:
        raise Faulty(_faults(source, part, error.errors(include_url=False))) from None


def _faults(source: Source, model: type[Part], errors: Sequence[ErrorDetails]) -> list[Fault]:
    """One fault a place: the parts of a union each complain of the same value."""
    found: dict[tuple[Place, object], Fault] = {}
    for error in errors:
        if not _follows_from_another(error):
            fault = _fault(source, model, error)
            found.setdefault((fault.place, fault.values.get("key")), fault)
    return list(found.values())


def _follows_from_another(error: ErrorDetails) -> bool:
    """A list whose items are refused is also said to be too short, of items that stood."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _fault(source: Source, model: type[Part], error: ErrorDetails) -> Fault:
    path, kind = error["loc"], error["type"]
    if kind == "missing":
        return Fault(source.at(path[:-1]), "missing-key", {"key": path[-1]})
    if kind == "extra_forbidden":
        return _unknown_key(source, model, path)
    if kind == "union_tag_not_found":
        return Fault(source.at(path), "missing-key", {"key": error["ctx"]["discriminator"].strip("'")})
    if kind in {"enum", "literal_error", "union_tag_invalid"}:
        return _unknown_choice(source, error)
    if kind == "string_pattern_mismatch":
        code = PATTERNS.get(error["ctx"]["pattern"], "not-the-pattern")
        return Fault(
            source.at(path), code, {"given": _shown(error["input"]), "suggestion": _slug(error["input"], code)}
        )
    values = {"given": _shown(error["input"]), **error.get("ctx", {}), "problem": error["msg"]}
    code = CODES.get(kind, kind)
    return Fault(source.at(path), code if code in WORDING else "not-valid", values)


def _unknown_choice(source: Source, error: ErrorDetails) -> Fault:
    context = error.get("ctx", {})
    path = error["loc"]
    given = str(error["input"])
    if error["type"] == "union_tag_invalid":
        given = str(context["tag"])
        path = (*path, str(context["discriminator"]).strip("'"))
    known = re.findall(r"'([^']+)'", str(context.get("expected_tags") or context.get("expected")))
    return Fault(
        source.at(path),
        "unknown-choice",
        {"given": _shown(given), "known": ", ".join(known), **suggestion(given, known)},
    )


def _unknown_key(source: Source, model: type[Part], path: tuple[str | int, ...]) -> Fault:
    known = sorted({name for part in parts_at(model, path[:-1]) for name in part.model_fields})
    key = str(path[-1])
    return Fault(source.key(path), "unknown-key", {"key": key, "known": ", ".join(known), **suggestion(key, known)})


def parts_at(model: type[Part], path: Sequence[str | int]) -> set[type[Part]]:
    """The parts that may stand at `path`. Numbers are items; a word that is no field is the type that was chosen."""
    parts = {model}
    for step in path:
        if isinstance(step, int):
            continue
        fields = [part.model_fields[step] for part in parts if step in part.model_fields]
        if fields:
            parts = {each for field in fields for each in _parts_of(field.annotation)}
        else:
            parts = {part for part in parts if _is_chosen_by(part, step)} or parts
    return parts


def _parts_of(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts_of(argument)


def _is_chosen_by(part: type[Part], word: str) -> bool:
    literals = [field.annotation for field in part.model_fields.values() if get_origin(field.annotation) is Literal]
    return any(word in get_args(literal) for literal in literals)


def _shown(value: object) -> str:
    """The value as the file may have it, cut short."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _slug(value: object, code: str) -> str:
    """The nearest text that would be accepted as a code or a name."""
    joint = "_" if code == "not-a-name" else "-"
    return joint.join(re.findall(r"[a-z0-9]+", fold(str(value))))
