"""An appointment at a desk, without an account: asked for, found again with its code, moved or given back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from guichet.domains.relations import appointing, routing
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.refusals import NoDesk, TooManyAppointments
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import network_of
from guichet.surfaces.portal.acting import nobodys
from guichet.surfaces.portal.appointments import forms, pages
from guichet.surfaces.questions import appointing as asked

# A centre's Wi-Fi is one network for all its visitors.
BOOKED = Counter(most=10, refusal=TooManyAppointments)


@never_cache
@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    return _page(request, "portal/appointments/desks.html", pages.desks(request, appointing.open_desks()))


@never_cache
def ask(request: HttpRequest, place: str) -> HttpResponse:
    if place not in routing.desks():
        raise Http404
    try:
        slots = appointing.free(place, clock.now())
    except NoDesk:
        return redirect("portal:appointments:desks")
    days = asked.days(slots)
    day = asked.day_in(request.GET.get("jour", ""))
    day = day if day in days else next(iter(days), None)
    form = asked.Ask(request.POST or None, slots=asked.of_day(slots, day))
    if request.method == "POST" and form.is_valid():
        try:
            BOOKED.count(network_of(request), clock.now())
            found, code = appointing.ask(asked.wish(form, place), form.cleaned_data["once"], nobodys())
        except Refused as refusal:
            form.add_error("starts_at", refusal.message)
        else:
            return _page(request, "portal/appointments/given.html", pages.given(request, found, code))
    return _page(
        request, "portal/appointments/ask.html", pages.ask(request, place, days, day, form), 422 if form.errors else 200
    )


@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    form = forms.Follow(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            found = appointing.found(code)
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            move = _move_form(found.place, code)
            return _page(
                request, "portal/appointments/followed.html", pages.followed(request, found, code, move, clock.now())
            )
    return _page(request, "portal/appointments/follow.html", pages.follow(request, form), 422 if form.errors else 200)


@require_POST
@never_cache
def cancel(request: HttpRequest) -> HttpResponse:
    code = request.POST.get("code", "")
    try:
        found = appointing.cancel(code, nobodys())
    except Refused as refusal:
        return _page(request, "portal/appointments/refused.html", pages.refused(request, refusal.message), 409)
    return _page(request, "portal/appointments/followed.html", pages.followed(request, found, code, None, clock.now()))


@require_POST
@never_cache
def move(request: HttpRequest) -> HttpResponse:
    """What was free when the page was drawn may be gone: said in a sentence, and the appointment stays as it was."""
    code = request.POST.get("code", "")
    try:
        found = appointing.found(code)
        form = _move_form(found.place, code, request.POST)
        if form.is_valid():
            found = appointing.move(code, form.cleaned_data["starts_at"], nobodys())
            form = _move_form(found.place, code)
    except Refused as refusal:
        return _page(request, "portal/appointments/refused.html", pages.refused(request, refusal.message), 409)
    page = pages.followed(request, found, code, form, clock.now())
    return _page(request, "portal/appointments/followed.html", page, 422 if form.errors else 200)


def _move_form(place: str, code: str, data: Any = None) -> forms.Move:
    try:
        slots = appointing.free(place, clock.now())
    except NoDesk:
        slots = ()
    return forms.Move(data, slots=slots, initial={"code": code})


def _page(request: HttpRequest, template: str, page: Any, status: int = 200) -> HttpResponse:
    return render(request, template, {"page": page}, status=status)
