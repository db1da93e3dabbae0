"""Open311 as machines read it: each of its methods in OpenAPI 3.1, in the language that is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.domains.relations.vocabulary import Sex
from guichet.surfaces.api.open311 import asking, shapes, subjects
from guichet.surfaces.api.open311.edge import jurisdiction
from guichet.surfaces.api.open311.sending import LONGEST_DESCRIPTION, LONGEST_FIELD, LONGEST_KEY
from guichet.surfaces.api.open311.writing import Form

PREFIX = "/open311/v2"
Described = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Method:
    """`path` after the prefix, without its form; `found` is the schema of success, if there is any."""

    name: str
    path: str
    summary: str
    found: Described | None
    takes: tuple[Described, ...] = ()
    headers: Mapping[str, Described] | None = None
    body: Described | None = None
    refusals: tuple[int, ...] = (400, 404)


def described() -> Described:
    return {
        "openapi": "3.1.0",
        "info": {"title": _("Guichet, Open311"), "version": "2", "description": _info()},
        "servers": [{"url": settings.PUBLIC_URL}],
        "paths": _paths(),
        "components": {"schemas": shapes.schemas()},
    }


def methods() -> tuple[Method, ...]:
    """The six of GeoReport v2, and its discovery."""
    return (*_of_services(), *_of_requests(), _of_tokens())


def _info() -> str:
    return _(
        "Le standard GeoReport v2 au-dessus du guichet des relations avec les usagers. En XML, la même chose, selon la "
        "convention « Spark ». Les refus ont le statut 400, 403 ou 404, et un code plus précis."
    )


def _of_services() -> Iterator[Method]:
    yield Method(
        "discovery", "/discovery", _("L’adresse, les formats, comment obtenir une clé"), shapes.of(shapes.Discovery)
    )
    yield Method("services", "/services", _("Les sortes de messages, avec leur code"), shapes.many(shapes.Service))
    yield Method(
        "service",
        "/services/{service_code}",
        _("Ce qui est demandé pour l’une d’elles"),
        shapes.of(shapes.ServiceDefinition),
        takes=(_in("path", "service_code", _code()),),
    )


def _of_requests() -> Iterator[Method]:
    yield Method(
        "requests",
        "/requests",
        _("Les messages des 90 derniers jours : état, administration, jours"),
        shapes.many(shapes.Request),
        takes=tuple(_filters()),
        headers={"X-Total-Count": {"schema": {"type": "integer", "minimum": 0}}},
    )
    yield Method(
        "write",
        "/requests",
        _("Écrit un message ; son numéro et son code de retour reviennent"),
        shapes.many(shapes.Sent),
        takes=(_extensions(), _in("header", "Idempotency-Key", {"type": "string", "maxLength": LONGEST_KEY})),
        body=_body(),
        refusals=(400, 403, 404),
    )
    yield Method(
        "request",
        "/requests/{service_request_id}",
        _("Un message, par son numéro"),
        shapes.many(shapes.Request),
        takes=(_in("path", "service_request_id", {"type": "string", "pattern": "^[0-9A-Z-]+$"}), _extensions()),
    )


def _of_tokens() -> Method:
    return Method(
        "token",
        "/tokens/{token}",
        _("Rien : chaque message a son numéro tout de suite"),
        None,
        takes=(_in("path", "token", {"type": "string", "pattern": "^[0-9A-Za-z_-]+$"}),),
    )


def _paths() -> Mapping[str, Described]:
    found: dict[str, Described] = {}
    for each in methods():
        verb = "post" if each.body else "get"
        found.setdefault(f"{PREFIX}{each.path}.{{form}}", {})[verb] = _operation(each)
    return found


def _operation(method: Method) -> Described:
    answers = {
        str(status): _answer(shapes.many(shapes.Error), _("Un refus, en une phrase")) for status in method.refusals
    }
    if method.found:
        answers = {"200": _answer(method.found, method.summary, method.headers)} | answers
    return {
        "operationId": method.name,
        "summary": method.summary,
        "parameters": [*_everywhere(), *method.takes],
        **({"requestBody": method.body} if method.body else {}),
        "responses": answers,
    }


def _answer(schema: Described, said: str, headers: Mapping[str, Described] | None = None) -> Described:
    """Of XML no schema is given: OpenAPI knows no word for the convention that GeoReport v2 names."""
    content: Described = {Form.JSON.media_type: {"schema": schema}, Form.XML.media_type: {}}
    return {"description": said, "content": content, **({"headers": dict(headers)} if headers else {})}


def _everywhere() -> Iterator[Described]:
    yield _in("path", "form", {"enum": [each.value for each in Form]})
    yield _in("query", "jurisdiction_id", {"enum": [jurisdiction()]}, _("Le nom de ce site ; peut manquer."))
    languages = [code for code, _name in settings.LANGUAGES]
    yield _in("query", "locale", {"enum": languages}, _("La langue, à la place de « Accept-Language »."))


def _filters() -> Iterator[Described]:
    yield _in("query", "service_request_id", {"type": "string"}, _("Des numéros, séparés par des virgules."))
    yield _in("query", "service_code", _code())
    span = _("De start_date à end_date, 90 jours au plus.")
    for name in ("start_date", "end_date"):
        yield _in("query", name, _moment(), span)
    yield _in("query", "status", {"enum": [*asking.STATES, ",".join(asking.STATES)]})
    for name in ("updated_after", "updated_before"):
        yield _in("query", name, _moment(), _("De 1960 à 2199, avec son fuseau."))
    yield _in("query", "page", {"type": "integer", "minimum": 1, "maximum": asking.LAST_PAGE})
    yield _in("query", "page_size", {"type": "integer", "minimum": 1, "maximum": asking.MOST})
    yield _extensions()


def _extensions() -> Described:
    return _in("query", "extensions", {"type": "boolean"}, _("Ce que le standard n’a pas."))


def _in(where: str, name: str, schema: Described, said: str = "") -> Described:
    told = {"description": said} if said else {}
    return {"name": name, "in": where, "required": where == "path", "schema": schema, **told}


def _code() -> Described:
    return {"enum": [subjects.code_of(each) for each in subjects.every()]}


def _moment() -> Described:
    return {"type": "string", "format": "date-time"}


def _body() -> Described:
    """As a form; with a file, as a form in parts."""
    fields = _fields()
    file = {"media": {"type": "string", "format": "binary"}}
    return {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": _form(fields)},
            "multipart/form-data": {"schema": _form({**fields, **file})},
        },
    }


def _form(fields: Mapping[str, Described]) -> Described:
    return {
        "type": "object",
        "required": ["service_code", "description"],
        "properties": dict(fields),
        "dependentRequired": {"lat": ["long"], "long": ["lat"]},
    }


def _fields() -> Mapping[str, Described]:
    """The attributes are those that the definition of the service names, with their values."""
    return {
        "service_code": _code(),
        "description": {"type": "string", "pattern": r"\S", "maxLength": LONGEST_DESCRIPTION},
        "lat": {"type": "number", "minimum": -90, "maximum": 90},
        "long": {"type": "number", "minimum": -180, "maximum": 180},
        **_texts(("address_string", "address_id", "first_name", "last_name", "phone")),
        "email": {"type": "string", "format": "email", "maxLength": LONGEST_FIELD},
        "api_key": {"type": "string", "description": _("Le jeton d’un organisme ; peut manquer.")},
        **_texts(f"attribute[{name}]" for name in (subjects.MATRICULE, subjects.SERVICE, subjects.AUTHORITY)),
        f"attribute[{subjects.CASE}]": {"type": "string"},
        f"attribute[{subjects.SEX}]": {"enum": [str(each) for each in Sex.values]},
    }


def _texts(names: Sequence[str] | Iterator[str]) -> Mapping[str, Described]:
    return {name: {"type": "string", "maxLength": LONGEST_FIELD} for name in names}
