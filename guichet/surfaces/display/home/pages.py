"""What the screen of a centre shows at one moment."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.announcements import queries as announcements
from guichet.commons.announcements.queries import Shown
from guichet.commons.announcements.vocabulary import Kind, Priority
from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.public_log import queries as public_log
from guichet.commons.sync import queries as sync
from guichet.domains.reception import queries as reception
from guichet.domains.reception.queries import Called
from guichet.domains.relations import appointing
from guichet.domains.supervision import queries as supervision
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CentreSheet
from guichet.surfaces.ui import screen_side as side
from guichet.surfaces.ui import slides, wording
from guichet.surfaces.ui.frame import Frame, Scale, frame
from guichet.surfaces.ui.screen_side import Hours, Measured, PublicLog
from guichet.surfaces.ui.slides import Slide

NO_SCRIPT_SECONDS = 15
CARDS_WHEN_EMPTY = 12
MOST_CALLS = 3  # the last ones, in one line
DESK = "guichet-"  # begins the key of a number that the desk of relations with users calls


@dataclass(frozen=True, slots=True)
class CalledTicket:
    """`before` is what stands before the ticket, or the number, `where` what tells its holder where to go.

    `voice` is the address of what is said.
    """

    before: str
    ticket: str
    where: str
    key: str
    voice: str


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """`first` is the slide in sight before any script runs, and without one: the clock chooses it.

    `mark` is the last order to load the page anew.
    """

    frame: Frame
    centre: str
    clock: str
    hours: Hours | None
    calls: tuple[CalledTicket, ...]
    slides: tuple[Slide, ...]
    first: int
    delays: tuple[Measured, ...]
    as_of: str
    public_log: PublicLog | None
    again: int
    mark: str


def screen(request: HttpRequest, centre: PlaceId, at: datetime) -> ScreenPage:
    sheet, snapshot = _sheet(centre, at), catalogue.current()
    name = sheet.centre.name if sheet else centre
    shown = _slides(centre, sheet, snapshot, at)
    return ScreenPage(
        frame=frame(request, title=name, scale=Scale.KIOSK, listed=False),
        centre=name,
        clock=wording.hour(at),
        hours=side.hours(sheet),
        calls=_calls(centre, at)[:MOST_CALLS],
        slides=shown,
        first=int(at.timestamp()) // NO_SCRIPT_SECONDS % max(len(shown), 1),
        delays=side.delays(snapshot),
        as_of=side.as_of(sync.standing()) if settings.NODE == "centre" else "",
        public_log=side.public_log(public_log.seen()),
        again=NO_SCRIPT_SECONDS,
        mark=supervision.screen_mark(),
    )


def _sheet(centre: PlaceId, at: datetime) -> CentreSheet | None:
    known = next((each for each in places.centres() if each.code == centre), None)
    return places.centre(known.slug, at=at) if known else None


def _slides(centre: PlaceId, sheet: CentreSheet | None, snapshot: Snapshot, at: datetime) -> tuple[Slide, ...]:
    """What was written for this centre; with nothing written, the services that are run here."""
    today = at.astimezone(BENIN).date()
    department = places.department_of(centre) if sheet else ""
    shown = _alone(announcements.on_screen(centre=centre, department=department, at=at), centre, department, at)
    written = slides.slides(shown, snapshot, on=today, address=_address)
    if written:
        return written
    run = [each for each in snapshot.sheets.values() if each.service.procedure]
    return tuple(slides.card(each, on=today) for each in run[:CARDS_WHEN_EMPTY])


def _alone(shown: tuple[Shown, ...], centre: PlaceId, department: str, at: datetime) -> tuple[Shown, ...]:
    """What the national node ordered to stand alone, unless something urgent does."""
    if any(each.draft.priority == Priority.URGENT for each in shown):
        return shown
    ordered = supervision.alone_on_screen(at)
    found = announcements.pinned(ordered, centre=centre, department=department, at=at) if ordered else None
    return (found,) if found else shown


def _address(digest: str, kind: Kind) -> str:
    return reverse("display:video" if kind is Kind.VIDEO else "display:picture", args=[digest])


def _calls(centre: PlaceId, at: datetime) -> tuple[CalledTicket, ...]:
    """Of this centre’s counter, and of the desk of relations with users where there is one; the last call first."""
    found = [(call.called_at, _called(call)) for call in reception.called_now(centre, at=at)]
    found += [(call.called_at, _called_number(call.number)) for call in appointing.called_now(centre, at)]
    return tuple(shown for _at, shown in sorted(found, key=lambda each: each[0], reverse=True))


def _called(call: Called) -> CalledTicket:
    key = _key(call)
    voice = reverse("display:voice", args=[key])
    return CalledTicket(_("On appelle le ticket"), call.spoken, _("au guichet du centre"), key, voice)


def _called_number(number: int) -> CalledTicket:
    """Called once a day: a number is never called again."""
    key = f"{DESK}{number}"
    shown, where = _("N°\u00a0%(number)s") % {"number": number}, _("au guichet des relations avec les usagers")
    return CalledTicket(_("On appelle le"), shown, where, key, reverse("display:voice", args=[key]))


def _key(call: Called) -> str:
    """Changes when the same ticket is called again: the chime must then sound again."""
    return f"{'-'.join(call.spoken.split())}-{call.calls}"


def announced(centre: PlaceId, key: str, at: datetime) -> str:
    """What the node says aloud of a ticket, or a number, that is being called now; nothing of any other."""
    numbers = [call.number for call in appointing.called_now(centre, at) if key == f"{DESK}{call.number}"]
    if numbers:
        said = _("Le numéro %(number)s est appelé au guichet des relations avec les usagers.")
        return said % {"number": numbers[0]}
    called = next((call for call in reception.called_now(centre, at=at) if _key(call) == key), None)
    if called is None:
        return ""
    return _("Le ticket %(ticket)s est appelé au guichet du centre.") % {"ticket": _spelled(called.spoken)}


def _spelled(ticket: str) -> str:
    """A 012 is said « A, 0 1 2 »: nobody hears twelve for zero twelve."""
    family, number = ticket.split()
    return f"{family}, {' '.join(number)}"
