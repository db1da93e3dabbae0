"""One form, one change: whoever may not make it finds nothing there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guichet.domains.network import queries
from guichet.domains.network.policies import Where
from guichet.domains.network.queries import SiteFacts
from guichet.domains.network.refusals import NoSite
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.network.parts import framed, to_the_network, to_the_site
from guichet.surfaces.backoffice.trying import refusal_of, status_of
from guichet.surfaces.ui import forms
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link

F = TypeVar("F", bound=forms.Form)
Policy = Callable[[Viewer, Where], bool]


@dataclass(frozen=True, slots=True)
class WritePage:
    frame: Frame
    form: forms.Form
    refusal: str
    submit: str


@dataclass(frozen=True, slots=True)
class Words:
    """The title of the page and of its button; `back` is the network where it is of no site."""

    title: str
    submit: str
    back: Link | None = None


def allowed(request: HttpRequest, reference: str, may: Policy) -> SiteFacts:
    """The site, for whoever may change that of it. Raises NoSite."""
    viewer, on = viewer_of(request), act_of(request, Surface.BACKOFFICE).at.astimezone(BENIN).date()
    site, _told = queries.site(viewer, reference, on)
    if not may(viewer, site.where):
        raise NoSite
    return site


def answer(
    request: HttpRequest, site: SiteFacts, form: F, change: Callable[[F, Act], object], words: Words
) -> HttpResponse:
    """Back to the site once it is done; the form again, with what is wrong, while it is not."""
    words = Words(words.title, words.submit, to_the_site(site.reference, site.name))
    return tried(request, form, change, words, redirect("backoffice:network:show", site.reference))


def tried(
    request: HttpRequest, form: F, change: Callable[[F, Act], object], words: Words, done: HttpResponse
) -> HttpResponse:
    """`done` once it is; the form again, with what is wrong, while it is not."""
    refusal = refusal_of(request, form, lambda: change(form, act_of(request, Surface.BACKOFFICE)))
    if refusal is None:
        return done
    page = WritePage(framed(request, words.title, words.back or to_the_network()), form, refusal, words.submit)
    return render(request, "backoffice/network/write.html", {"page": page}, status=status_of(form, refusal))
