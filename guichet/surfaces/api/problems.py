"""What the API answers when it does not do what was asked: RFC 9457, in the language that was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Sort:
    """`code` ends the address that names this sort of problem; the page at that address explains it."""

    code: str
    status: int
    title: str | Promise


class Kind(Enum):
    """Every problem that the API tells, the same whatever was asked."""

    MALFORMED = Sort("malformed", 400, _("La requête n’a pas pu être lue"))
    UNKNOWN_TOKEN = Sort("unknown-token", 401, _("Un jeton est nécessaire"))
    MISSING_SCOPE = Sort("missing-scope", 403, _("Ce jeton ne permet pas cela"))
    NOT_FOUND = Sort("not-found", 404, _("Rien n’est à cette adresse"))
    METHOD = Sort("method-not-allowed", 405, _("Cette adresse ne répond pas à ce verbe"))
    NOT_OFFERED = Sort("not-offered", 409, _("Cette demande ne peut pas être faite ici"))
    FORM_CHANGED = Sort("form-changed", 409, _("Les questions ont changé"))
    TOO_LARGE = Sort("too-large", 413, _("C’est trop lourd"))
    INVALID = Sort("invalid", 422, _("La requête n’a pas la forme attendue"))
    INVALID_ANSWERS = Sort("invalid-answers", 422, _("Des réponses manquent ou ne conviennent pas"))
    NOT_ELIGIBLE = Sort("not-eligible", 422, _("Ces réponses n’ouvrent pas droit à ce service"))
    KEY_REUSED = Sort("key-reused", 422, _("Cette clé a déjà servi"))
    TOO_MANY = Sort("too-many", 429, _("Trop d’appels"))
    INTERNAL = Sort("internal", 500, _("Une faute de notre côté"))
    UNAVAILABLE = Sort("unavailable", 503, _("Réessayez plus tard"))
    NO_ROOM = Sort("no-room", 507, _("Il n’y a plus de place"))


class Detail(BaseModel):
    """One thing that is wrong: where, as a JSON Pointer into the body or the name of a parameter, and what to do."""

    pointer: str | None = Field(default=None, description="JSON Pointer (RFC 6901)")
    parameter: str | None = None
    code: str
    detail: str


class ProblemDetails(BaseModel):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Detail] = []


class Problem(Exception):
    """Raised anywhere in the API, answered at its edge."""

    def __init__(
        self, kind: Kind, detail: str, *, errors: Sequence[Detail] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.kind = kind.value
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}


def answered(problem: Problem) -> HttpResponse:
    details = ProblemDetails(
        type=f"{settings.PUBLIC_URL}/api/v1/#{problem.kind.code}",
        title=str(problem.kind.title),
        status=problem.kind.status,
        detail=problem.detail,
        errors=list(problem.errors),
    )
    return HttpResponse(
        details.model_dump_json(exclude_none=True),
        status=problem.kind.status,
        content_type=MEDIA_TYPE,
        headers={"Content-Language": get_language() or settings.LANGUAGE_CODE, **problem.headers},
    )


def pointer(*steps: str | int) -> str:
    """As a fragment, `#/answers/nom`."""
    return "#" + "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
