"""Anyone checks a document: its code in the browser, without network once the page was seen; the rest by the server."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.public_log import queries as public_log
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import act_of, network_of
from guichet.surfaces.portal.verifier import checking, forms, offline, pages
from guichet.surfaces.portal.verifier.checking import Checked


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/verifier/start.html", {"page": pages.start(request, catalogue.current())})


@require_POST
@never_cache
def file(request: HttpRequest) -> HttpResponse:
    form = forms.Sent(request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, form)
    content = form.cleaned_data["file"].read()
    return _answered(
        request, form, lambda: checking.file(content, network_of(request), act_of(request, Surface.PORTAL))
    )


@require_POST
@never_cache
def reference(request: HttpRequest) -> HttpResponse:
    form = forms.Typed(request.POST)
    if not form.is_valid():
        return _refused(request, form)
    text = form.cleaned_data["reference"]
    return _answered(request, form, lambda: checking.typed(text, network_of(request), act_of(request, Surface.PORTAL)))


def _answered(request: HttpRequest, form: forms.Sent | forms.Typed, check: Callable[[], Checked]) -> HttpResponse:
    try:
        checked = check()
    except Refused as refusal:
        form.add_error(next(iter(form.fields)), refusal.message)
        return _refused(request, form)
    contested = public_log.contested(*checked.made) if checked.made else None
    page = pages.found(request, checked, contested, catalogue.current())
    return render(request, "portal/verifier/found.html", {"page": page})


def _refused(request: HttpRequest, form: forms.Sent | forms.Typed) -> HttpResponse:
    page = pages.start(request, catalogue.current(), form)
    return render(request, "portal/verifier/start.html", {"page": page}, status=422)


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """Asked for again at each visit: a browser that kept an old one would keep an old page."""
    return HttpResponse(offline.worker(), "text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(offline.manifest(), "application/manifest+json")
