"""Denouncing a bribe without a name: no session is opened or read, and no address is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import denouncing
from guichet.domains.relations.denouncing import Followed
from guichet.domains.relations.limiting import Counter
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import network_of
from guichet.surfaces.portal.denouncing import forms, pages

WRITTEN = Counter()


@never_cache
def denounce(request: HttpRequest) -> HttpResponse:
    form = forms.Denounce(request.POST or None, catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        act = _act()
        try:
            WRITTEN.count(network_of(request), clock.now())
            code = denouncing.denounce(forms.told(form), act, form.cleaned_data["once"])
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
    act, code, text = _act(), given["code"], given["text"]
    added = bool(text.strip())
    if added:
        denouncing.complete(code, text, act, given["once"])
    return denouncing.follow(code, act), added


def _act() -> Act:
    """Built of nothing that the request says of who makes it."""
    return denouncing.nobody(clock.now(), Surface.PORTAL)


def _page(request: HttpRequest, template: str, page: Any, *, status: int = 200) -> HttpResponse:
    return render(request, template, {"page": page}, status=status)
