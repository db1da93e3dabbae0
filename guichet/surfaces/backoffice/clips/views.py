"""A second person listens to what a centre recorded, and says whether every centre shall have it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.listening import operations as listening
from guichet.commons.listening import queries
from guichet.commons.listening.policies import JUDGING
from guichet.commons.listening.refusals import NotFound
from guichet.commons.sync import blobs
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.clips import forms, pages
from guichet.surfaces.ui import paging

View = Callable[..., HttpResponse]


def known(view: View) -> View:
    """A recording that does not exist is not found, like any page."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotFound:
            raise Http404 from None

    return answer


@require_safe
@staff_only(role=JUDGING)
def awaiting(request: HttpRequest) -> HttpResponse:
    found = queries.awaiting(viewer_of(request), page=paging.asked(request))
    return render(request, "backoffice/clips/awaiting.html", {"page": pages.awaiting(request, found)})


@staff_only(role=JUDGING)
@known
def judge(request: HttpRequest, reference: str) -> HttpResponse:
    """A form that is sent here refuses."""
    return _with_reason(request, reference, listening.refuse)


@require_POST
@staff_only(role=JUDGING)
@known
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    return _with_reason(request, reference, listening.withdraw)


def _with_reason(request: HttpRequest, reference: str, answer: Callable[..., Any]) -> HttpResponse:
    form = forms.Refuse(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _answered(request, reference, lambda **facts: answer(reason=reason, **facts))
    return _shown(request, reference, form, status=422 if form.errors else 200)


@require_POST
@staff_only(role=JUDGING)
@known
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Nobody approves what they could not hear: its file must have arrived."""
    if not blobs.is_here(queries.clip(viewer_of(request), reference).sound):
        return _shown(request, reference, forms.Refuse(), status=409)
    return _answered(request, reference, listening.approve)


def _answered(request: HttpRequest, reference: str, answer: Callable[..., Any]) -> HttpResponse:
    try:
        answer(reference=reference, staff=viewer_of(request), act=act_of(request, Surface.BACKOFFICE))
    except NotFound:
        raise
    except Refused as refusal:
        return _shown(request, reference, forms.Refuse(), refusal.message, status=409)
    return redirect("backoffice:clips:awaiting")


@require_safe
@staff_only(role=JUDGING)
@known
def sound(request: HttpRequest, reference: str) -> HttpResponse:
    clip = queries.clip(viewer_of(request), reference)
    if not blobs.is_here(clip.sound):
        raise Http404
    return HttpResponse(blobs.read(clip.sound), content_type=clip.media)


def _shown(
    request: HttpRequest, reference: str, form: forms.Refuse, refusal: str = "", *, status: int = 200
) -> HttpResponse:
    page = pages.judge(request, queries.clip(viewer_of(request), reference), form, refusal)
    return render(request, "backoffice/clips/judge.html", {"page": page}, status=status)
