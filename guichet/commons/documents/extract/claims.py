"""What a code says of a document, as CBOR: docs/qr-profile.md is the law of these bytes."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import cbor2

from guichet.commons.documents.kinds import FIELDS, KINDS, Kind, Type

# RFC 8392: issuer, expiration, issued at, identifier. Below -65536 the registry leaves to private use.
ISSUER, EXPIRES, ISSUED, IDENTIFIER, DOCUMENT = 1, 4, 6, 7, -65537
EPOCH = date(1970, 1, 1)

Coded = str | int | list[str]


class Unreadable(ValueError):
    """Not a code of this profile, or written in another way than the one that it allows."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where the list of a year says whether the document still holds."""

    year: int
    index: int


@dataclass(frozen=True, slots=True)
class Claims:
    """`issued` and `expires` are seconds since 1970; `fields` by name, days as dates."""

    issuer: str
    reference: str
    kind: Kind
    issued: int
    expires: int | None
    status: Status
    fields: Mapping[str, str | int | date | tuple[str, ...]]


def encoded(claims: Claims) -> bytes:
    """Deterministic CBOR (RFC 8949, 4.2.1): the same claims are the same bytes."""
    numbered = {FIELDS[name].number: _coded(value) for name, value in claims.fields.items()}
    document = [claims.kind.number, numbered, [claims.status.year, claims.status.index]]
    said: dict[int, object] = {
        ISSUER: claims.issuer,
        ISSUED: claims.issued,
        IDENTIFIER: claims.reference.encode("ascii"),
        DOCUMENT: document,
    }
    if claims.expires is not None:
        said[EXPIRES] = claims.expires
    return cbor2.dumps(said, canonical=True)


def decoded(content: bytes) -> Claims:
    """Raises Unreadable, also for what is well signed but unknown: a number that nobody published means nothing."""
    try:
        said = cbor2.loads(content)
        claims = _claims(said)
    except (cbor2.CBORDecodeError, KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise Unreadable from None
    if encoded(claims) != content:
        raise Unreadable
    return claims


def _claims(said: Mapping[int, Any]) -> Claims:
    number, fields, (year, index) = said[DOCUMENT]
    return Claims(
        issuer=str(said[ISSUER]),
        reference=said[IDENTIFIER].decode("ascii"),
        kind=_by_number[number],
        issued=int(said[ISSUED]),
        expires=int(said[EXPIRES]) if EXPIRES in said else None,
        status=Status(int(year), int(index)),
        fields=dict(_field(each, value) for each, value in fields.items()),
    )


_by_number = {kind.number: kind for kind in KINDS.values()}
_fields_by_number = {field.number: field for field in FIELDS.values()}


def _field(number: int, value: Coded) -> tuple[str, str | int | date | tuple[str, ...]]:
    field = _fields_by_number[number]
    match field.type, value:
        case Type.DATE, int():
            return field.name, EPOCH + timedelta(days=value)
        case Type.LIST, list() | tuple():
            return field.name, tuple(value)
        case Type.NUMBER, int():
            return field.name, value
        case Type.TEXT, str():
            return field.name, value
    raise Unreadable


def _coded(value: str | int | date | tuple[str, ...]) -> Coded:
    if isinstance(value, date):
        return (value - EPOCH).days
    if isinstance(value, tuple):
        return [unicodedata.normalize("NFC", each) for each in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
