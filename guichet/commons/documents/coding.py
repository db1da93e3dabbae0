"""The code of one document: what it says, signed by the keeper."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings

from guichet.commons.documents.extract import claims, cose, digits
from guichet.commons.documents.extract.claims import Claims, Status
from guichet.commons.documents.kinds import FIELDS, KINDS, Type
from guichet.commons.documents.models import Document
from guichet.commons.documents.printing.page import Value
from guichet.commons.documents.registry import Content
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work.failures import Unfinished


@dataclass(frozen=True, slots=True)
class Code:
    """`address` is what the square says."""

    content: bytes
    key_id: str
    use: UseRecord

    @property
    def address(self) -> str:
        return digits.address(self.content, page=page())


def page() -> str:
    """Where any phone checks a document, with what stands after the `#`."""
    return f"{settings.PUBLIC_URL}/verifier/"


def code_of(document: Document, content: Content) -> Code:
    """Raises Unfinished when the key was changed meanwhile, and the refusals of the keeper."""
    key = keys.current(Kind.QR)
    payload = claims.encoded(claims_of(document, content))
    signed = keys.sign(Kind.QR, cose.signed_bytes(payload, key_id=key.id))
    if signed.key_id != key.id:
        raise Unfinished("the key of codes was changed meanwhile")
    return Code(cose.written(cose.Signed(key.id, payload, signed.signature)), key.id, signed.record)


def claims_of(document: Document, content: Content) -> Claims:
    kind = KINDS[document.template]
    given = {name: content.values[name] for name in kind.coded if content.values.get(name) not in (None, "", ())}
    at = document.dated_at or document.due_at
    return Claims(
        issuer=document.authority,
        reference=document.reference,
        kind=kind,
        issued=int(at.timestamp()),
        expires=_end_of(document.valid_until) if document.valid_until else None,
        status=Status(document.status_year or 0, document.status_index or 0),
        fields={name: _coded(value, FIELDS[name].type) for name, value in given.items()},
    )


def _end_of(day: date) -> int:
    """Seconds since 1970 when that day is over in Benin."""
    return int(datetime.combine(day + timedelta(days=1), time.min, tzinfo=BENIN).timestamp())


def _coded(value: Value, kind: Type) -> str | int | date | tuple[str, ...]:
    match kind:
        case Type.DATE:
            return date.fromisoformat(str(value))
        case Type.NUMBER:
            return round(float(value)) if isinstance(value, int | float) else int(str(value))
        case Type.LIST:
            return value if isinstance(value, tuple) else (str(value),)
        case Type.TEXT:
            return str(value)
