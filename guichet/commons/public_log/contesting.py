"""Whether the log is contested, as a small file of the node: each page of each screen asks, and none may cost a query.

It is there while an alarm is open. At the hub the sequencer writes it each second from its table; a centre, which has
no alarm but its own, learns the others from the hub each time that it looks at the log.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from guichet.commons.public_log import publishing, queries
from guichet.commons.public_log.auditing.sources import Source
from guichet.commons.public_log.refusals import LogFault, Malformed
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.lib import durable

CONTESTED = "contested"
NOBODY = b"[]\n"


@dataclass(frozen=True, slots=True, order=True)
class Contest:
    """`witness` does not believe the log since that moment, for this fault; the log's own name stands for the State."""

    since: datetime
    witness: str
    fault: Fault


def is_contested() -> bool:
    """One look at the disk, however many alarms there are and have been."""
    return _file().exists()


def told() -> bytes:
    """What anybody may fetch: JSON, a row a contest, the first first."""
    return publishing.file(CONTESTED) or NOBODY


def contests() -> list[Contest]:
    """At the hub those of its table, the first first; at a centre as it learned them."""
    if settings.NODE == "centre":
        return read(told())
    return [Contest(alarm.at, alarm.witness, Fault(alarm.fault)) for alarm in queries.alarms()]


def read(text: bytes) -> list[Contest]:
    """Raises Malformed."""
    try:
        rows = json.loads(text)
        return sorted(
            Contest(datetime.fromisoformat(row["since"]), str(row["witness"]), Fault(row["fault"])) for row in rows
        )
    except (ValueError, TypeError, KeyError):
        raise Malformed from None


def publish() -> None:
    """At the hub: what its alarms say now."""
    _write(contests())


def learn(source: Source) -> None:
    """At a centre: its own doubt, and what the hub says of others; what it said last where it does not answer."""
    seen = queries.seen()
    me = f"{seen.origin}/{settings.CENTRE}" if seen else ""
    # Since it last believed: what came after is what it cannot vouch for.
    own = [Contest(seen.at, me, Fault(seen.fault))] if seen and seen.fault else []
    try:
        theirs = read(source.file(CONTESTED))
    except LogFault:
        theirs = read(told())
    _write([*own, *(each for each in theirs if each.witness != me)])


def _write(found: Iterable[Contest]) -> None:
    """Only what changed: it is looked at each second."""
    rows = [
        {"since": each.since.isoformat(), "witness": each.witness, "fault": str(each.fault)} for each in sorted(found)
    ]
    if not rows:
        _file().unlink(missing_ok=True)
        return
    text = f"{json.dumps(rows)}\n".encode()
    if publishing.file(CONTESTED) != text:
        durable.write(_file(), text)


def _file() -> Path:
    return publishing.folder() / CONTESTED
