from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.ui.gallery import pages
from guichet.surfaces.ui.gallery.forms import Example, blank, disabled


def index(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/index.html", {"page": pages.index(request)})


def family(request: HttpRequest, code: str) -> HttpResponse:
    page = pages.family(request, code)
    if page is None:
        raise Http404
    return render(request, "ui/gallery/family.html", {"page": page})


def sheet(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/sheet.html", {"page": pages.sheet(request)})


def wide(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/gallery/wide.html", {"page": pages.wide(request)})


def form(request: HttpRequest) -> HttpResponse:
    """Draws the form blank, disabled with `?etat=inactif`, or as it was sent: nothing is kept."""
    if request.method == "POST":
        sent = Example(request.POST, request.FILES)
        status = 200 if sent.is_valid() else 422
        return render(request, "ui/gallery/form.html", {"page": pages.form(request, sent)}, status=status)
    shown = disabled() if request.GET.get("etat") == "inactif" else blank()
    return render(request, "ui/gallery/form.html", {"page": pages.form(request, shown)})
