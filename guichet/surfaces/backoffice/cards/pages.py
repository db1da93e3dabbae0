"""What the pages of cards show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.foundation.identity import cards
from guichet.foundation.identity.centres import CardFacts
from guichet.foundation.identity.operations import IssuedCard
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.cards import forms
from guichet.surfaces.questions import qr
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Standing, Status


@dataclass(frozen=True, slots=True)
class CardLine:
    what: str
    until: str
    status: Status
    unlock: str
    revoke: str


@dataclass(frozen=True, slots=True)
class MinePage:
    frame: Frame
    centre: str
    lines: tuple[CardLine, ...]
    form: forms.NewCard
    submit: str


@dataclass(frozen=True, slots=True)
class IssuedPage:
    """Shown once: what opens the counter is kept nowhere."""

    frame: Frame
    name: str
    centre: str
    square: qr.Square
    letters: str
    until: str


@dataclass(frozen=True, slots=True)
class CentrePage:
    frame: Frame
    lines: tuple[CardLine, ...]


def mine(request: HttpRequest, place: PlaceId, held: Sequence[CardFacts], form: forms.NewCard) -> MinePage:
    lines = tuple(_line(each, manages=False) for each in held)
    return MinePage(_framed(request, _("Ma carte")), _centre(place), lines, form, _("Faire une nouvelle carte"))


def issued(request: HttpRequest, made: IssuedCard, name: str) -> IssuedPage:
    secret = made.secret
    return IssuedPage(
        frame=_framed(request, _("Imprimez votre carte maintenant")),
        name=name,
        centre=_centre(PlaceId(made.card.place)),
        square=qr.square(cards.printed(secret)),
        letters=" ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        until=wording.day(made.card.expires_at),
    )


def at_centre(request: HttpRequest, place: PlaceId, held: Sequence[CardFacts]) -> CentrePage:
    title = _("Cartes du centre %(centre)s") % {"centre": _centre(place)}
    return CentrePage(_framed(request, title), tuple(_line(each, manages=True) for each in held))


def _line(card: CardFacts, *, manages: bool) -> CardLine:
    what = _("%(name)s, carte de la journée") if card.temporary else "%(name)s"
    return CardLine(
        what=what % {"name": card.name},
        until=_("jusqu’au %(day)s") % {"day": wording.day(card.expires_at)},
        status=Status(_("bloquée"), Standing.REFUSED) if card.locked else Status(_("en service"), Standing.DONE),
        unlock=reverse("backoffice:cards:unlock", args=[card.reference]) if manages and card.locked else "",
        revoke=reverse("backoffice:cards:revoke", args=[card.reference]),
    )


def _centre(place: PlaceId) -> str:
    return places.name_of_centre(place) or place


def _framed(request: HttpRequest, title: str) -> Frame:
    way = Way(back=Link(_("Mon poste"), reverse("backoffice:home")))
    return frame(request, title=title, way=way, navigation=navigation.signed_in(request), listed=False)
