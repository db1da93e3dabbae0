"""What « Ma journée » shows."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.documents.queries import Waiting
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
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Known:
    """What was asked of the rooms below before the page is made."""

    name: str
    day: DayFacts | None
    tickets: tuple[TicketFacts, ...]
    counts: Counts
    documents: tuple[Waiting, ...]
    to_tell: tuple[Status, ...]
    standing: Standing
    at: datetime


@dataclass(frozen=True, slots=True)
class Opening:
    """`state` is not-yet, open or closed; `missing` says what the checklist found not in order."""

    state: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class News:
    """For somebody whom no message reaches; `told` is where the focal point says that they heard it."""

    reference: str
    words: str
    told: str


@dataclass(frozen=True, slots=True)
class HomePage:
    frame: Frame
    name: str
    centre: str
    opening: Opening
    welcome: tuple[Link, ...]
    tickets: Table | None
    waiting: int
    documents: tuple[Link, ...]
    to_tell: tuple[News, ...]
    link: LinkBlock
    figures: tuple[SummaryRow, ...]
    more: tuple[Link, ...]


def home(request: HttpRequest, known: Known) -> HomePage:
    return HomePage(
        frame=framed(request, _("Ma journée")),
        name=known.name,
        centre=places.name_of_centre(here()) or here(),
        opening=_opening(known.day),
        welcome=_welcome(),
        tickets=_tickets(known.tickets) if known.tickets else None,
        waiting=known.counts.waiting,
        documents=tuple(handing.link(each) for each in known.documents),
        to_tell=tuple(_news(each) for each in known.to_tell),
        link=link_block(known.standing, known.at),
        figures=figures(known.counts),
        more=_more(),
    )


def _opening(day: DayFacts | None) -> Opening:
    if day is None:
        return Opening("not-yet", ())
    return Opening("closed" if day.closed_at else "open", tuple(str(check.label) for check in day.missing))


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
            hall.hour(each),
            hall.status(each),
        )
        for each in tickets
    )
    return Table(_("Les personnes présentes"), columns, lines, stacked=True)


def _more() -> tuple[Link, ...]:
    return (
        Link(_("Suivre une demande"), reverse("counter:follow"), hint=_("Par sa référence, même sans liaison.")),
        Link(
            _("Recueillir une plainte"),
            reverse("counter:complaint"),
            hint=_("Écrite ou parlée, contre un autre service."),
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
        Link(_("Tester la liaison"), reverse("counter:link"), hint=_("Étape par étape, avec ce qu’il faut faire.")),
        Link(_("Signaler un incident"), reverse("counter:incident")),
        Link(
            _("Donner une carte pour la journée"), reverse("counter:lend"), hint=_("À un collègue ou à un remplaçant.")
        ),
        Link(_("Fermer le centre"), reverse("counter:close")),
    )
