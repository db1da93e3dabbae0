"""A message to the desk of relations with users, without an account: written, followed, reopened, scored."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.selection import as_typed
from guichet.domains.relations import concerning
from guichet.domains.relations.refusals import MatriculeNeeded
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import network_of
from guichet.surfaces.portal.acting import nobodys
from guichet.surfaces.portal.concerns import forms, pages
from guichet.surfaces.questions import concerning as asked


@never_cache
def write(request: HttpRequest) -> HttpResponse:
    initial = {"text": as_typed(request.GET.get("q", ""))}
    form = asked.Write(request.POST or None, request.FILES or None, initial=initial, catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        if asked.has_its_own_way(form):
            return redirect(reverse("portal:tracking:complain", args=[form.cleaned_data["case"]]))
        try:
            asked.WRITTEN.count(network_of(request), clock.now())
            given = asked.send(form, nobodys())
        except MatriculeNeeded as refusal:
            form.add_error("matricule", refusal.message)
        except Refused as refusal:
            form.add_error("piece" if form.cleaned_data["piece"] else "text", refusal.message)
        else:
            return _page(request, "portal/concerns/given.html", pages.given(request, given))
    return _page(request, "portal/concerns/write.html", pages.write(request, form), status=422 if form.errors else 200)


@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    form = forms.Follow(request.POST or None, only=None if request.method == "POST" else ())
    if request.method == "POST" and form.is_valid():
        try:
            _done(form.cleaned_data)
            found = concerning.follow(form.cleaned_data["code"], nobodys())
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            shown = pages.followed(request, found, form.cleaned_data["code"])
            return _page(request, "portal/concerns/followed.html", shown)
    return _page(
        request, "portal/concerns/follow.html", pages.follow(request, form), status=422 if form.errors else 200
    )


def _done(given: Mapping[str, Any]) -> None:
    """A score comes before the words that reopen: it is about the answer that was read."""
    if given["delay"] is not None and given["result"] is not None:
        concerning.score(given["code"], given["delay"], given["result"], nobodys())
    if given["text"].strip():
        concerning.reopen(given["code"], given["text"], given["once"], nobodys())


def _page(request: HttpRequest, template: str, page: Any, *, status: int = 200) -> HttpResponse:
    return render(request, template, {"page": page}, status=status)
