"""What the pages of centres show."""

from dataclasses import dataclass
from datetime import time
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from guichet.domains.network.queries import MostRegular
from guichet.foundation.places.facts import CentreFacts, CentreSheet
from guichet.foundation.places.map import CountryMap
from guichet.foundation.places.opening import Opening, Shutting, State
from guichet.foundation.places.rows import Range
from guichet.surfaces.portal.nearby import Nearby
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link, Standing, Status


@dataclass(frozen=True, slots=True)
class Department:
    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class CentresPage:
    frame: Frame
    nearby: Nearby
    drawing: CountryMap
    departments: tuple[Department, ...]
    praise: str


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    ranges: str


@dataclass(frozen=True, slots=True)
class CentrePage:
    """`opened` is a date in words, or the source's note when the date is not known."""

    frame: Frame
    centre: CentreFacts
    kind: str
    opened: str
    status: Status
    next_moment: str
    week: tuple[Day, ...]
    hours_note: str
    shuttings: tuple[str, ...]


def every(
    request: HttpRequest,
    centres: tuple[CentreFacts, ...],
    drawing: CountryMap,
    nearby: Nearby,
    best: MostRegular | None,
) -> CentresPage:
    return CentresPage(
        frame=frame(
            request,
            title=_("Les centres de service public"),
            description=_("Dans un centre, un point focal vous aide à faire vos démarches, même si vous ne lisez pas."),
            way=from_home(),
        ),
        nearby=nearby,
        drawing=drawing,
        departments=_by_department(centres),
        praise=best.said if best else "",
    )


def one(request: HttpRequest, sheet: CentreSheet) -> CentrePage:
    centre = sheet.centre
    return CentrePage(
        frame=frame(
            request,
            title=centre.name,
            way=from_home(Link(_("Centres"), reverse("portal:centres:list"))),
        ),
        centre=centre,
        kind=str(centre.kind.label),
        opened=wording.day(centre.opened_on) if centre.opened_on else "",
        status=_status(sheet.opening),
        next_moment=_next_moment(sheet.opening),
        week=tuple(_day(number, sheet.hours) for number in range(1, 8)) if sheet.hours else (),
        hours_note=sheet.hours_note,
        shuttings=tuple(_shutting(each) for each in sheet.shuttings),
    )


def _by_department(centres: tuple[CentreFacts, ...]) -> tuple[Department, ...]:
    ordered = sorted(centres, key=lambda each: (each.department, each.name))
    return tuple(
        Department(name, tuple(Link(each.name, reverse("portal:centres:one", args=[each.slug])) for each in group))
        for name, group in groupby(ordered, key=lambda each: each.department)
    )


def _day(number: int, hours: tuple[Range, ...]) -> Day:
    ranges = (
        _("de %(start)s à %(end)s") % {"start": _clock(each.opens_at), "end": _clock(each.closes_at)}
        for each in hours
        if each.weekday == number
    )
    return Day(str(WEEKDAYS[number - 1]).capitalize(), ", ".join(ranges) or _("Fermé"))


def _clock(moment: time) -> str:
    """« 8 h », « 12 h 30 », on one line whatever the width."""
    if moment.minute == 0:
        return _("%(hour)s\xa0h") % {"hour": moment.hour}
    return _("%(hour)s\xa0h\xa0%(minute)s") % {"hour": moment.hour, "minute": f"{moment.minute:02}"}


def _status(opening: Opening) -> Status:
    words = {
        State.OPEN: Status(_("Ouvert maintenant"), Standing.DONE),
        State.CLOSED: Status(_("Fermé maintenant"), Standing.WAITING),
        State.HOLIDAY: Status(_("Fermé : jour férié"), Standing.WAITING),
        State.SHUT: Status(_("Fermé exceptionnellement"), Standing.ATTENTION),
        State.UNPUBLISHED: Status(_("Horaires non publiés"), Standing.ATTENTION),
    }
    return words[opening.state]


def _next_moment(opening: Opening) -> str:
    if opening.closes_at:
        return _("Ferme le %(moment)s.") % {"moment": wording.moment(opening.closes_at)}
    if opening.opens_at:
        return _("Ouvre le %(moment)s.") % {"moment": wording.moment(opening.opens_at)}
    return ""


def _shutting(shutting: Shutting) -> str:
    said = {"first": wording.day(shutting.starts_on), "reason": shutting.reason}
    if shutting.reopens_on is None:
        return _("Fermé depuis le %(first)s, sans date de réouverture : %(reason)s") % said
    said["reopening"] = wording.day(shutting.reopens_on)
    return _("Fermé du %(first)s jusqu’à la réouverture le %(reopening)s : %(reason)s") % said
