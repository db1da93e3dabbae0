"""Instructions at a centre: what is asked of it, answered with the link down too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guichet.commons.sync import queries as sync
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars import queries
from guichet.domains.circulars.refusals import AlreadyAsked, DayPast, NoInstruction, NotLater
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only, unseen
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.circulars import pages
from guichet.surfaces.ui import paging
from guichet.surfaces.ui.answering_duties import AskTime, Done

OF_THE_DAY = (DayPast, NotLater)


@require_safe
@focal_only
def every(request: HttpRequest) -> HttpResponse:
    found = queries.duties(viewer_of(request), act_of(request).at, page=paging.asked(request))
    return render(request, "counter/circulars/duties.html", {"page": pages.duties(request, found, sync.standing())})


@focal_only
@unseen(NoInstruction)
def duty(request: HttpRequest, duty: str) -> HttpResponse:
    """A form that is sent here says that it is done."""
    viewer, act, form = viewer_of(request), act_of(request), Done(sent(request)[0])
    if form.is_bound and form.is_valid():
        try:
            circulars.finish_at_counter(duty=duty, words=form.cleaned_data["words"], staff=viewer, act=act)
        except NoInstruction:
            raise
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("counter:instructions:duty", duty)
    page = pages.duty(request, queries.duty(viewer, duty, act.at), sync.standing(), form)
    return render(request, "counter/circulars/duty.html", {"page": page}, status=422 if form.errors else 200)


@focal_only
@unseen(NoInstruction)
def ask_time(request: HttpRequest, duty: str) -> HttpResponse:
    viewer, act, form = viewer_of(request), act_of(request), AskTime(sent(request)[0])
    facts = queries.duty(viewer, duty, act.at)
    if form.is_bound and form.is_valid():
        try:
            circulars.ask_time_at_counter(duty=duty, **form.cleaned_data, staff=viewer, act=act)
        except Refused as refusal:
            field = "until_on" if isinstance(refusal, OF_THE_DAY) else None
            form.add_error("reason" if isinstance(refusal, AlreadyAsked) else field, refusal.message)
        else:
            return redirect("counter:instructions:duty", duty)
    page = pages.ask_time(request, facts, form)
    return render(request, "counter/circulars/ask_time.html", {"page": page}, status=422 if form.errors else 200)
