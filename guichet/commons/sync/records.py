"""One thing that happened at a centre, or that a centre is told, as bytes that both ends read."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import cbor2

from guichet.commons.sync.refusals import NotUnderstood
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface

START = hashlib.sha256(b"guichet sync 1").digest()


@dataclass(frozen=True, slots=True)
class Record:
    """`schema` is the version of the body of that kind; two versions behind are still read. The place is the node's."""

    kind: str
    schema: int
    at: datetime
    actor: Actor
    surface: Surface
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Carried:
    """A record as the national node meets it: `act` has the original moment, actor, surface and place."""

    number: int
    schema: int
    body: Mapping[str, Any]
    act: Act
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Fed:
    """What the national node tells a centre; its files are on the disk already."""

    number: int
    schema: int
    body: Mapping[str, Any]
    act: Act


def of(kind: str, schema: int, body: Mapping[str, Any], act: Act) -> Record:
    return Record(kind, schema, act.at, act.actor, act.surface, body)


def written(record: Record) -> bytes:
    """Canonical CBOR: the same record gives the same bytes at each end."""
    moment = round(record.at.timestamp() * 1_000_000)
    actor = record.actor
    return cbor2.dumps(
        [record.kind, record.schema, moment, actor.kind, actor.reference, record.surface, dict(record.body)],
        canonical=True,
    )


def read(content: bytes) -> Record:
    """Raises NotUnderstood."""
    try:
        kind, schema, moment, actor_kind, actor, surface, body = cbor2.loads(content)
        at = datetime.fromtimestamp(moment / 1_000_000, UTC)
        if not (isinstance(kind, str) and isinstance(schema, int) and isinstance(body, dict)):
            raise NotUnderstood.here()
        return Record(kind, schema, at, Actor(ActorKind(actor_kind), str(actor)), Surface(surface), body)
    except (cbor2.CBORDecodeError, ValueError, TypeError, OverflowError, OSError):
        raise NotUnderstood.here() from None


def act_of(record: Record, place: str) -> Act:
    return Act(actor=record.actor, at=record.at, place=PlaceId(place), surface=record.surface)


def chained(before: bytes, content: bytes) -> bytes:
    """What tells a record's whole past from any other: two nodes that diverged never agree on it again."""
    return hashlib.sha256(before + content).digest()
