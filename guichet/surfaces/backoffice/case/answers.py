"""An answer in words, as an officer reads it."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.intake.attaching import identifiers
from guichet.domains.casework.blind import Seen
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import SummaryRow

NO_FILES: Mapping[str, str] = MappingProxyType({})


def rows(seen: Iterable[Seen], files: Mapping[str, str] = NO_FILES) -> tuple[SummaryRow, ...]:
    """One row an answer; those of a repeated group one under the other, numbered. `files` are names by identifier."""
    return tuple(row for each in seen for row in _rows(each, files))


def _rows(seen: Seen, files: Mapping[str, str]) -> Iterable[SummaryRow]:
    label = words.said(seen.question.label)
    if not seen.items:
        value = _("n’est plus demandé") if seen.value is None else written(seen.question, seen.value, files)
        yield SummaryRow(key=label, value="\n".join([value, *_before(seen, files)]))
    for number, item in enumerate(seen.items, start=1):
        for row in rows(item, files):
            yield SummaryRow(key=f"{label} {number} : {row.key}", value=row.value)


def _before(seen: Seen, files: Mapping[str, str]) -> Iterable[str]:
    """What the applicant answered before, the latest first."""
    for former in reversed(seen.former):
        value = written(former.seen.question, former.seen.value, files)
        yield _("Avant le %(day)s : %(value)s") % {"day": wording.day(former.until.astimezone(BENIN)), "value": value}


def written(question: Any, value: Any, files: Mapping[str, str] = NO_FILES) -> str:
    """What was answered: options by their titles, days and amounts in words, fields in the order of the form."""
    if isinstance(value, bool):
        return _("Oui") if value else _("Non")
    if isinstance(question, asked.MoneyQuestion):
        return wording.amount(int(value))
    if isinstance(question, asked.DateQuestion):
        return wording.day(date.fromisoformat(value))
    if isinstance(question, asked.FileQuestion | asked.PhotoQuestion | asked.SignatureQuestion):
        return ", ".join(filter(None, map(files.get, identifiers(value)))) or _("Fichier joint")
    return ", ".join(_option(question, str(each)) for each in _parts(value) if each)


def _parts(value: Any) -> Iterable[Any]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list | tuple) else (value,)


def _option(question: Any, value: str) -> str:
    options = [
        option for first in getattr(question, "options", ()) for option in (first, *getattr(first, "options", ()))
    ]
    return next((words.said(option.text) for option in options if option.value == value), value)
