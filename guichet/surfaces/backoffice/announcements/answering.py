"""Another person sees what the screens would show, approves, refuses, or takes it off again."""

from collections.abc import Callable
from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements import queries
from guichet.commons.announcements.refusals import NotFound
from guichet.commons.catalogue import queries as catalogue
from guichet.commons.sync import blobs
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.announcements import forms, pages
from guichet.surfaces.backoffice.announcements.views import STAFF
from guichet.surfaces.ui import media

View = Callable[..., HttpResponse]


of_the_authority = unseen(NotFound)


@csp_update({"frame-src": [SELF]})
@staff_only(role=STAFF)
@of_the_authority
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """A form that is sent here refuses."""
    return _with_reason(request, reference, announcements.refuse)


@require_POST
@staff_only(role=STAFF)
@of_the_authority
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    return _with_reason(request, reference, announcements.withdraw)


@require_POST
@staff_only(role=STAFF)
@of_the_authority
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    return _answered(request, reference, announcements.approve)


@require_safe
@staff_only(role=STAFF)
@of_the_authority
def picture(request: HttpRequest, reference: str) -> HttpResponse:
    item = queries.item(viewer_of(request), reference, act_of(request, Surface.BACKOFFICE).at)
    if not item.draft.picture:
        raise Http404
    return HttpResponse(blobs.read(item.draft.picture), content_type="image/jpeg")


@require_safe
@staff_only(role=STAFF)
@of_the_authority
def video(request: HttpRequest, reference: str) -> HttpResponse:
    item = queries.item(viewer_of(request), reference, act_of(request, Surface.BACKOFFICE).at)
    return media.video(request, item.draft.video, cached="no-store")


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
@staff_only(role=STAFF)
@of_the_authority
def screen(request: HttpRequest, reference: str, face: int) -> HttpResponse:
    """The page of the screens with this one thing on it, in a frame of the page where it is approved."""
    at = act_of(request, Surface.BACKOFFICE).at
    item = queries.item(viewer_of(request), reference, at)
    page = pages.screen(request, item, catalogue.current(), at, face)
    if page is None:
        raise Http404
    return render(request, "backoffice/announcements/screen.html", {"page": page})


def _with_reason(request: HttpRequest, reference: str, answer: Callable[..., Any]) -> HttpResponse:
    form = forms.Refuse(request.POST) if request.method == "POST" else forms.Refuse()
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _answered(request, reference, lambda **facts: answer(reason=reason, **facts))
    return _shown(request, reference, form, status=422 if form.errors else 200)


def _answered(request: HttpRequest, reference: str, answer: Callable[..., Any]) -> HttpResponse:
    try:
        answer(reference=reference, staff=viewer_of(request), act=act_of(request, Surface.BACKOFFICE))
    except NotFound:
        raise
    except Refused as refusal:
        return _shown(request, reference, forms.Refuse(), refusal.message, status=409)
    return redirect("backoffice:announcements:show", reference)


def _shown(
    request: HttpRequest, reference: str, form: forms.Refuse, refusal: str = "", *, status: int = 200
) -> HttpResponse:
    at = act_of(request, Surface.BACKOFFICE).at
    item = queries.item(viewer_of(request), reference, at)
    page = pages.show(request, item, catalogue.current(), at, form, refusal)
    return render(request, "backoffice/announcements/show.html", {"page": page}, status=status)
