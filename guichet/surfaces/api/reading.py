"""The body of a request as JSON, and only what JSON has (RFC 8259)."""

import json
import math
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.parser import Parser
from ninja.renderers import JSONRenderer

from guichet.surfaces.api.problems import Detail, Kind, Problem, pointer


class Strict(Parser):
    """Neither NaN, nor a number beyond all bounds, nor half a character: nothing keeps them, or gives them back."""

    def parse_body(self, request: HttpRequest) -> Any:
        found = json.loads(request.body, parse_constant=_refuse, parse_float=_finite)
        if b"\\u" in request.body:
            json.dumps(found, ensure_ascii=False).encode()
        return found


class Readable(JSONRenderer):
    """Letters as they are: half as many bytes, and legible in a terminal."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


def _refuse(text: str) -> float:
    raise ValueError(text)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def not_json() -> Problem:
    return Problem(Kind.MALFORMED, _("Le corps de la requête n’est pas du JSON. Rien n’a été enregistré."))


def not_as_described(faults: list[dict[str, Any]]) -> Problem:
    """From what pydantic found to where it is and what to do."""
    return Problem(
        Kind.INVALID,
        _("La requête n’a pas la forme décrite dans /api/v1/openapi.json. Rien n’a été enregistré."),
        errors=[_detail(fault["type"], fault["loc"]) for fault in faults],
    )


def _detail(code: str, place: tuple[str | int, ...]) -> Detail:
    """`place` begins with where the value came: body, query, path, header."""
    source, *steps = place
    where = {"pointer": pointer(*steps[1:])} if source == "body" else {"parameter": str(steps[-1])}
    return Detail(code=code, detail=_sentence(code), **where)


def _sentence(code: str) -> str:
    sentences = {
        "missing": _("Cette valeur manque."),
        "extra_forbidden": _("Cette valeur n’est pas attendue."),
        "enum": _("Cette valeur n’est pas l’une de celles qui sont permises."),
        "literal_error": _("Cette valeur n’est pas l’une de celles qui sont permises."),
        "string_too_long": _("Ce texte est trop long."),
        "string_pattern_mismatch": _("Ce texte n’a pas la forme attendue."),
    }
    return sentences.get(code, _("Cette valeur ne convient pas."))
