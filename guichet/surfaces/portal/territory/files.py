"""The figures of the map for programs, in the words of their schema. What the page hides, the file hides too: null."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse

from guichet.domains.territory import trips
from guichet.domains.territory.atlas import Atlas, Commune
from guichet.domains.territory.standing import NEEDS, Stand
from guichet.domains.territory.telling import Figure, Told
from guichet.domains.territory.trips import Avoided
from guichet.foundation.lib.proportions import wilson

HIDDEN = "<10"
PEOPLE = ("visits", "women", "men", "visits_served", "pressed", "pressed_yes", "entered", "entered_yes", "complaints")
SHARES = ("satisfied_percent", "satisfied_low", "satisfied_high")
SLOTS = ("slots_expected", "slots_served", "slots_linked", "continuity")
INCIDENTS = ("incidents_opened", "incidents_closed")
TRIPS = ("trips_low", "trips_high", "kilometres_low", "kilometres_high", "francs_low", "francs_high")
HEAD = ("commune", "name", "department", "latitude", "longitude", "centres")
COLUMNS = (*HEAD, *NEEDS, *PEOPLE, *SHARES, *SLOTS, *INCIDENTS, *TRIPS)
WHOLE = {
    "visits": "Visits in the registers of the centres of the commune in the period.",
    "women": "Of these, of women.",
    "men": "Of these, of men.",
    "visits_served": "Of these, requests, collections, follow-ups and questions that ended with « C’est fait ».",
    "pressed": "Faces pressed by visitors themselves.",
    "pressed_yes": "Of these, green ones.",
    "entered": "Opinions that staff entered for visitors; never added to the former.",
    "entered_yes": "Of these, satisfied ones.",
    "complaints": "Complaints taken at the centres.",
}
MACHINES = {
    "slots_expected": "Slots of ten minutes that lie wholly in opening hours.",
    "slots_served": "Of these, those in which the centre could serve.",
    "slots_linked": "Of these, those in which the link was there.",
    "incidents_opened": "Incidents opened in the period.",
    "incidents_closed": "Incidents closed in the period.",
}
WILSON = "Of the faces that were pressed: Wilson, 95 %."
LEFT_OUT = "Months with visits that are not in `visits`."
READY = "At the end of `ready_on`, but for premises: those are as of today. Null: not entered, or no site was open."
UNTOLD = "Null: fewer than ten, or told in another period only. Months that are left out are in `untold`."


def document(found: Atlas) -> dict[str, Any]:
    return {
        "$schema": absolute(reverse("portal:territory:schema")),
        "period": found.period.written,
        "as_of": found.counted_at.isoformat() if found.counted_at else None,
        "ready_on": found.ready_on.isoformat(),
        "unplaced_sites": found.unplaced,
        "communes": [_commune(each) for each in found.communes],
    }


def _commune(each: Commune) -> dict[str, Any]:
    facts, standing = each.facts, each.standing
    visits = each.told[Figure.VISITS]
    return {
        "commune": facts.code,
        "name": facts.name,
        "department": each.department,
        "latitude": facts.position.latitude,
        "longitude": facts.position.longitude,
        "centres": standing.stand.value,
        **{need: standing.needs.get(need) for need in NEEDS},
        **_people(each),
        **_share(each.told[Figure.VISITOR]),
        "slots_expected": each.service.expected,
        "slots_served": each.service.served,
        "slots_linked": each.service.linked,
        "continuity": None if each.service.continuity is None else round(each.service.continuity, 4),
        "incidents_opened": each.service.incidents_opened,
        "incidents_closed": each.service.incidents_closed,
        **_avoided(each.avoided(trips.usual())),
        "untold": [f"{month:%Y-%m}" for month in visits.untold],
    }


def _people(each: Commune) -> dict[str, int | None]:
    visits, pressed, entered = (each.told[figure] for figure in (Figure.VISITS, Figure.VISITOR, Figure.STAFF))
    women, men, _unsaid = visits.shares.get("sex", (None, None, None))
    return {
        "visits": visits.count,
        "women": women,
        "men": men,
        "visits_served": visits.done,
        "pressed": pressed.count,
        "pressed_yes": None if pressed.count is None else pressed.yes,
        "entered": entered.count,
        "entered_yes": None if entered.count is None else entered.yes,
        "complaints": each.told[Figure.COMPLAINTS].count,
    }


def _share(told: Told) -> dict[str, float | None]:
    found = wilson(told.yes, told.count) if told.count else None
    values = (None, None, None) if found is None else (found.share, found.low, found.high)
    return {name: None if value is None else round(100 * value, 1) for name, value in zip(SHARES, values, strict=True)}


def _avoided(found: Avoided | None) -> dict[str, int | None]:
    if found is None:
        return dict.fromkeys(TRIPS)
    intervals = (found.trips, found.kilometres, found.francs)
    values = (trips.rounded(end) for each in intervals for end in (each.low, each.high))
    return dict(zip(TRIPS, values, strict=True))


def table(found: Atlas) -> str:
    """A line a commune, with the columns of the JSON. In English for both languages: programs read these names."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ("period", *COLUMNS, "untold", "as_of", "ready_on"), restval="")
    writer.writeheader()
    writer.writerows(_lines(found))
    return text.getvalue()


