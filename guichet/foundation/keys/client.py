"""What every other room says to the keeper of keys: `from guichet.foundation.keys import client as keys`.

One connection a question: nothing to repair when the keeper restarts, nothing shared between threads or forks. Every
answer is on the keeper's disk before it arrives. No question may wait inside a transaction.
"""

import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from guichet.foundation.keys import public, records, wire
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.refusals import BY_CODE, DemonstrationKeys, KeeperUnavailable, WrongKey
from guichet.foundation.keys.wire import Broken, Message

SECONDS_TO_GREET = 1.5
SECONDS_TO_ANSWER = 20


@dataclass(frozen=True, slots=True)
class Received:
    case_key_id: str
    ciphertext: bytes
    record: UseRecord


@dataclass(frozen=True, slots=True)
class Opened:
    plaintext: bytes
    record: UseRecord


@dataclass(frozen=True, slots=True)
class Signed:
    signature: bytes
    key_id: str
    record: UseRecord


@dataclass(frozen=True, slots=True)
class Rotated:
    key_id: str
    record: UseRecord


def public_keys() -> tuple[PublicKey, ...]:
    """Every key of the State that ever was, oldest first: the list that the keeper of the national node publishes.

    A centre has it from the national node. Nobody need be awake. Raises KeeperUnavailable before the first list,
    DemonstrationKeys in production when these are a demonstration's.
    """
    return _listed(state_list() if settings.NODE == "centre" else folder() / "public.json")


def own_keys() -> tuple[PublicKey, ...]:
    """Those of this node's own keeper; at the national node they are the State's. Raises as `public_keys` does."""
    return _listed(folder() / "public.json")


def own(kind: Kind) -> PublicKey:
    """The key of that kind with which this node's own keeper signs now. Raises WrongKey when there is none."""
    return _current(own_keys(), kind, "")


def state_list() -> Path:
    """At a centre, where the list of the State's keys lies."""
    return Path(settings.VAR) / "state-keys.json"


def _listed(path: Path) -> tuple[PublicKey, ...]:
    try:
        keys = _published(path)
    except FileNotFoundError:
        raise KeeperUnavailable from None
    if any(key.demonstration for key in keys) and not settings.DEMONSTRATION:
        raise DemonstrationKeys
    return keys


def current(kind: Kind, *, holder: str = "") -> PublicKey:
    """The key to seal to, or to check today's signatures with. Raises WrongKey when there is none."""
    return _current(public_keys(), kind, holder)


def _current(keys: Iterable[PublicKey], kind: Kind, holder: str) -> PublicKey:
    for key in keys:
        if key.is_current and (key.kind, key.holder) == (kind, holder):
            return key
    raise WrongKey


def receive(envelope: bytes, *, bound_to: bytes, case: str) -> Received:
    """Turn an envelope into a ciphertext under the case's own key; the content never leaves the keeper.

    Asked again for the same case it uses the same key. Raises WrongKey, Tampered, Destroyed, KeeperUnavailable.
    """
    head, record, ciphertext = _use(Message({"verb": "receive", "case": case}, (envelope, bound_to)))
    return Received(head["case_key_id"], ciphertext, record)


def open(  # noqa: A001 `keys.open` is what it does
    ciphertext: bytes, *, case_key_id: str, bound_to: bytes, reader: str, reason: str
) -> Opened:
    """Read a case's content; `reader` is an opaque reference. Raises as `receive` does."""
    head = {"verb": "open", "case_key_id": case_key_id, "reader": reader, "reason": reason}
    _, record, plaintext = _use(Message(head, (ciphertext, bound_to)))
    return Opened(plaintext, record)


def reseal(plaintext: bytes, *, case_key_id: str, bound_to: bytes) -> bytes:
    """A new ciphertext under a case's key, for content that was changed or added. Raises WrongKey, Destroyed."""
    return _ask(Message({"verb": "reseal", "case_key_id": case_key_id}, (plaintext, bound_to))).parts[0]


def destroy(case_key_id: str, *, reason: str) -> UseRecord:
    """End reading for ever: the key's bytes are gone from the keeper's files when this returns."""
    return _use(Message({"verb": "destroy", "case_key_id": case_key_id, "reason": reason}))[1]


def sign(kind: Kind, message: bytes, *, holder: str = "") -> Signed:
    """`holder` is whose seal it is, or whose certificates: these are all that their key signs (`certificates.py`).

    Raises WrongKey for a kind that does not sign this, or has no key yet.
    """
    head, record, signature = _use(Message({"verb": "sign", "kind": kind, "holder": holder}, (message,)))
    return Signed(signature, head["key_id"], record)


def rotate(kind: Kind, *, holder: str = "", reason: str = "rotated") -> Rotated:
    """Make the next key; also how an authority gets its first seal. `reason` is published as why the last one ended."""
    head, record, _ = _use(Message({"verb": "rotate", "kind": kind, "holder": holder, "reason": reason}))
    return Rotated(head["key_id"], record)


def uses(*, after: int = 0, limit: int = 100) -> tuple[UseRecord, ...]:
    """Records from the keeper's own list, in order: what was used and perhaps never journalled."""
    parts = _ask(Message({"verb": "uses", "after": str(after), "limit": str(limit)})).parts
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return tuple(
        records.read(signed=signed, reason=reason.decode(), signature=signature)
        for signed, reason, signature in triples
    )


def is_awake() -> bool:
    try:
        _ask(Message({"verb": "alive"}))
    except KeeperUnavailable:
        return False
    return True


def _published(path: Path) -> tuple[PublicKey, ...]:
    """The list, read again only when the keeper has replaced it."""
    found = path.stat()
    return _read(path, found.st_ino, found.st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _inode: int, _written: int) -> tuple[PublicKey, ...]:
    return public.from_json(path.read_text())


def folder() -> Path:
    return Path(settings.VAR) / "keeper"


def _use(asked: Message) -> tuple[dict[str, str], UseRecord, bytes]:
    """The answer's head, its record, and its content."""
    answer = _ask(asked)
    signed, signature, *content = answer.parts
    record = records.read(signed=signed, reason=answer.head["reason"], signature=signature)
    return dict(answer.head), record, content[0] if content else b""


def _ask(asked: Message) -> Message:
    with _connection() as connection:
        wire.send(connection, asked)
        answer = wire.receive(connection)
    if "refused" in answer.head:
        raise BY_CODE[answer.head["refused"]]
    return answer


@contextmanager
def _connection() -> Iterator[socket.socket]:
    """A keeper that greeted us. Raises KeeperUnavailable when none does, or when it dies or falls silent."""
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            _connect(connection)
            if wire.exactly(connection, len(wire.HELLO)) != wire.HELLO:
                raise KeeperUnavailable
            connection.settimeout(SECONDS_TO_ANSWER)
            yield connection
        except (OSError, Broken):
            raise KeeperUnavailable from None


def _connect(connection: socket.socket) -> None:
    """Linux refuses at once, rather than let us wait, when too many are at the door: knock again for a while."""
    connection.settimeout(SECONDS_TO_GREET)
    deadline = time.monotonic() + SECONDS_TO_GREET
    while True:
        try:
            return connection.connect(str(folder() / "socket"))
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
