"""What the pages of sign-in show."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.foundation.places import queries as places
from guichet.surfaces.counter.framing import framed, here
from guichet.surfaces.counter.sign_in import forms
from guichet.surfaces.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class CardPage:
    frame: Frame
    centre: str
    form: forms.Card
    following: str
    invites: bool


@dataclass(frozen=True, slots=True)
class PinPage:
    """`secret` goes from the page before to the one that judges it, and is kept nowhere; empty, the PIN is alone."""

    frame: Frame
    form: forms.Pin
    secret: str
    following: str
    hint: str


def card(request: HttpRequest, form: forms.Card, following: str) -> CardPage:
    return CardPage(
        frame=framed(request, _("Ouvrir le guichet"), signed_in=False),
        centre=places.name_of_centre(here()) or here(),
        form=form,
        following=following,
        invites=settings.DEMONSTRATION,
    )


def pin(request: HttpRequest, form: forms.Pin, following: str, *, secret: str, hint: str) -> PinPage:
    title = _("Votre code") if secret else _("Le guichet s’est verrouillé")
    return PinPage(framed(request, title, signed_in=False), form, secret, following, hint)
