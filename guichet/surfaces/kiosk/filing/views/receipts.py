"""The receipt of what was given: on the screen, on paper, as a file."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.commons.printing import typesetting
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.stay.refusing import visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.questions import papers
from guichet.surfaces.questions.papers import PARAMETER, Handed
from guichet.surfaces.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    frame: Frame
    stay: Stay
    handed: Handed
    notice: tuple[str, str] | None


@visiting
def receipt(request: HttpRequest) -> HttpResponse:
    found = papers.handed(device.hold_of(request))
    if found is None:
        return HttpResponseRedirect(reverse("kiosk:filing:current"))
    page = ReceiptPage(
        frame=framed(request, _("Votre demande est remise")),
        stay=stay(request),
        handed=found,
        notice=papers.said(request.GET[PARAMETER]) if PARAMETER in request.GET else None,
    )
    return render(request, "kiosk/filing/receipt.html", {"page": page})


@require_POST
@visiting
def print_again(request: HttpRequest) -> HttpResponse:
    return printed(request)


def printed(request: HttpRequest) -> HttpResponse:
    """Print the receipt and show it. Raises HeldElsewhere when nothing was given."""
    printed = papers.hand_out(papers.receipt(papers.handed_here(device.hold_of(request))))
    return HttpResponseRedirect(f"{reverse('kiosk:filing:receipt')}?{PARAMETER}={printed}")


@visiting
def as_pdf(request: HttpRequest) -> HttpResponse:
    slip = papers.receipt(papers.handed_here(device.hold_of(request)))
    return HttpResponse(typesetting.pdf(slip, roll=settings.RECEIPT_ROLL), content_type="application/pdf")
