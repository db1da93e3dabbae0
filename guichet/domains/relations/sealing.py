"""Lines of denunciations under seal: anybody seals to the State's intake key, the keeper alone opens."""

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass

from guichet.domains.relations.models import Line
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord

REASON = "denunciation"


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What somebody tells; `amount` in whole CFA francs, `authority` the one named. Only `told` must be there."""

    told: str
    authority: str = ""
    service: str = ""
    office: str = ""
    when: str = ""
    asked: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class SealedLine:
    identifier: str
    sealed: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    told: Told
    records: tuple[UseRecord, ...]


def seal(told: Told, once: str = "") -> SealedLine:
    """`once` is what the form was drawn with: the same words sent twice with it are the same line.

    No keeper need be awake. Raises KeeperUnavailable before the first key.
    """
    clear = json.dumps(asdict(told), ensure_ascii=False).encode()
    identifier = named(clear, once) if once else secrets.token_hex(16)
    recipient = keys.current(Kind.INTAKE)
    return SealedLine(identifier, envelope.seal(clear, recipient=recipient, bound_to=bound_to(identifier)))


def named(clear: bytes, once: str) -> str:
    """Tells nothing of the words: `once` is 128 bits of chance that are kept nowhere."""
    return hashlib.sha256(f"guichet denunciation line 1\n{once}\n".encode() + clear).hexdigest()[:32]


def opened(line: Line, *, reader: str) -> Opened:
    """Raises the refusals of the keeper."""
    about = bound_to(line.identifier)
    received = keys.receive(bytes(line.sealed), bound_to=about, case=line.identifier)
    found = keys.open(
        received.ciphertext, case_key_id=received.case_key_id, bound_to=about, reader=reader, reason=REASON
    )
    return Opened(Told(**json.loads(found.plaintext)), (received.record, found.record))


def bound_to(identifier: str) -> bytes:
    """A line does not open in place of another."""
    return f"guichet denunciation 1\n{identifier}".encode()
