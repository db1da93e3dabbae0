"""What the page of changes shows, day by day."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue.queries import Change
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    frame: Frame
    days: tuple[Day, ...]
    feed: str


def latest(request: HttpRequest, changes: tuple[Change, ...]) -> ChangesPage:
    by_day = groupby(changes, key=lambda change: timezone.localdate(change.published_at))
    return ChangesPage(
        frame=frame(
            request,
            title=_("Changements du catalogue"),
            description=_("Les dernières fiches publiées ou modifiées, les plus récentes d’abord."),
            way=from_home(),
        ),
        days=tuple(Day(wording.day(day), tuple(_link(change) for change in group)) for day, group in by_day),
        feed=reverse(f"open-data:changes-{get_language()}"),
    )


def _link(change: Change) -> Link:
    return Link(
        text=words.said(change.definition.title),
        href=reverse("portal:services:sheet", args=[change.service]),
        hint=_("Version %(number)d") % {"number": change.version},
    )
