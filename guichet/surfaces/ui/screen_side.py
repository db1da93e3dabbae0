"""What stands beside the slides: whether the centre is open, how long services really take, until when it is true."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.commons.announcements import queries as announcements
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.public_log.models import Seen
from guichet.commons.sync.queries import Standing as Link
from guichet.foundation.places.facts import CentreSheet
from guichet.foundation.places.opening import Opening, State
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import figures, wording
from guichet.surfaces.ui.parts import Standing, Status

MOST_SERVICES = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """How long half of the decisions on a service took, or that nobody knows yet."""

    service: str
    delay: str
    is_measured: bool


@dataclass(frozen=True, slots=True)
class Hours:
    status: Status
    next_moment: str


def hours(sheet: CentreSheet | None) -> Hours | None:
    """None when the place is not known to this node, or has no published hours."""
    if sheet is None or sheet.opening.state is State.UNPUBLISHED:
        return None
    return Hours(_status(sheet.opening), _next_moment(sheet.opening))


def _status(opening: Opening) -> Status:
    closed = {
        State.HOLIDAY: _("Fermé : jour férié"),
        State.SHUT: _("Fermé exceptionnellement"),
    }
    if opening.state is State.OPEN:
        return Status(_("Ouvert"), Standing.DONE)
    return Status(closed.get(opening.state, _("Fermé")), Standing.WAITING)


def _next_moment(opening: Opening) -> str:
    if opening.closes_at:
        return _("Ferme à %(hour)s.") % {"hour": wording.hour(opening.closes_at)}
    if opening.opens_at:
        return _("Ouvre le %(moment)s.") % {"moment": wording.moment(opening.opens_at)}
    return ""


def delays(catalogue: Snapshot) -> tuple[Measured, ...]:
    """Of the services that this State runs here, those that are measured first, each list by title."""
    known = announcements.delays()
    run = [sheet for sheet in catalogue.sheets.values() if sheet.service.procedure]
    lines = [_measured(words.said(sheet.service.title), known.get(sheet.code)) for sheet in run]
    return tuple(sorted(lines, key=lambda line: not line.is_measured)[:MOST_SERVICES])


def _measured(title: str, hours: int | None) -> Measured:
    if hours is None:
        return Measured(title, _("pas encore mesuré"), is_measured=False)
    return Measured(title, figures.length(hours), is_measured=True)


def as_of(link: Link) -> str:
    """« À jour au 28 novembre 2026 à 14 h 05 », or that the national node was never heard."""
    if link.contact_at is None:
        return _("Pas encore relié au guichet national")
    return _("À jour au %(moment)s") % {"moment": wording.moment(link.contact_at)}


@dataclass(frozen=True, slots=True)
class PublicLog:
    """What this centre saw last of the public log; `is_doubted` when it no longer believes it."""

    words: str
    is_doubted: bool


def public_log(seen: Seen | None) -> PublicLog | None:
    """None before this centre has looked at it."""
    if seen is None:
        return None
    if seen.fault:
        return PublicLog(
            _("Ce centre ne croit plus le journal public de l’État : %s.") % seen.get_fault_display(), is_doubted=True
        )
    told = _("Journal public : %(size)s lignes, vérifiées ici le %(moment)s")
    return PublicLog(told % {"size": wording.number(seen.size), "moment": wording.moment(seen.at)}, is_doubted=False)
