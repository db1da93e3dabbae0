"""Words and addresses of concerns under seal: anybody seals to the State's intake key, the keeper alone opens."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from guichet.domains.relations.models import Appointment, Concern, Remark
from guichet.domains.relations.sealing import SealedLine
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord

REASON = "concern"
TELLING = "relations.tell"


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A file that passed the checks: where it lies, and the key that alone reads it."""

    name: str
    kind: str
    place: str
    key: str


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """What one side says; `name` and `matricule` only where their author gave them.

    `held` is the name of a file that could not be checked, and was not kept: both sides are told.
    """

    text: str
    name: str = ""
    matricule: str = ""
    piece: Piece | None = None
    held: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Contact:
    """Where a person is told. Neither is needed: the return code leads to the answer."""

    phone: str = ""
    email: str = ""

    @property
    def is_given(self) -> bool:
        return bool(self.phone or self.email)


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    words: Words
    records: tuple[UseRecord, ...]


def seal(words: Words, once: str = "") -> SealedLine:
    """`once` is what the form was drawn with: the same words sent twice with it are the same remark.

    No keeper need be awake. Raises KeeperUnavailable before the first key.
    """
    clear = _clear(asdict(words))
    identifier = _named(clear, once) if once else secrets.token_hex(16)
    return SealedLine(identifier, _sealed(clear, bound_to(identifier)))


def seal_contact(contact: Contact, imprint: str) -> bytes:
    """Nothing of nothing. Raises KeeperUnavailable before the first key."""
    return _sealed(_clear(asdict(contact)), bound_to_contact(imprint)) if contact.is_given else b""


def opened(remark: Remark, *, reader: str) -> Opened:
    """Raises the refusals of the keeper."""
    clear, records = _opened(bytes(remark.sealed), bound_to(remark.identifier), remark.identifier, reader, REASON)
    piece = clear.pop("piece")
    return Opened(Words(**clear, piece=Piece(**piece) if piece else None), records)


def opened_contact(concern: Concern | Appointment) -> tuple[Contact, tuple[UseRecord, ...]]:
    """For the worker that tells. Raises the refusals of the keeper."""
    about = bound_to_contact(concern.imprint)
    clear, records = _opened(bytes(concern.contact), about, concern.reference, TELLING, "telling")
    return Contact(**clear), records


def _named(clear: bytes, once: str) -> str:
    return hashlib.sha256(f"guichet concern remark 1\n{once}\n".encode() + clear).hexdigest()[:32]


def _clear(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def _sealed(clear: bytes, about: bytes) -> bytes:
    return envelope.seal(clear, recipient=keys.current(Kind.INTAKE), bound_to=about)


def _opened(
    sealed: bytes, about: bytes, case: str, reader: str, reason: str
) -> tuple[dict[str, Any], tuple[UseRecord, ...]]:
    received = keys.receive(sealed, bound_to=about, case=case)
    found = keys.open(
        received.ciphertext, case_key_id=received.case_key_id, bound_to=about, reader=reader, reason=reason
    )
    return json.loads(found.plaintext), (received.record, found.record)


def bound_to(identifier: str) -> bytes:
    """A remark does not open in place of another."""
    return f"guichet concern 1\n{identifier}".encode()


def bound_to_contact(imprint: str) -> bytes:
    return f"guichet concern contact 1\n{imprint}".encode()
