"""What ships with the software: sites that are promised, and the figures of the press, which are never a count."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.places.vocabulary import CentreKind

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a source says of a site: since then, or by then at the latest where not `exact`."""

    status: SiteStatus
    since: date
    exact: bool
    source: str
    partner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SiteRow:
    reference: str
    kind: CentreKind
    name: str
    commune: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a figure of the press; `published` is a month, or nothing where it has no date."""

    figure: int
    said: str
    published: str
    source: str


def planned() -> tuple[SiteRow, ...]:
    """Raises KeyError or ValueError for a file that is not as it ships: a fault of ours."""
    return tuple(_site(line) for line in _lines("sites.csv"))


def press() -> tuple[Reading, ...]:
    """In the reader's language, in the order of the file."""
    said = "said_en" if (get_language() or "").startswith("en") else "said"
    return tuple(
        Reading(int(line["figure"]), line[said], line["published"], line["source"]) for line in _lines("press.csv")
    )


def _site(line: Mapping[str, str]) -> SiteRow:
    return SiteRow(
        reference=line["reference"],
        kind=CentreKind(line["kind"]),
        name=line["name"],
        commune=line["commune"],
        fact=Fact(
            status=SiteStatus(line["status"]),
            since=date.fromisoformat(line["since"]),
            exact=line["exact"] == "yes",
            source=line["source"],
            partner=line["partner"],
            note=line["note"],
        ),
    )


@cache
def _lines(name: str) -> tuple[Mapping[str, str], ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
