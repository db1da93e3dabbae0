"""What somebody writes for the screens, whole, and the same as it travels to centres."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Audience, Kind, Priority


@dataclass(frozen=True, slots=True)
class Words:
    """In one language."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """`second` are the same words in `second_language`. `place` is a department or a centre, as `audience` says.

    `service` is set for a service card, `picture` (the digest of a file that is kept) for a picture, and for a video
    beside `video` and how many `seconds` that lasts.
    """

    authority: str
    kind: Kind
    words: Words
    schedule: Schedule
    audience: Audience = Audience.NATIONAL
    place: str = ""
    priority: Priority = Priority.USUAL
    second_language: str = ""
    second: Words = Words("")
    service: str = ""
    picture: str = ""
    video: str = ""
    seconds: int = 0

    @property
    def digest(self) -> str:
        return hashlib.sha256(json.dumps(self.body(), sort_keys=True).encode()).hexdigest()

    def body(self) -> dict[str, Any]:
        """As plain values."""
        plain = asdict(self)
        plain["schedule"] = {name: _plain(value) for name, value in plain["schedule"].items()}
        if not self.video:  # as it was written, and told, before there were videos
            del plain["video"], plain["seconds"]
        return plain

    def columns(self) -> dict[str, Any]:
        """As the table has it."""
        return {
            "authority": self.authority,
            "kind": self.kind,
            "title": self.words.title,
            "text": self.words.text,
            "second_language": self.second_language,
            "second_title": self.second.title,
            "second_text": self.second.text,
            "service": self.service,
            "picture": self.picture,
            "video": self.video,
            "seconds": self.seconds,
            "audience": self.audience,
            "place": self.place,
            "priority": self.priority,
            **asdict(self.schedule),
        }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | time) else value


def read(body: Mapping[str, Any]) -> Draft:
    """Raises KeyError or ValueError for what is not one, or a newer one."""
    schedule = body["schedule"]
    return Draft(
        authority=body["authority"],
        kind=Kind(body["kind"]),
        words=Words(**body["words"]),
        schedule=Schedule(
            starts_on=date.fromisoformat(schedule["starts_on"]),
            ends_until=date.fromisoformat(schedule["ends_until"]),
            weekdays=schedule["weekdays"],
            opens_at=_hour(schedule["opens_at"]),
            closes_at=_hour(schedule["closes_at"]),
        ),
        audience=Audience(body["audience"]),
        place=body["place"],
        priority=Priority(body["priority"]),
        second_language=body["second_language"],
        second=Words(**body["second"]),
        service=body["service"],
        picture=body["picture"],
        video=body.get("video", ""),
        seconds=body.get("seconds", 0),
    )


def _hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
