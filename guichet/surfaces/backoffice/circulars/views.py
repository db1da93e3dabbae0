"""Circulars: an office signs, everybody whom it speaks to reads and says so."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.sync import blobs
from guichet.domains.circulars import around, papers, policies, queries
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.drafts import Paper
from guichet.domains.circulars.models import Circular
from guichet.domains.circulars.refusals import NoCircular, NumberTaken, PaperRefused
from guichet.domains.circulars.vocabulary import OPENING
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.circulars import forms, pages
from guichet.surfaces.ui import paging


@require_safe
@staff_only(role=OPENING)
def every(request: HttpRequest) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    found = queries.circulars(viewer, act.at, page=paging.asked(request))
    page = pages.every(request, found, policies.offices_of(viewer))
    return render(request, "backoffice/circulars/every.html", {"page": page})


@staff_only(role=OPENING)
def sign(request: HttpRequest) -> HttpResponse:
    office = office_asked(request)
    former = queries.replaceable(viewer_of(request), office)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.Sign(office, around.known(), former, *sent)
    if sent and form.is_valid() and (row := _signed(request, form)):
        return redirect("backoffice:circulars:show", row.reference)
    page = pages.sign(request, form)
    return render(request, "backoffice/circulars/sign.html", {"page": page}, status=422 if form.errors else 200)


@require_safe
@staff_only(role=OPENING)
@unseen(NoCircular)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    return shown(request, reference)


@require_POST
@staff_only(role=OPENING)
@unseen(NoCircular)
def acknowledge(request: HttpRequest, reference: str) -> HttpResponse:
    try:
        act = act_of(request, Surface.BACKOFFICE)
        circulars.acknowledge(reference=reference, staff=viewer_of(request), act=act)
    except NoCircular:
        raise
    except Refused as refusal:
        return shown(request, reference, refusal.message)
    return redirect("backoffice:circulars:show", reference)


@require_safe
@staff_only(role=OPENING)
@unseen(NoCircular)
def paper(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    at = act_of(request, Surface.BACKOFFICE).at
    found = queries.paper(viewer_of(request), reference, position, at)
    headers = {"Content-Disposition": "attachment"}
    return HttpResponse(blobs.read(found.digest), content_type=papers.CONTENT_TYPES[found.kind], headers=headers)


def shown(request: HttpRequest, reference: str, refusal: str = "") -> HttpResponse:
    facts = queries.circular(viewer_of(request), reference, act_of(request, Surface.BACKOFFICE).at)
    page = pages.show(request, facts, refusal)
    return render(request, "backoffice/circulars/show.html", {"page": page}, status=409 if refusal else 200)


def office_asked(request: HttpRequest) -> str:
    """In whose name: `?service=BJ-MO`, or the first of the viewer's offices, the ministry before departments."""
    mine = policies.offices_of(viewer_of(request))
    if not mine:
        raise PermissionDenied
    asked = request.GET.get("service")
    return asked if asked is not None and asked in mine else min(mine)


def _signed(request: HttpRequest, form: forms.Sign) -> Circular | None:
    """None when something was refused: the form says what. Papers are on the disk before a row names them."""
    kept: list[Paper] = []
    for name, file in form.sent():
        try:
            kept.append(papers.taken(file.name or "", file.read()))
        except PaperRefused as refusal:
            form.add_error(name, refusal.message)
            return None
    try:
        act = act_of(request, Surface.BACKOFFICE)
        return circulars.sign(new=form.new(tuple(kept)), staff=viewer_of(request), act=act)
    except Refused as refusal:
        form.add_error("number" if isinstance(refusal, NumberTaken) else None, refusal.message)
        return None
