"""The report of the month at the counter: the figures of this register, and words kept while they are typed."""

import json
from datetime import date, datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guichet.commons.sync import queries as sync
from guichet.domains.reporting import operations as reporting
from guichet.domains.reporting import progress, queries
from guichet.domains.reporting.refusals import NoReport
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.access.guards import focal_only, unseen
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.framing import here
from guichet.surfaces.counter.report import forms, pages
from guichet.surfaces.ui import paging


@require_safe
@focal_only
def show(request: HttpRequest) -> HttpResponse:
    """The month that is over: its report is the one that is due."""
    today = act_of(request).at.astimezone(BENIN).date()
    over = today.replace(day=1) - timedelta(days=1)
    return redirect("counter:report:month", f"{over:%Y-%m}")


@focal_only
def of_month(request: HttpRequest, month: str) -> HttpResponse:
    """Sent by the page itself while somebody types (htmx), or by the button."""
    of, act = _month(month), act_of(request)
    if of > act.at.astimezone(BENIN).date():
        raise Http404
    form = forms.Words(sent(request)[0], initial=_initial(of))
    if form.is_bound and form.is_valid():
        is_typing = "HX-Request" in request.headers
        keep = reporting.keep_at_counter if is_typing else reporting.write_at_counter
        try:
            keep(centre=here(), month=of, **form.cleaned_data, act=act)
        except Refused as refusal:
            form.add_error(None, refusal.message)
            if is_typing:
                return _told(refusal.message, status=422)
        else:
            return _told(_("Gardé sur ce guichet.")) if is_typing else redirect("counter:report:month", month)
    facts = pages.Known(
        month=of,
        said=queries.words(here(), of),
        told=progress.here(here(), of),
        figures=queries.figures_here(here(), of),
        standing=sync.standing(),
        at=act.at,
    )
    page = pages.show(request, facts, form)
    return render(request, "counter/report/show.html", {"page": page}, status=422 if form.errors else 200)


@require_safe
@focal_only
@unseen(NoReport)
def rows(request: HttpRequest, month: str, figure: str) -> HttpResponse:
    found = queries.rows_here(here(), _month(month), figure, page=paging.asked(request))
    return render(request, "counter/report/rows.html", {"page": pages.rows(request, _month(month), figure, found)})


def _told(sentence: str, status: int = 204) -> HttpResponse:
    """For the page that is open: what became of the last words, read aloud too."""
    return HttpResponse(status=status, headers={"HX-Trigger": json.dumps({"guichet:tell": {"text": sentence}})})


def _initial(month: date) -> dict[str, str]:
    found = queries.words(here(), month)
    return {"difficulties": found.difficulties, "proposals": found.proposals}


def _month(written: str) -> date:
    """« 2026-10 »; anything else is not found."""
    try:
        return datetime.strptime(written, "%Y-%m").replace(tzinfo=BENIN).date()
    except ValueError:
        raise Http404 from None
