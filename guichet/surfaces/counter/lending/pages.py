"""What lending a card shows."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.foundation.identity import cards
from guichet.foundation.identity.operations import IssuedCard
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.counter.lending import forms
from guichet.surfaces.questions import qr
from guichet.surfaces.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class LendPage:
    frame: Frame
    form: forms.Lend
    submit: str


@dataclass(frozen=True, slots=True)
class LentPage:
    """Shown once: what opens the counter is kept nowhere."""

    frame: Frame
    name: str
    square: qr.Square
    letters: str


def lend(request: HttpRequest, form: forms.Lend) -> LendPage:
    return LendPage(framed(request, _("Donner une carte pour la journée")), form, _("Faire la carte"))


def lent(request: HttpRequest, made: IssuedCard) -> LentPage:
    secret = made.secret
    letters = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    title = _("La carte de la journée est prête")
    return LentPage(framed(request, title), made.card.staff.name, qr.square(cards.printed(secret)), letters)
