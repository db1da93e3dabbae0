"""Moving the clock of acts, and watching the invented year being told."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.domains.casework import queries as casework
from guichet.foundation.demonstration import clock, queries
from guichet.foundation.demonstration import operations as demonstration
from guichet.foundation.demonstration.refusals import OnlyForward
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.demo.local import from_this_machine
from guichet.surfaces.demo.time import pages


def blocks() -> pages.Blocks:
    """What the panel shows of time."""
    return pages.Blocks(
        clock=pages.clock_block(clock.now(), clock.ahead()),
        year=pages.year_block(queries.progress()),
        stories=pages.stories(queries.stories(), casework.tracking_code),
    )


@require_POST
@from_this_machine
def move(request: HttpRequest) -> HttpResponse:
    act, days = act_of(request, Surface.PORTAL), request.POST.get("jours", "")
    try:
        if "matin" in request.POST:
            demonstration.move_clock_to_morning(act=act)
        else:
            by = timedelta(days=int(days) if days.isdecimal() and len(days) < 3 else 0)
            demonstration.move_clock(by=by, act=act)
    except OnlyForward as refusal:
        return HttpResponseBadRequest(refusal.message)
    return redirect("demo:home")


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """The block of the year alone, which asks for itself until the year is told."""
    return render(request, "demo/_year.html", {"year": pages.year_block(queries.progress())})
