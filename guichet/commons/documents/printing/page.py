"""What is printed, laid out for people: every word of it, and nothing that the template does not need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import dateformat
from django.utils.translation import gettext, override

from guichet.commons.documents.kinds import FIELDS, KINDS, Type
from guichet.foundation.places.calendar import BENIN

THIN = "\N{NARROW NO-BREAK SPACE}"
APART_FROM = 10_000  # a year is not set apart, an amount is

Value = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One field on paper; `name` is what a fault says of it."""

    name: str
    label: str
    value: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A document before it is printed. `address` is where people check it; `at` makes its bytes reproducible.

    `replaces` is the reference of the one that this one corrects; `contested_since` is said of a public log that was
    contested on its day.
    """

    template: str
    language: str
    title: str
    reference: str
    authority: str
    at: datetime
    issued_on: date
    valid_until: date | None
    rows: tuple[Row, ...]
    address: str
    demonstration: bool
    replaces: str = ""
    contested_since: datetime | None = None


def rows(template: str, values: Mapping[str, Value], language: str) -> tuple[Row, ...]:
    """The fields of a document in the order of its page; what was not given is left out."""
    with override(language):
        return tuple(
            Row(name, str(FIELDS[name].label), written(values[name], FIELDS[name].type, language))
            for name in KINDS[template].fields
            if values.get(name) not in (None, "", ())
        )


def written(value: Value, kind: Type, language: str) -> str | tuple[str, ...]:
    """A value as people read it: days in words, thousands apart by a thin space."""
    if isinstance(value, tuple):
        return value
    if kind is Type.DATE:
        return day(date.fromisoformat(str(value)), language)
    if isinstance(value, int | float) and value >= APART_FROM:
        return f"{value:,.0f}".replace(",", THIN)
    return str(value)


def day(moment: date, language: str) -> str:
    """1er mars 2026, 1 March 2026."""
    with override("en" if language == "en" else "fr"):
        words = dateformat.format(moment, "j F Y")
    return words.replace("1 ", "1er ", 1) if moment.day == 1 and language != "en" else words


def moment(at: datetime, language: str) -> str:
    """1er mars 2026 à 9 h 05, 1 March 2026 at 9:05; in Benin."""
    local = at.astimezone(BENIN)
    with override("en" if language == "en" else "fr"):
        said = gettext("%(date)s à %(hour)s h %(minute)s")
    return said % {"date": day(local, language), "hour": local.hour, "minute": f"{local.minute:02}"}
