"""What « Ma journée » shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake.queries import DraftLine
from guichet.commons.sync.queries import Standing
from guichet.domains.reception.queries import Counts, DayFacts, Status, TicketFacts
from guichet.domains.reception.vocabulary import Sex
from guichet.foundation.places import queries as places
from guichet.surfaces.counter.day.pages import rows as figures
from guichet.surfaces.counter.following import pages as following
from guichet.surfaces.counter.framing import framed, here
from guichet.surfaces.counter.hall import pages as hall
from guichet.surfaces.counter.handing import pages as handing
from guichet.surfaces.counter.home.link import LinkBlock, link_block
from guichet.surfaces.counter.home.next_thing import NextThing, Now, next_thing
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Known:
    """What was asked of the rooms below before the page is made."""

    name: str
    now: Now
    counts: Counts
    kept: tuple[DraftLine, ...]
    standing: Standing
    unread: int
    duties: int
    at: datetime


@dataclass(frozen=True, slots=True)
class News:
    """For somebody whom no message reaches; `told` is where the focal point says that they heard it."""

    reference: str
    words: str
    told: str


@dataclass(frozen=True, slots=True)
class Left:
    """A request that nobody has in hand; `text` is the button that takes it up, by a post or on a page of its own."""

    reference: str
    title: str
    detail: str
    text: str
    address: str
    is_gesture: bool


@dataclass(frozen=True, slots=True)
class HomePage:
    """`next` is None once the day is closed; `missing` says what the checklist found not in order."""

    frame: Frame
    name: str
    centre: str
    next: NextThing | None
    missing: tuple[str, ...]
    welcome: tuple[Link, ...]
    tickets: Table | None
    waiting: int
    documents: tuple[Link, ...]
    to_tell: tuple[News, ...]
    asked: tuple[Link, ...]
    left: tuple[Left, ...]
    link: LinkBlock
    figures: tuple[SummaryRow, ...]
    more: tuple[Link, ...]


def home(request: HttpRequest, known: Known) -> HomePage:
    now = known.now
    first = next_thing(now)
    return HomePage(
        frame=framed(request, _("Ma journée")),
        name=known.name,
        centre=places.name_of_centre(here()) or here(),
        next=first,
        missing=_missing(now.day),
        welcome=_welcome(),
        tickets=_tickets(now.tickets) if now.tickets else None,
        waiting=0 if first and first.is_gesture else known.counts.waiting,
        documents=tuple(handing.link(each) for each in now.documents),
        to_tell=tuple(_news(each) for each in now.to_tell),
        asked=tuple(_asked(known)),
        left=(*(_left(each, known.at) for each in now.left), *(_kept(each, known.at) for each in known.kept)),
        link=link_block(known.standing, known.at),
        figures=figures(known.counts),
        more=_more(),
    )


def _left(line: DraftLine, at: datetime) -> Left:
    """Let go here: its focal point goes on, or its author gets a ticket."""
    return Left(
        reference=line.reference,
        title=_title(line),
        detail=_("Laissée il y a %(length)s, effacée le %(day)s") % _moments(line, at),
        text=_("Continuer avec la personne") if line.mandate else _("Rendre à la personne"),
        address=reverse("counter:filling:hand-back", args=[line.reference]),
        is_gesture=True,
    )


def _kept(line: DraftLine, at: datetime) -> Left:
    return Left(
        reference=line.reference,
        title=_title(line),
        detail=_("Gardée il y a %(length)s, avec un ticket, jusqu’au %(day)s") % _moments(line, at),
        text=_("Reprendre avec le ticket"),
        address=reverse("counter:filling:resume"),
        is_gesture=False,
    )


def _moments(line: DraftLine, at: datetime) -> dict[str, str]:
    return {"length": following.length(at - line.updated_at), "day": wording.day(line.expires_at)}


def _title(line: DraftLine) -> str:
    sheet = catalogue.current().sheets.get(line.service)
    return words.said(sheet.service.title) if sheet else line.service


def _missing(day: DayFacts | None) -> tuple[str, ...]:
    """What the checklist found not in order, while the centre is open."""
    return tuple(str(check.label) for check in day.missing) if day and not day.closed_at else ()


def _news(status: Status) -> News:
    return News(status.reference, following.words_of(status), reverse("counter:told", args=[status.reference]))


def _welcome() -> tuple[Link, ...]:
    address = reverse("counter:hall:welcome")
    named = ((Sex.WOMAN, _("Une femme")), (Sex.MAN, _("Un homme")), (Sex.UNSAID, _("Sans préciser")))
    return tuple(Link(text, f"{address}?sexe={sex}") for sex, text in named)


def _tickets(tickets: tuple[TicketFacts, ...]) -> Table:
    columns = (Column(_("Ticket"), whole=True), Column(_("Vient pour")), Column(_("Arrivée")), Column(_("État")))
    lines = tuple(
        (
            Link(each.spoken, reverse("counter:hall:ticket", args=[each.reference])),
            str(each.purpose.label),
            wording.hour(each.drawn_at),
            hall.status(each),
        )
        for each in tickets
    )
    return Table(_("Les personnes présentes"), columns, lines, stacked=True)


def _asked(known: Known) -> Iterator[Link]:
    """What the ministry and the department say and ask, while something of it waits."""
    unread = ngettext("%(count)s circulaire à lire", "%(count)s circulaires à lire", known.unread)
    duties = ngettext("%(count)s instruction à faire", "%(count)s instructions à faire", known.duties)
    if known.unread:
        yield Link(unread % {"count": wording.number(known.unread)}, reverse("counter:circulars:every"))
    if known.duties:
        yield Link(duties % {"count": wording.number(known.duties)}, reverse("counter:instructions:every"))


def _more() -> tuple[Link, ...]:
    return (
        Link(_("Suivre une demande"), reverse("counter:follow"), hint=_("Par sa référence, même sans liaison.")),
        Link(
            _("Recueillir une plainte"),
            reverse("counter:complaint"),
            hint=_("Écrite ou parlée, contre un autre service."),
        ),
        Link(
            _("Inscrire au registre"),
            reverse("counter:register"),
            hint=_("Requête, plainte, question, suggestion : une réponse dans les 30 jours."),
        ),
        Link(
            _("Saisir un avis"),
            reverse("counter:satisfaction"),
            hint=_("Compté à part des visages pressés à la sortie."),
        ),
        Link(
            _("Enregistrer dans les langues du pays"),
            reverse("counter:clips:choose"),
            hint=_("Qui ne lit pas pourra l’entendre, dans tous les centres."),
        ),
        Link(_("Le rapport du mois"), reverse("counter:report:show"), hint=_("Ses chiffres, et ce que vous en dites.")),
        Link(_("Circulaires"), reverse("counter:circulars:every"), hint=_("Même sans liaison.")),
        Link(_("Instructions"), reverse("counter:instructions:every"), hint=_("Ce qui est demandé à ce centre.")),
        Link(
            _("Ce qui marche ici"),
            reverse("counter:working"),
            hint=_("Borne, écran, liaison, batterie, et quoi faire."),
        ),
        Link(_("Tester la liaison"), reverse("counter:link"), hint=_("Étape par étape, avec ce qu’il faut faire.")),
        Link(_("Signaler un incident"), reverse("counter:incident")),
        Link(
            _("Donner une carte pour la journée"), reverse("counter:lend"), hint=_("À un collègue ou à un remplaçant.")
        ),
        Link(_("Fermer le centre"), reverse("counter:close")),
    )
