"""Reading over, giving, and the receipt."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake import queries
from guichet.commons.intake import sending as filing
from guichet.commons.intake.queries import GivenFacts, Receipt
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.filing import pages
from guichet.surfaces.kiosk.filing.views.steps import onward
from guichet.surfaces.kiosk.stay.refusing import visiting
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.questions import qr
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame


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
    read: str


@visiting
def summary(request: HttpRequest) -> HttpResponse:
    hold, act = device.hold_of(request), device.act_of(request)
    draft = queries.draft(hold, at=act.at)
    if draft.walk.stop:
        return HttpResponseRedirect(onward(draft))
    if request.method == "POST":
        filing.give(hold=hold, act=act)
        return HttpResponseRedirect(reverse("kiosk:filing:receipt"))
    given = queries.given(hold)
    return render(
        request, "kiosk/filing/summary.html", {"page": pages.summary(request, draft, is_given=given is not None)}
    )


@visiting
def receipt(request: HttpRequest) -> HttpResponse:
    hold = device.hold_of(request)
    found = queries.given(hold) or queries.receipt(hold)
    if found is None:
        return HttpResponseRedirect(reverse("kiosk:filing:current"))
    return render(request, "kiosk/filing/receipt.html", {"page": _page(request, found)})


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
        read=_read(title, found.reference, code, clock),
    )


def _read(title: str, reference: str, code: str, clock: str) -> str:
    return _("%(title)s. Votre référence : %(reference)s. Votre code de suivi : %(code)s. %(clock)s") % {
        "title": title,
        "reference": reference,
        "code": code,
        "clock": clock,
    }