def _lines(found: Atlas) -> Iterator[dict[str, Any]]:
    whole = document(found)
    said = {"period": whole["period"], "as_of": whole["as_of"] or "", "ready_on": whole["ready_on"]}
    for row in whole["communes"]:
        hidden = {name: HIDDEN for name in PEOPLE if row[name] is None}
        yield {**row, **hidden, **said, "untold": " ".join(row["untold"])}


def schema() -> dict[str, Any]:
    """Draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": absolute(reverse("portal:territory:schema")),
        "title": "Guichet: the map of communes",
        "type": "object",
        "required": ["$schema", "period", "as_of", "ready_on", "unplaced_sites", "communes"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string", "format": "uri"},
            "period": {"type": "string", "pattern": "^[0-9]{4}(-([0-9]{2}|T[1-4]))?$"},
            "as_of": {"type": ["string", "null"], "format": "date-time", "description": "When it was last counted."},
            "ready_on": {
                "type": "string",
                "format": "date",
                "description": "The day at whose end communes had what they are said to have: the last of the period.",
            },
            "unplaced_sites": _whole("Sites that are promised and whose commune is not published."),
            "communes": {"type": "array", "items": _item()},
        },
    }


def _item() -> dict[str, Any]:
    properties: dict[str, Any] = {
        "commune": {"type": "string", "description": "Code of the commune."},
        "name": {"type": "string"},
        "department": {"type": "string", "description": "Code of the department."},
        "latitude": {"type": "number"},
        "longitude": {"type": "number"},
        "centres": {"enum": [each.value for each in Stand], "description": "As of today, by the best of its sites."},
        **{need: {"type": ["boolean", "null"], "description": READY} for need in NEEDS},
        **{name: _told(words) for name, words in WHOLE.items()},
        **{name: {"type": ["number", "null"], "description": WILSON} for name in SHARES},
        **{name: _whole(words) for name, words in MACHINES.items()},
        "continuity": {"type": ["number", "null"], "minimum": 0, "maximum": 1, "description": "Served over expected."},
        **{name: _told("Estimated from published assumptions, to two digits.") for name in TRIPS},
        "untold": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Months with visits that are not in `visits`.",
        },
    }
    return {"type": "object", "required": list(properties), "additionalProperties": False, "properties": properties}


def _whole(words: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": 0, "description": words}


def _told(words: str) -> dict[str, Any]:
    return {"type": ["integer", "null"], "minimum": 0, "description": f"{words} {UNTOLD}"}


def absolute(path: str) -> str:
    """Without a language: files are for programs."""
    base = settings.HUB_URL if settings.NODE == "centre" else settings.PUBLIC_URL
    return f"{base}/carte/{path.rpartition('/')[2]}"
