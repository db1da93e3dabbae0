"""A complaint made at the kiosk, alone: nobody of the centre reads or hears it."""

from dataclasses import dataclass

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.domains.reception import speaking
from guichet.domains.reception.speaking import Heard
from guichet.domains.reception.vocabulary import About
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import act_at_centre
from guichet.surfaces.kiosk.complaining import forms
from guichet.surfaces.kiosk.stay.beginning import take_time
from guichet.surfaces.kiosk.stay.refusing import unkept, visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.questions import complaints
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class ComplainPage:
    frame: Frame
    stay: Stay
    form: forms.Complaint


@dataclass(frozen=True, slots=True)
class TakenPage:
    frame: Frame
    stay: Stay
    reference: str
    onward: tuple[str, ...]
    notice: tuple[str, str] | None


@require_POST
@unkept
def begin(request: HttpRequest) -> HttpResponse:
    return take_time(request, on=reverse("kiosk:complaining:complain"))


# What was just recorded is heard again from the memory of the page, which is an address of its own kind.
@csp_update({"media-src": [SELF, "blob:"]})
@visiting
def complain(request: HttpRequest) -> HttpResponse:
    form = forms.Complaint(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        heard = Heard(**form.cleaned_data | {"about": About(form.cleaned_data["about"])})
        try:
            taken = speaking.take(heard, act_at_centre(request, Surface.KIOSK))
        except Refused as refusal:
            form.add_error("told", refusal.message)
        else:
            page = TakenPage(
                framed(request, _("Votre plainte est enregistrée")),
                stay(request),
                taken.reference,
                complaints.onward(taken),
                complaints.printed(taken),
            )
            return render(request, "kiosk/complaining/taken.html", {"page": page})
    back = Link(_("Retour"), reverse("kiosk:browsing:welcome"))
    shown = ComplainPage(framed(request, _("Vous plaindre"), back=back), stay(request), form)
    return render(request, "kiosk/complaining/complain.html", {"page": shown}, status=422 if form.errors else 200)
