"""Lines of denunciations under seal: anybody seals to the State's intake key, the keeper alone opens."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from guichet.domains.relations.models import Line, Parcel
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.refusal import Refused

REASON = "denunciation"
# What leaves a centre is filled up to whole pieces of so many bytes: how much somebody wrote tells of who wrote.
PIECE = 1024


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
class Unpacked:
    """A parcel of a centre: what was told, the return code that was shown there, the name of the line."""

    told: Told
    code: str
    line: str
    records: tuple[UseRecord, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    told: Told
    records: tuple[UseRecord, ...]


def seal(told: Told, once: str = "") -> SealedLine:
    """`once` is what the form was drawn with: the same words sent twice with it are the same line.

    No keeper need be awake. Raises KeeperUnavailable before the first key.
    """
    return sealed_again(told, named(told, once) if once else secrets.token_hex(16))


def sealed_again(told: Told, identifier: str) -> SealedLine:
    """A line under the name that it had already. Raises KeeperUnavailable before the first key."""
    clear = _clear(asdict(told))
    recipient = keys.current(Kind.INTAKE)
    return SealedLine(identifier, envelope.seal(clear, recipient=recipient, bound_to=bound_to(identifier)))


def packed(told: Told, code: str, once: str) -> SealedLine:
    """At a centre: all of it under one seal, also the code and the authority that is named. Raises as `seal` does."""
    line, clear = named(told, once), _clear({"told": asdict(told), "code": code})
    whole = clear.ljust(-(-len(clear) // PIECE) * PIECE)
    recipient = keys.current(Kind.INTAKE)
    return SealedLine(line, envelope.seal(whole, recipient=recipient, bound_to=bound_to_parcel(line)))


def unpacked(parcel: Parcel) -> Unpacked:
    """At the national node. Raises the refusals of the keeper."""
    about = bound_to_parcel(parcel.identifier)
    received = keys.receive(bytes(parcel.sealed), bound_to=about, case=parcel.identifier)
    found = keys.open(
        received.ciphertext, case_key_id=received.case_key_id, bound_to=about, reader=REASON, reason="arrival"
    )
    read = json.loads(found.plaintext)
    return Unpacked(Told(**read["told"]), read["code"], parcel.identifier, (received.record, found.record))


def is_possible() -> bool:
    """Whether this node has the key to seal to: a centre gets it with its first contact."""
    try:
        keys.current(Kind.INTAKE)
    except Refused:
        return False
    return True


def named(told: Told, once: str) -> str:
    """Tells nothing of the words: `once` is 128 bits of chance that are kept nowhere."""
    return hashlib.sha256(f"guichet denunciation line 1\n{once}\n".encode() + _clear(asdict(told))).hexdigest()[:32]


def _clear(said: Mapping[str, object]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def opened(line: Line, *, reader: str) -> Opened:
    """Raises the refusals of the keeper."""
    about = bound_to(line.identifier)
    received = keys.receive(bytes(line.sealed), bound_to=about, case=line.identifier)
    found = keys.open(
        received.ciphertext, case_key_id=received.case_key_id, bound_to=about, reader=reader, reason=REASON
    )
    return Opened(Told(**json.loads(found.plaintext)), (received.record, found.record))


def bound_to_parcel(identifier: str) -> bytes:
    return f"guichet denunciation parcel 1\n{identifier}".encode()


def bound_to(identifier: str) -> bytes:
    """A line does not open in place of another."""
    return f"guichet denunciation 1\n{identifier}".encode()
