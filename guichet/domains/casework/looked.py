"""The readings of a case as its applicant reads them: which office, why, when; never a name."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.service import Service
from guichet.domains.casework.definitions import office_of
from guichet.domains.casework.models import Case, Look
from guichet.domains.casework.vocabulary import BY_MACHINES, OutsideMotive, ReadFor

LATEST = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """A reading of the content: which office, why; no office when it was a machine.

    All the times that a machine opened the contact to tell something are one, dated by the last. `motive` and
    `sentence` are what a reader without the case in hand had to say first. `identifier` names the reading, empty for
    those of machines that are told together.
    """

    office: Text | None
    reason: ReadFor
    at: datetime
    times: int = 1
    motive: OutsideMotive | None = None
    sentence: str = ""
    identifier: str = ""

    @property
    def may_be_asked_about(self) -> bool:
        return bool(self.identifier) and self.reason not in BY_MACHINES


def seen(look: Look, service: Service) -> Seen:
    stated = look.stated
    return Seen(
        office=office_of(service, look.unit),
        reason=ReadFor(look.reason),
        at=look.at,
        motive=OutsideMotive(stated.motive) if stated else None,
        sentence=stated.sentence if stated else "",
        identifier=look.identifier,
    )


def reading(case: Case, identifier: str) -> Look | None:
    """One of the case that a person made, by the name that its applicant has of it."""
    found = case.looks.exclude(reason__in=BY_MACHINES).filter(identifier=identifier)
    return found.select_related("case", "stated", "day").first()


def looks_of(case: Case, service: Service) -> tuple[Seen, ...]:
    """The latest first."""
    latest = case.looks.exclude(reason=ReadFor.TELLING).select_related("stated").order_by("-at", "-pk")[:LATEST]
    looks = [seen(look, service) for look in latest]
    telling = case.looks.filter(reason=ReadFor.TELLING).aggregate(times=Count("pk"), last=Max("at"))
    if telling["last"]:
        looks.append(Seen(None, ReadFor.TELLING, telling["last"], telling["times"]))
    return tuple(sorted(looks, key=lambda look: look.at, reverse=True))
