"""A centre declares that it is open, and that it is closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.domains.reception.vocabulary import Check
from guichet.foundation.lib.act import Act
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of, acted, sent
from guichet.surfaces.counter.day import forms, pages
from guichet.surfaces.counter.framing import here


@focal_only
def opening(request: HttpRequest) -> HttpResponse:
    form = forms.Opening(sent(request)[0])
    if request.method != "POST" or not form.is_valid():
        page = pages.opening(request, form)
        return render(request, "counter/day/opening.html", {"page": page}, status=422 if form.errors else 200)

    def do(act: Act) -> str:
        in_order = [Check(code) for code in form.cleaned_data["in_order"]]
        reception.open_day(in_order=in_order, remark=form.cleaned_data["remark"], act=act)
        return reverse("counter:home")

    return acted(request, do)


@focal_only
def closing(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        counts = queries.counts(here(), at=act_of(request).at)
        return render(request, "counter/day/closing.html", {"page": pages.closing(request, counts)})

    def do(act: Act) -> str:
        reception.close_day(act=act)
        return reverse("counter:home")

    return acted(request, do)
