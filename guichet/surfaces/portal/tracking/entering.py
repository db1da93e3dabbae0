"""Where a request is asked for by its reference and its code, by hand or by the square of its receipt."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.surfaces.portal.tracking import forms
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.questions import receipts
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    form: forms.Open
    submit: str
    gestures: tuple[Link, ...] = ()


def start(request: HttpRequest, form: forms.Open, reference: str) -> StartPage:
    """`reference` is the one that the square of a receipt brought, if any: what else may be done with it is said."""
    if receipts.withdraws(request):
        return StartPage(frame(request, title=_("Retirer une demande"), listed=False), form, _("Continuer"))
    shown = frame(request, title=_("Suivre une demande"), way=from_home(), listed=False)
    return StartPage(shown, form, _("Voir où elle en est"), _gestures(reference) if reference else ())


def _gestures(reference: str) -> tuple[Link, ...]:
    complain = f"{reverse('portal:tracking:complain-from-receipt')}?{urlencode({receipts.PARAMETER: reference})}"
    return (
        Link(_("Se plaindre de cette demande"), complain),
        Link(_("Retirer cette demande"), receipts.withdrawing(reference)),
    )


def complain_from_receipt(request: HttpRequest, form: forms.ComplainFromReceipt) -> StartPage:
    back = Way(back=Link(_("Suivre une demande"), reverse("portal:tracking:start")))
    shown = frame(request, title=_("Se plaindre d’une demande"), way=back, listed=False)
    return StartPage(shown, form, _("Envoyer la réclamation"))
