"""The receipt of what was given: on the screen, on paper, as a file."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake import queries
from guichet.commons.intake.queries import GivenFacts, Receipt
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.commons.printing import typesetting
from guichet.commons.printing.slips import Slip
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.stay.refusing import visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.kiosk.tickets import slips
from guichet.surfaces.questions import qr
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame

PARAMETER = "papier"


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """`until` is when an answer can no longer be put right; None once the request is sent."""

    frame: Frame
    stay: Stay
    service: str
    reference: str
    code: str
    square: qr.Square
    given_at: datetime
    until: datetime | None
    clock: str
    onward: str
    notice: tuple[str, str] | None


@visiting
def receipt(request: HttpRequest) -> HttpResponse:
    found = _found(request)
    if found is None:
        return HttpResponseRedirect(reverse("kiosk:filing:current"))
    return render(request, "kiosk/filing/receipt.html", {"page": _page(request, found)})


@require_POST
@visiting
def print_again(request: HttpRequest) -> HttpResponse:
    return printed(request)


def printed(request: HttpRequest) -> HttpResponse:
    """Print the receipt and show it. Raises HeldElsewhere when nothing was given."""
    printed = slips.hand_out(_slip(request))
    return HttpResponseRedirect(f"{reverse('kiosk:filing:receipt')}?{PARAMETER}={printed}")


@visiting
def as_pdf(request: HttpRequest) -> HttpResponse:
    made = typesetting.pdf(_slip(request), roll=settings.RECEIPT_ROLL)
    return HttpResponse(made, content_type="application/pdf")


def _found(request: HttpRequest) -> GivenFacts | Receipt | None:
    """What was given and can still be put right, or what is sent already."""
    hold = device.hold_of(request)
    return queries.given(hold) or queries.receipt(hold)


def _slip(request: HttpRequest) -> Slip:
    found = _found(request)
    if found is None:
        raise HeldElsewhere
    page = _page(request, found)
    return slips.receipt(
        service=page.service,
        reference=page.reference,
        code=page.code,
        given_at=page.given_at,
        notes=(page.clock, page.onward),
    )


def _page(request: HttpRequest, found: GivenFacts | Receipt) -> ReceiptPage:
    definition = catalogue.version_of(service=found.service, number=found.version)
    if definition is None or definition.procedure is None:
        raise LookupError(f"{found.service} has no procedure {found.version}")
    code, title = queries.tracking_code_here(found.reference), _("Votre demande est remise")
    clock = words.clock(definition.procedure.promise, fee=found.fee)
    return ReceiptPage(
        frame=framed(request, title),
        stay=stay(request),
        service=words.said(definition.title),
        reference=found.reference,
        code=code,
        square=qr.square(found.reference),
        given_at=found.at if isinstance(found, GivenFacts) else found.submitted_at,
        until=found.until if isinstance(found, GivenFacts) else None,
        clock=clock,
        onward=_onward(),
        notice=slips.said(request.GET[PARAMETER]) if PARAMETER in request.GET else None,
    )


def _onward() -> str:
    return _(
        "Votre demande part au bureau qui la traite dès que la liaison le permet. Elle n’attend pas que vous reveniez."
    )
