"""What GeoReport v2 answers, for its description.

A name that may be absent has a usual value here, one that may be null has none. What is always null is the sealed part
of a message: the specification has those names all the same.
"""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from guichet.domains.relations.openly import Happened
from guichet.domains.relations.vocabulary import ConcernKind
from guichet.surfaces.api.shapes import Shape


class Endpoint(Shape):
    specification: str
    url: str
    changeset: str
    type: Literal["production", "test"]
    formats: list[str]


class Discovery(Shape):
    changeset: str
    contact: str
    key_service: str
    endpoints: list[Endpoint]


class Service(Shape):
    service_code: str
    service_name: str
    description: str
    metadata: bool
    type: Literal["realtime"]
    keywords: str
    group: str


class Value(Shape):
    key: str
    name: str


class Attribute(Shape):
    variable: bool
    code: str
    datatype: Literal["string", "singlevaluelist"]
    required: bool
    datatype_description: None
    order: int
    description: str
    values: list[Value] = []


class ServiceDefinition(Shape):
    service_code: str
    attributes: list[Attribute]


class ReturnCode(Shape):
    return_code: str
    follow_url: str


class Sent(Shape):
    service_request_id: str
    service_notice: str
    account_id: None
    extended_attributes: ReturnCode | None = None


class ExtendedAttributes(Shape):
    kind: ConcernKind
    theme: str
    agency_code: str
    late: bool
    reopened: bool


class Note(Shape):
    datetime: datetime
    type: Happened
    description: str


class Request(Shape):
    service_request_id: str
    status: Literal["open", "closed"]
    status_notes: str | None
    service_name: str
    service_code: str
    description: None
    address: None
    address_id: None
    zipcode: None
    lat: None
    long: None
    media_url: None
    agency_responsible: str
    service_notice: str
    requested_datetime: datetime
    updated_datetime: datetime
    expected_datetime: datetime
    extended_attributes: ExtendedAttributes | None = None
    notes: list[Note] = []


class Error(Shape):
    code: int
    description: str


EVERY: tuple[type[BaseModel], ...] = (Discovery, Service, ServiceDefinition, Sent, Request, Error)
WHERE = "#/components/schemas/{model}"


def schemas() -> dict[str, Any]:
    """By name, with those that they are made of."""
    _named, found = models_json_schema([(each, "validation") for each in EVERY], ref_template=WHERE)
    defined: dict[str, Any] = found["$defs"]
    return defined


def of(shape: type[BaseModel]) -> dict[str, Any]:
    return {"$ref": WHERE.format(model=shape.__name__)}


def many(shape: type[BaseModel]) -> dict[str, Any]:
    return {"type": "array", "items": of(shape)}
