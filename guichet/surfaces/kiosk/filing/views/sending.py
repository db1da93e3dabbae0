"""Reading over, and giving."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from guichet.commons.intake import queries
from guichet.commons.intake import sending as filing
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.filing import pages
from guichet.surfaces.kiosk.filing.views import receipts
from guichet.surfaces.kiosk.filing.views.steps import JOURNEY
from guichet.surfaces.kiosk.stay.refusing import visiting


@visiting
def summary(request: HttpRequest) -> HttpResponse:
    hold, act = device.hold_of(request), device.act_of(request)
    draft = queries.draft(hold, at=act.at)
    if draft.walk.stop:
        return HttpResponseRedirect(JOURNEY.onward(draft))
    if request.method == "POST":
        filing.give(hold=hold, act=act)
        return receipts.printed(request)
    given = queries.given(hold)
    return render(
        request, "kiosk/filing/summary.html", {"page": pages.summary(request, draft, is_given=given is not None)}
    )
