"""The API as machines see it: its routes, how it refuses, and its description in OpenAPI 3.1."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.api.problems import MEDIA_TYPE, Problem, ProblemDetails, answered
from guichet.surfaces.api.reading import Readable, Strict, not_as_described, not_json
from guichet.surfaces.api.refusing import problem_of

PREFIX = "api/v1"


class Interface(NinjaAPI):
    """Titles and descriptions are French sources, put into the reader's language when the description is asked."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__

    def described(self) -> OpenAPISchema:
        schema = self.get_openapi_schema(path_prefix=PREFIX)
        schema["info"] |= {"title": gettext(self.title), "description": gettext(self.description)}
        for operation in _operations(schema):
            operation |= {name: gettext(operation[name]) for name in ("summary", "description") if name in operation}
            for answer in operation["responses"].values():
                _as_problem(answer)
        return schema


def _operations(schema: OpenAPISchema) -> Iterator[dict[str, Any]]:
    for path in schema["paths"].values():
        yield from path.values()


def _as_problem(answer: dict[str, Any]) -> None:
    """django-ninja knows one media type for all answers; problems have their own."""
    content = answer.get("content", {})
    if content.get("application/json", {}).get("schema", {}).get("$ref", "").endswith(f"/{ProblemDetails.__name__}"):
        answer["content"] = {MEDIA_TYPE: content["application/json"]}


interface = Interface(
    title=gettext_noop("Guichet, l’API des services publics"),
    version="1",
    description=gettext_noop(
        "Lire le catalogue, déposer et suivre des demandes pour les personnes. Le catalogue est ouvert à tous ; "
        "le reste demande le jeton d’un organisme."
    ),
    servers=[{"url": settings.PUBLIC_URL}],
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    parser=Strict(),
    renderer=Readable(),
)


@interface.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:  # noqa: ARG001 ninja's signature
    return answered(problem)


@interface.exception_handler(Refused)
def _refused(request: HttpRequest, refused: Refused) -> HttpResponse:  # noqa: ARG001 ninja's signature
    return answered(problem_of(refused))


@interface.exception_handler(ValidationError)
def _not_as_described(request: HttpRequest, fault: ValidationError) -> HttpResponse:  # noqa: ARG001 ninja's signature
    return answered(not_as_described(fault.errors))


@interface.exception_handler(HttpError)
def _not_json(request: HttpRequest, fault: HttpError) -> HttpResponse:  # noqa: ARG001 ninja raises it for that alone
    return answered(not_json())
