"""What a list of requests is asked with (GeoReport v2, « GET Service Requests », and its documented extensions)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from guichet.domains.relations.openly import Asked, Subject
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.api.open311 import subjects
from guichet.surfaces.api.open311.faults import Fault

LONGEST = timedelta(days=90)
MOST = 1_000
LAST_PAGE = 100_000
STATES = {"open": True, "closed": False}


@dataclass(frozen=True, slots=True)
class Listing:
    """`references`, when there are any, override everything else."""

    asked: Asked
    references: tuple[str, ...]
    page: int
    size: int

    @property
    def start(self) -> int:
        return (self.page - 1) * self.size


def listing(request: HttpRequest, at: datetime) -> Listing:
    """Raises Fault for what cannot be read."""
    given = request.GET
    references = _many(given, "service_request_id")
    if len(references) > MOST:
        raise Fault(_("service_request_id : %(most)s numéros au plus.") % {"most": MOST})
    first, last = _span(_day(given, "start_date"), _day(given, "end_date"), at.astimezone(BENIN).date())
    asked = Asked(
        first=first,
        last=last,
        subjects=frozenset(_subjects(given)),
        is_open=_state(given),
        changed_from=_day(given, "updated_after"),
        changed_to=_day(given, "updated_before"),
    )
    return Listing(asked, references, _number(given, "page", 1, LAST_PAGE), _number(given, "page_size", MOST, MOST))


def is_extended(request: HttpRequest) -> bool:
    return request.GET.get("extensions", "").lower() in {"true", "1"}


def _many(given: QueryDict, name: str) -> tuple[str, ...]:
    """Declared several times, or with commas: both are in the specification."""
    written = ",".join(given.getlist(name))
    return tuple(filter(None, (each.strip() for each in written.split(","))))


def _subjects(given: QueryDict) -> Sequence[Subject]:
    return [subjects.subject_of(code) for code in _many(given, "service_code")]


def _state(given: QueryDict) -> bool | None:
    asked = set(_many(given, "status"))
    if asked - STATES.keys():
        raise Fault(_("status : open ou closed."))
    return STATES[asked.pop()] if len(asked) == 1 else None


def _span(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """With one of the two, ninety days from there; with none, the last ninety."""
    if first is None:
        last = last or today
        first = max(last, date.min + LONGEST) - LONGEST
    last = last if last is not None else min(first, date.max - LONGEST) + LONGEST
    if last < first:
        raise Fault(_("end_date vient avant start_date."))
    if last - first > LONGEST:
        raise Fault(_("De start_date à end_date, 90 jours au plus."))
    return first, last


def _day(given: QueryDict, name: str) -> date | None:
    """The day in Benin of a moment in W3C format, which says its time zone. A « + » of a query may come as a space."""
    written = given.get(name, "").strip().replace(" ", "+")
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
        if moment.tzinfo is None:
            raise _unreadable(name)
        day = moment.astimezone(BENIN).date()
    except (ValueError, OverflowError):
        raise _unreadable(name) from None
    if not FIRST < day < LAST:
        raise _unreadable(name)
    return day


FIRST, LAST = date(1960, 1, 1), date(2200, 1, 1)


def _unreadable(name: str) -> Fault:
    return Fault(
        _("%(name)s : écrivez une date du format W3C avec son fuseau, par exemple 2026-11-01T00:00:00Z.")
        % {"name": name}
    )


def _number(given: QueryDict, name: str, usual: int, most: int) -> int:
    written = given.get(name, "").strip()
    if not written:
        return usual
    if not (written.isascii() and written.isdigit() and len(written) < 10 and 1 <= int(written) <= most):
        raise Fault(_("%(name)s : un nombre de 1 à %(most)s.") % {"name": name, "most": most})
    return int(written)
