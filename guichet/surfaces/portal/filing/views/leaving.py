"""Leaving for later, and coming back with the reference and the code, on this device or another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from guichet.commons.intake import queries
from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import KEPT
from guichet.commons.intake.tickets import leaving, node, resuming
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import references
from guichet.surfaces.portal.filing import device
from guichet.surfaces.portal.filing.refusing import refusing
from guichet.surfaces.portal.filing.views.steps import held
from guichet.surfaces.questions import qr
from guichet.surfaces.ui import forms
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link

CARRIED = "#"  # browsers never send what follows it: no server writes it down


@dataclass(frozen=True, slots=True)
class LaterPage:
    frame: Frame
    ticket: Ticket
    square: qr.Square
    resume: str
    kept_until: datetime


@dataclass(frozen=True, slots=True)
class ResumePage:
    frame: Frame
    form: forms.Form
    refusal: str
    submit: str


@refusing
def later(request: HttpRequest, code: str) -> HttpResponse:
    """The codes are told once, in the answer to the press of the button: they are kept nowhere in clear."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("portal:filing:current", args=[code]))
    hold, act = held(request, code)
    ticket = leaving.keep(hold=hold, act=act)
    resume = reverse("portal:filing:resume")
    page = LaterPage(
        frame=frame(
            request,
            title=_("Votre demande est gardée"),
            way=Way(back=Link(_("Retour à la fiche"), reverse("portal:services:sheet", args=[code]))),
            listed=False,
        ),
        ticket=ticket,
        square=qr.square(f"{node.address_for_phones()}{resume}{CARRIED}{ticket.reference}.{ticket.secret}"),
        resume=f"{settings.PUBLIC_URL}{resume}",
        kept_until=act.at + KEPT - timedelta(days=1),
    )
    answer = render(request, "portal/filing/later.html", {"page": page})
    device.take_back(answer, code)
    answer["Cache-Control"] = "no-store"
    return answer


def _question() -> type[forms.Form]:
    declared = {
        "reference": forms.TextField(
            label=_("Référence de la demande"), help_text=_("Par exemple WEB-7F3K-92XQ-A."), short=True, max_length=40
        ),
        "code": forms.TextField(
            label=_("Code de reprise"), help_text=_("Les huit signes notés quand vous êtes parti."), max_length=60
        ),
    }
    return type("ResumeForm", (forms.Form,), declared)


@never_cache
def resume(request: HttpRequest) -> HttpResponse:
    """Only a post takes a draft over: a preview of the address by some application does not."""
    form, refusal = _question()(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            hold = _opened(request, form.cleaned_data)
        except Refused as refused:
            refusal = refused.message
        else:
            if hold:
                return _taken_up(request, hold)
            form.add_error(None, _nothing_opens())
    page = ResumePage(
        frame(request, title=_("Reprendre une demande commencée"), listed=False),
        form,
        refusal,
        _("Reprendre la demande ici"),
    )
    status = 422 if refusal or form.errors else 200
    return render(request, "portal/filing/resume.html", {"page": page}, status=status)


def _opened(request: HttpRequest, told: Mapping[str, str]) -> Hold | None:
    """None when nothing opens. Raises the refusals of `resuming.resume`."""
    reference = references.read(told["reference"]) or ""
    return resuming.resume(reference=reference, proof=told["code"].strip(), act=device.act_of(request))


def _taken_up(request: HttpRequest, hold: Hold) -> HttpResponse:
    service = queries.draft(hold, at=device.act_of(request).at).service
    answer = HttpResponseRedirect(reverse("portal:filing:current", args=[service]))
    device.give(answer, service, hold)
    return answer


def _nothing_opens() -> str:
    """The same words for whatever is wrong: nobody learns from them whether a request exists."""
    return _(
        "Cette référence et ce code n’ouvrent aucune demande. Vérifiez les deux signe par signe. Après cinq essais, "
        "attendez un quart d’heure ; après 30 jours sans changement, une demande commencée est effacée."
    )
