"""National administrators tell everybody of what does not work, and of work that is planned."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.availability import operations as availability
from guichet.commons.availability import policies, queries
from guichet.commons.availability.refusals import EndsBeforeItBegins, NoBulletin, NotYours
from guichet.commons.availability.vocabulary import BulletinKind
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.availability import forms, pages


def _announcing(request: HttpRequest) -> None:
    """Raises NoBulletin: for anybody else there is nothing here."""
    if not policies.may_announce(viewer_of(request)):
        raise NoBulletin


@require_safe
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoBulletin)
def every(request: HttpRequest) -> HttpResponse:
    _announcing(request)
    number = request.GET.get("page", "")
    found = queries.bulletins(page=int(number) if number.isascii() and number.isdecimal() else 1)
    page = pages.every(request, found, act_of(request, Surface.BACKOFFICE).at)
    return render(request, "backoffice/availability/every.html", {"page": page})


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoBulletin)
def announce(request: HttpRequest, kind: str) -> HttpResponse:
    _announcing(request)
    if kind not in BulletinKind.values:
        raise Http404
    form = forms.Announce(BulletinKind(kind), *((request.POST,) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid():
        act = act_of(request, Surface.BACKOFFICE)
        try:
            made = availability.announce(draft=form.draft(act.at), staff=viewer_of(request), act=act)
        except EndsBeforeItBegins as refusal:
            form.add_error("ends_at", refusal.message)
        else:
            return redirect("backoffice:availability:show", made.reference)
    page = pages.announce(request, form)
    return render(request, "backoffice/availability/announce.html", {"page": page}, status=422 if form.errors else 200)


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoBulletin)
def show(request: HttpRequest, reference: str) -> HttpResponse:
    """A form that is sent here says more."""
    return _with_words(request, reference, availability.update)


@require_POST
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoBulletin)
def end(request: HttpRequest, reference: str) -> HttpResponse:
    return _with_words(request, reference, availability.end)


def _with_words(request: HttpRequest, reference: str, say: Callable[..., Any]) -> HttpResponse:
    _announcing(request)
    form, act = forms.Update(request.POST or None), act_of(request, Surface.BACKOFFICE)
    if form.is_bound and form.is_valid():
        try:
            say(reference=reference, said=form.said(), staff=viewer_of(request), act=act)
        except (NoBulletin, NotYours):
            raise NoBulletin from None
        except Refused as refusal:
            form.add_error("text", refusal.message)
        else:
            return redirect("backoffice:availability:show", reference)
    found = queries.bulletin(reference)
    if found is None:
        raise NoBulletin
    page = pages.show(request, found, form, act.at)
    return render(request, "backoffice/availability/show.html", {"page": page}, status=422 if form.errors else 200)
