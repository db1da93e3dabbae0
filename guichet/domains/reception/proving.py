"""The code of the request that a complaint is about, on its way from a centre: sealed, never kept in clear."""

import hashlib
from dataclasses import dataclass

from guichet.domains.reception.models import Complaint
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord


@dataclass(frozen=True, slots=True, repr=False)
class Proven:
    code: str
    records: tuple[UseRecord, ...]


def sealed(code: str, *, case: str, once: str) -> bytes:
    """No keeper need be awake. Raises KeeperUnavailable before the first key."""
    return envelope.seal(code.encode(), recipient=keys.current(Kind.INTAKE), bound_to=bound_to(case, once))


def opened(row: Complaint) -> Proven:
    """At the national node. Raises the refusals of the keeper."""
    about = bound_to(row.case, row.once)
    received = keys.receive(bytes(row.proof), bound_to=about, case=hashlib.sha256(about).hexdigest())
    found = keys.open(
        received.ciphertext,
        case_key_id=received.case_key_id,
        bound_to=about,
        reader="complaint",
        reason="proof",
    )
    return Proven(found.plaintext.decode(), (received.record, found.record))


def bound_to(case: str, once: str) -> bytes:
    """A code proves one complaint about one request, and opens in place of no other."""
    return f"guichet complaint proof 1\n{case}\n{once}".encode()
