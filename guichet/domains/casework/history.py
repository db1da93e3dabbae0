"""The way of a case as the public log tells it: what happened, at which office, when. No person, no word of anybody."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue.definition.base import Text
from guichet.domains.casework import openly
from guichet.domains.casework.definitions import procedure_of
from guichet.domains.casework.models import Case
from guichet.foundation.journal.models import Entry

PREFIX = "casework."
LATEST = 50


@dataclass(frozen=True, slots=True)
class Passed:
    """`kind` is the word of the log; `office` None where no office had to do with it."""

    kind: str
    office: Text | None
    at: datetime


def passed(case: Case) -> tuple[Passed, ...]:
    """The latest events of the case that the log tells, in their order."""
    procedure = procedure_of(case)
    titles = {unit.code: unit.title for unit in procedure.circuit.units}
    kinds = [f"{PREFIX}{name}" for name in openly.LINES]
    latest = Entry.objects.about(case.pseudonym).filter(kind__in=kinds).latest_first()[:LATEST]
    return tuple(
        Passed(openly.LINES[entry.kind.removeprefix(PREFIX)].kind, titles.get(entry.facts.get("unit", "")), entry.at)
        for entry in reversed(latest)
    )
