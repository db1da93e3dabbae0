"""A line of the public log: what happened, in words that anyone may read and that name nobody.

Canonical JSON, so that whoever has the facts makes the same bytes. Moments are told to the hour: to the second they
would say which file is that of the person who was seen at a kiosk.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from guichet.commons.public_log.refusals import Malformed

DAY = len("2026-11-29")
MOMENTS = {"at", "promised", "until"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """`facts` beside the kind and the hour: codes, pseudonyms, hours, digests."""

    kind: str
    at: datetime
    facts: Mapping[str, str | int | bool]

    def content(self) -> bytes:
        return canonical({**self.facts, "kind": self.kind, "at": hour(self.at)})


def hour(moment: datetime) -> str:
    """2026-11-29T08Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H}Z"


def widened(content: bytes) -> bytes:
    """The same line with days in place of hours: where a crowd stayed small, an hour would have named somebody."""
    told = read(content)
    return canonical({name: told[name][:DAY] if name in MOMENTS else told[name] for name in told})


def canonical(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read(content: bytes) -> dict[str, Any]:
    """Raises Malformed for what is no line of ours."""
    try:
        told = json.loads(content)
    except ValueError:
        raise Malformed from None
    if not isinstance(told, dict) or not {"kind", "at"} <= told.keys():
        raise Malformed
    return told


def subject_of(content: bytes) -> str:
    """What a line is about, as far as it says so: a case, else what was published. Empty when it is neither."""
    told = read(content)
    return str(told.get("case", told.get("object", "")))
