"""What the pages that take what people tell show."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.reception.speaking import Taken
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.counter.telling import forms
from guichet.surfaces.questions import complaints
from guichet.surfaces.ui.frame import Frame, Scale


@dataclass(frozen=True, slots=True)
class TellingPage:
    frame: Frame
    form: forms.Complaint | forms.Incident | forms.Satisfaction
    submit: str


@dataclass(frozen=True, slots=True)
class TakenPage:
    frame: Frame
    reference: str
    onward: tuple[str, ...]
    notice: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class ExitPage:
    frame: Frame
    thanks: bool


def complaint(request: HttpRequest, form: forms.Complaint) -> TellingPage:
    return TellingPage(framed(request, _("Recueillir une plainte")), form, _("Envoyer la plainte"))


def taken(request: HttpRequest, found: Taken) -> TakenPage:
    """The slip is printed with it, where there is a printer."""
    shown = framed(request, _("La plainte est enregistrée"))
    return TakenPage(shown, found.reference, complaints.onward(found), complaints.printed(found))


def incident(request: HttpRequest, form: forms.Incident) -> TellingPage:
    return TellingPage(framed(request, _("Signaler un incident")), form, _("Signaler"))


def satisfaction(request: HttpRequest, form: forms.Satisfaction) -> TellingPage:
    return TellingPage(framed(request, _("Saisir un avis")), form, _("Enregistrer l’avis"))


def leaving(request: HttpRequest, *, thanks: bool) -> ExitPage:
    title = _("Merci !") if thanks else _("Êtes-vous satisfait de votre visite ?")
    return ExitPage(framed(request, title, signed_in=False, scale=Scale.KIOSK), thanks)
