"""A desk of relations with users: its day, who is called next, when it takes appointments."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from guichet.domains.relations import appointing, policies
from guichet.domains.relations import operations as relations
from guichet.domains.relations.refusals import NoDesk
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.appointments import forms, pages
from guichet.surfaces.questions import appointing as asked

ENDS = {"recu": True, "reparti": False}


@require_safe
@staff_only(role=policies.TAKING)
def desks(request: HttpRequest) -> HttpResponse:
    found = appointing.desks_of(viewer_of(request))
    return render(request, "backoffice/appointments/desks.html", {"page": pages.desks(request, found)})


@require_safe
@staff_only(role=policies.TAKING)
@unseen(NoDesk)
def day(request: HttpRequest, place: str) -> HttpResponse:
    return _day(request, place)


@staff_only(role=policies.TAKING)
@unseen(NoDesk)
def rule(request: HttpRequest, place: str) -> HttpResponse:
    viewer = viewer_of(request)
    if not policies.keeps_desk(viewer, place):
        raise NoDesk
    form = forms.SetRule(request.POST or None, initial=pages.initial(appointing.rule_of(place)))
    if request.method == "POST" and form.is_valid():
        try:
            relations.set_rule(place=place, rule=form.rule(), staff=viewer, act=act_of(request, Surface.BACKOFFICE))
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:appointments:day", place)
    return _form(request, pages.rule(request, place, form))


@staff_only(role=policies.TAKING)
@unseen(NoDesk)
def book(request: HttpRequest, place: str) -> HttpResponse:
    """For somebody at the desk or on the phone; the code is read out to them."""
    act = act_of(request, Surface.BACKOFFICE)
    if not policies.serves_desk(viewer_of(request), place):
        raise NoDesk
    slots = appointing.free(place, act.at)
    days = asked.days(slots)
    day = asked.day_in(request.GET.get("jour", ""))
    day = day if day in days else next(iter(days), None)
    form = asked.Ask(request.POST or None, slots=asked.of_day(slots, day))
    if request.method == "POST" and form.is_valid():
        try:
            found, code = appointing.ask(asked.wish(form, place), form.cleaned_data["once"], act)
        except Refused as refusal:
            form.add_error("starts_at", refusal.message)
        else:
            page = pages.booked(request, place, found, code)
            return render(request, "backoffice/appointments/booked.html", {"page": page})
    shown = pages.book(request, place, days, day, form)
    return render(request, "backoffice/appointments/book.html", {"page": shown}, status=422 if form.errors else 200)


@require_POST
@staff_only(role=policies.TAKING)
@unseen(NoDesk)
def call(request: HttpRequest, place: str) -> HttpResponse:
    return _done(request, place, lambda staff, act: relations.call_turn(place=place, staff=staff, act=act))


@require_POST
@staff_only(role=policies.TAKING)
@unseen(NoDesk)
def walk_in(request: HttpRequest, place: str) -> HttpResponse:
    return _done(request, place, lambda staff, act: relations.walk_in(place=place, staff=staff, act=act))


@require_POST
@staff_only(role=policies.TAKING)
@unseen(NoDesk)
def arrive(request: HttpRequest, place: str, appointment: str) -> HttpResponse:
    def do(staff: Viewer, act: Act) -> object:
        return relations.arrive(place=place, appointment=appointment, staff=staff, act=act)

    return _done(request, place, do)


@require_POST
@staff_only(role=policies.TAKING)
@unseen(NoDesk)
def end(request: HttpRequest, place: str, turn: str, end: str) -> HttpResponse:
    came = ENDS.get(end)
    if came is None:
        raise Http404
    return _done(
        request, place, lambda staff, act: relations.end_turn(place=place, turn=turn, came=came, staff=staff, act=act)
    )


def _done(request: HttpRequest, place: str, do: Callable[[Viewer, Act], object]) -> HttpResponse:
    try:
        do(viewer_of(request), act_of(request, Surface.BACKOFFICE))
    except NoDesk:
        raise
    except Refused as refusal:
        return _day(request, place, refusal.message)
    return redirect(reverse("backoffice:appointments:day", args=[place]))


def _day(request: HttpRequest, place: str, refusal: str = "") -> HttpResponse:
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    on = asked.day_in(request.GET.get("jour", "")) or appointing.today(at)
    found, rule = appointing.day(viewer, place, on, at), appointing.rule_of(place)
    page = pages.day(request, pages.Shown(viewer, place, on, at, rule, refusal), found)
    return render(request, "backoffice/appointments/day.html", {"page": page}, status=409 if refusal else 200)


def _form(request: HttpRequest, page: pages.FormPage) -> HttpResponse:
    return render(request, "backoffice/appointments/form.html", {"page": page}, status=422 if page.form.errors else 200)
