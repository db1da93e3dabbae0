"""Reading over, sending, and the receipt."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake import queries, tracking_codes
from guichet.commons.intake import sending as filing
from guichet.commons.intake.queries import Receipt
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.domains.casework import queries as casework
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.refusals import DemonstrationKeys, KeeperUnavailable, WrongKey
from guichet.surfaces.portal.filing import device, pages
from guichet.surfaces.portal.filing.refusing import refusing
from guichet.surfaces.portal.filing.views.steps import held
from guichet.surfaces.questions import qr, receipts
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """`code` opens the follow-up beside the reference; `clock` says when the promised delay starts."""

    frame: Frame
    reference: str
    code: str
    square: qr.Square
    submitted_at: datetime
    files: int
    digest: str
    fee: str
    clock: str


@refusing
def summary(request: HttpRequest, code: str) -> HttpResponse:
    hold, act = held(request, code)
    if request.method == "POST":
        try:
            recipient = keys.current(Kind.INTAKE)
        except (KeeperUnavailable, WrongKey, DemonstrationKeys):
            # The key to seal with is missing: nothing is wrong with the request, and it waits as it is.
            return _shown(request, code, refusal=_not_now(), status=503)
        filing.send(hold=hold, recipient=recipient, act=act)
        return HttpResponseRedirect(reverse("portal:filing:receipt", args=[code]))
    return _shown(request, code)


def _shown(request: HttpRequest, code: str, *, refusal: str = "", status: int = 200) -> HttpResponse:
    hold, act = held(request, code)
    draft = queries.draft(hold, at=act.at)
    if draft.walk.stop:
        return HttpResponseRedirect(reverse("portal:filing:stop", args=[code]))
    return render(
        request, "portal/filing/summary.html", {"page": pages.summary(request, draft, refusal)}, status=status
    )


def _not_now() -> str:
    return _(
        "Votre demande ne peut pas être envoyée pour le moment : le service qui la met sous pli ne répond pas. "
        "Rien n’est perdu, vos réponses sont gardées. Réessayez dans quelques minutes."
    )


@refusing
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    hold = device.hold_of(request, code)
    if hold is None:
        raise HeldElsewhere
    found = queries.receipt(hold)
    if found is None:
        return HttpResponseRedirect(reverse("portal:filing:current", args=[code]))
    page = _page(request, found, _code(found.reference))
    return render(request, "portal/filing/receipt.html", {"page": page})


def _code(reference: str) -> str:
    """At a centre the case is not there yet: the receipt has a code of the centre's own."""
    return tracking_codes.made_here(reference) if settings.NODE == "centre" else casework.tracking_code(reference)


def _page(request: HttpRequest, found: Receipt, code: str) -> ReceiptPage:
    definition = catalogue.version_of(service=found.service, number=found.version)
    if definition is None or definition.procedure is None:
        raise LookupError(f"{found.service} has no procedure {found.version}")
    sheet = Link(_("Retour à la fiche"), reverse("portal:services:sheet", args=[found.service]))
    return ReceiptPage(
        frame=frame(
            request,
            title=_("Votre demande est envoyée"),
            description=words.said(definition.title),
            way=Way(back=sheet),
            listed=False,
        ),
        reference=found.reference,
        code=code,
        square=qr.square(receipts.address(found.reference)),
        submitted_at=found.submitted_at,
        files=found.files,
        digest=found.digest,
        fee=wording.fee(found.fee) if found.fee else "",
        clock=words.clock(definition.procedure.promise, fee=found.fee),
    )
