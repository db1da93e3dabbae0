"""What the pages before a request show: the welcome, moments of life, services."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.catalogue.definition.vocabulary import LifeEvent
from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from guichet.commons.listening import queries as listening
from guichet.commons.listening.languages import RECORDED
from guichet.domains.relations import sealing
from guichet.surfaces.kiosk.listening import playing
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.questions import drawings
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, LanguageLink, in_language
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """`languages` lead to the moments of life in each; `spoken` are those in which they are heard, over French.

    `writes` when this node has the State's key, under which alone messages and denunciations are kept.
    """

    frame: Frame
    stay: Stay
    languages: tuple[LanguageLink, ...]
    spoken: tuple[Link, ...]
    resume: str
    writes: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """A large place to touch; `drawing` is the path of its picture."""

    text: str
    hint: str
    href: str
    drawing: str


@dataclass(frozen=True, slots=True)
class TilesPage:
    frame: Frame
    stay: Stay
    tiles: tuple[Tile, ...]


def welcome(request: HttpRequest, snapshot: Snapshot) -> WelcomePage:
    frame = framed(request, _("Bienvenue"))
    path = reverse("kiosk:browsing:moments")
    return WelcomePage(
        frame=frame,
        stay=stay(request),
        spoken=_spoken(snapshot, path),
        resume=reverse("kiosk:tickets:resume"),
        writes=sealing.is_possible(),
        languages=tuple(
            LanguageLink(each.code, each.name, in_language(path, each.code), "", each.current)
            for each in frame.languages
        ),
    )


def _spoken(snapshot: Snapshot, path: str) -> tuple[Link, ...]:
    """Languages in which somebody recorded a service that is asked here: they are heard, over pages in French."""
    titles = [sheet.service.title.fr for sheet in snapshot.sheets.values() if sheet.service.procedure]
    return tuple(
        Link(each.language.label, f"{path}?{playing.PARAMETER}={each.language}")
        for each in listening.languages_complete(titles)
        if each.language in RECORDED and each.recorded
    )


def moments(request: HttpRequest, snapshot: Snapshot) -> TilesPage:
    title = _("Que voulez-vous faire ?")
    events = [event for event in snapshot.life_events.values() if snapshot.by_life_event[event.code]]
    return TilesPage(
        frame=framed(request, title, back=Link(_("Retour"), reverse("kiosk:browsing:welcome"))),
        stay=stay(request),
        tiles=tuple(_moment(event, len(snapshot.by_life_event[event.code])) for event in events),
    )


def _moment(event: LifeEvent, services: int) -> Tile:
    hint = ngettext("%(count)d service", "%(count)d services", services) % {"count": services}
    href = reverse("kiosk:browsing:moment", args=[event.code])
    return Tile(words.said(event.name), hint, href, drawings.EVENTS.get(event.code, drawings.WRITING))


def moment(request: HttpRequest, event: LifeEvent, snapshot: Snapshot) -> TilesPage:
    """What can be asked here comes first: it is what people stand here for."""
    title = words.said(event.name)
    sheets = sorted(snapshot.by_life_event[event.code], key=lambda sheet: sheet.service.procedure is None)
    return TilesPage(
        frame=framed(
            request,
            title,
            description=words.said(event.summary),
            back=Link(_("Retour"), reverse("kiosk:browsing:moments")),
        ),
        stay=stay(request),
        tiles=tuple(_service(sheet) for sheet in sheets),
    )


def _service(sheet: Sheet) -> Tile:
    here = sheet.service.procedure is not None
    return Tile(
        text=words.said(sheet.service.title),
        hint=_("À demander ici") if here else _("Ce qu’il faut savoir"),
        href=reverse("kiosk:browsing:sheet", args=[sheet.code]),
        drawing=drawings.WRITING if here else drawings.READING,
    )
