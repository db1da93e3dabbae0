"""Denouncing a bribe without a name: no session is opened or read, and no address is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import denouncing, sealing
from guichet.domains.relations.denouncing import Followed
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access import elsewhere
from guichet.surfaces.portal.denouncing import forms, pages
from guichet.surfaces.questions import denouncing as asked


@never_cache
def denounce(request: HttpRequest) -> HttpResponse:
    """At a centre that has no key to seal to, only where else to go."""
    if elsewhere.is_centre() and not sealing.is_possible():
        return elsewhere.page(request)
    form = asked.Denounce(request.POST or None, catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        try:
            code = asked.send(request, form, Surface.PORTAL)
        except Refused as refusal:
            form.add_error("told", refusal.message)
        else:
            return _page(request, "portal/denouncing/given.html", pages.given(request, code))
    return _page(
        request, "portal/denouncing/start.html", pages.start(request, form), status=422 if form.errors else 200
    )


@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    form = forms.Follow(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            found, added = _followed(form.cleaned_data)
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            return _page(request, "portal/denouncing/answers.html", pages.answers(request, found, added=added))
    return _page(
        request, "portal/denouncing/follow.html", pages.follow(request, form), status=422 if form.errors else 200
    )


def _followed(given: Mapping[str, str]) -> tuple[Followed, bool]:
    act, code, text = asked.act(Surface.PORTAL), given["code"], given["text"]
    added = bool(text.strip())
    if added:
        denouncing.complete(code, text, act, given["once"])
    return denouncing.follow(code, act), added


def _page(request: HttpRequest, template: str, page: Any, *, status: int = 200) -> HttpResponse:
    return render(request, template, {"page": page}, status=status)
