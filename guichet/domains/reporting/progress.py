"""How far a report is, from the words that arrived to the synthesis: the national node tells its centre, whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from guichet.commons.sync import operations as sync
from guichet.domains.reporting.models import Report, Stage
from guichet.foundation.lib.act import Act, PlaceId

KIND = "reporting.progress"
MOMENTS = ("received_at", "transmitted_at", "forwarded_at", "in_synthesis_at")


@dataclass(frozen=True, slots=True)
class Progress:
    """Each None until it happened; `comment` is what the directorate said when it passed the report on."""

    received_at: datetime | None = None
    transmitted_at: datetime | None = None
    forwarded_at: datetime | None = None
    in_synthesis_at: datetime | None = None
    comment: str = ""


def tell(row: Report, act: Act) -> None:
    """To the centre of that report, if it has a node; whole, however often."""
    moments = {name: _seconds(getattr(row, name)) for name in MOMENTS}
    body = {"month": row.month.isoformat(), "comment": row.comment, **moments}
    sync.feed(kind=KIND, body=body, to=PlaceId(row.place), act=act)


def read(body: Mapping[str, Any]) -> tuple[date, Progress]:
    """The month, and how far its report is. Raises KeyError or ValueError for what is none."""
    moments = {name: _moment(body[name]) for name in MOMENTS}
    return date.fromisoformat(body["month"]), Progress(**moments, comment=str(body["comment"]))


def here(centre: PlaceId, month: date) -> Progress:
    """At its own counter: what the national node told last."""
    row = Stage.objects.filter(place=centre, month=month).first()
    if row is None:
        return Progress()
    return Progress(row.received_at, row.transmitted_at, row.forwarded_at, row.in_synthesis_at, row.comment)


def _seconds(moment: datetime | None) -> int | None:
    return int(moment.timestamp()) if moment else None


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
