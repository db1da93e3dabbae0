"""Reports of centres: the centre writes, the department comments, the ministry reads the sum."""

from datetime import date, datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.domains.reporting import operations as reporting
from guichet.domains.reporting import policies, queries
from guichet.domains.reporting.queries import ReportFacts
from guichet.domains.reporting.refusals import NoReport
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.reports import forms, pages, summing
from guichet.surfaces.ui import paging


@require_safe
@staff_only(role=policies.OPENING)
def every(request: HttpRequest) -> HttpResponse:
    at = act_of(request, Surface.BACKOFFICE).at
    asked = request.GET.get("mois")
    month = month_of(asked) if asked else _last_over(at)
    standings = queries.standings(viewer_of(request), month, at=at)
    fallen = queries.fallen(viewer_of(request), month)
    return render(
        request, "backoffice/reports/every.html", {"page": pages.every(request, month, at, standings, fallen)}
    )


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def show(request: HttpRequest, centre: str, month: str) -> HttpResponse:
    return _show(request, centre, month)


@staff_only(role=policies.OPENING)
@unseen(NoReport)
def write(request: HttpRequest, centre: str, month: str) -> HttpResponse:
    facts = _theirs(request, centre, month)
    initial = {"difficulties": facts.difficulties, "proposals": facts.proposals}
    form = forms.Words(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            act = act_of(request, Surface.BACKOFFICE)
            reporting.write(centre=PlaceId(centre), month=facts.month, **form.cleaned_data, act=act)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:reports:show", centre, month)
    return _form(request, pages.write(request, facts, form))


@require_POST
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def transmit(request: HttpRequest, centre: str, month: str) -> HttpResponse:
    facts = _theirs(request, centre, month)
    try:
        act = act_of(request, Surface.BACKOFFICE)
        reporting.transmit(centre=PlaceId(centre), month=facts.month, act=act)
    except Refused as refusal:
        return _show(request, centre, month, refusal.message)
    return redirect("backoffice:reports:show", centre, month)


@staff_only(role=policies.OPENING)
@unseen(NoReport)
def forward(request: HttpRequest, centre: str, month: str) -> HttpResponse:
    facts = queries.report(viewer_of(request), PlaceId(centre), month_of(month))
    if not policies.may_comment(viewer_of(request), facts.centre.where):
        raise NoReport
    form = forms.Comment(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act = act_of(request, Surface.BACKOFFICE)
            reporting.forward(centre=PlaceId(centre), month=facts.month, **form.cleaned_data, act=act)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:reports:show", centre, month)
    return _form(request, pages.forward(request, facts, form))


@staff_only(role=policies.OPENING)
@unseen(NoReport)
def correct(request: HttpRequest, centre: str, month: str) -> HttpResponse:
    facts = _theirs(request, centre, month)
    form = forms.Correction(request.POST or None, figures=pages.correctable(facts))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        value = given["value"] if given["figure"] else None
        try:
            act = act_of(request, Surface.BACKOFFICE)
            told = {"figure": given["figure"], "value": value, "reason": given["reason"]}
            reporting.correct(centre=PlaceId(centre), month=facts.month, **told, act=act)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:reports:show", centre, month)
    return _form(request, pages.correct(request, facts, form))


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def rows(request: HttpRequest, centre: str, month: str, figure: str) -> HttpResponse:
    page = paging.asked(request)
    found = queries.rows(viewer_of(request), PlaceId(centre), month_of(month), figure, page=page)
    shown = pages.rows(request, centre, month_of(month), figure, found)
    return render(request, "backoffice/reports/rows.html", {"page": shown})


@require_safe
@staff_only(role=policies.OPENING)
def synthesis(request: HttpRequest, month: str) -> HttpResponse:
    return _synthesis(request, month)


@require_POST
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def close(request: HttpRequest, month: str) -> HttpResponse:
    """The ministry has the document of the month made, of what departments passed on so far."""
    try:
        act = act_of(request, Surface.BACKOFFICE)
        reporting.close_synthesis(month=month_of(month), staff=viewer_of(request), act=act)
    except NoReport:
        raise
    except Refused as refusal:
        return _synthesis(request, month, refusal.message)
    return redirect("backoffice:reports:synthesis", month)


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def department(request: HttpRequest, month: str, department: str) -> HttpResponse:
    parts = queries.centres_of(viewer_of(request), month_of(month), department)
    page = summing.department(request, month_of(month), department, parts)
    return render(request, "backoffice/reports/synthesis.html", {"page": page})


@require_safe
@staff_only(role=policies.OPENING)
@unseen(NoReport)
def figure(request: HttpRequest, month: str, figure: str) -> HttpResponse:
    of = month_of(month)
    parts = queries.parts_of(viewer_of(request), of, figure)
    return render(request, "backoffice/reports/figure.html", {"page": summing.figure(request, of, figure, parts)})


def _synthesis(request: HttpRequest, month: str, refusal: str = "") -> HttpResponse:
    viewer, of = viewer_of(request), month_of(month)
    parts = queries.synthesis(viewer, of)
    papers = queries.papers_of_synthesis(viewer, of) if policies.reads_all(viewer) else None
    page = summing.synthesis(request, of, parts, papers, refusal)
    return render(request, "backoffice/reports/synthesis.html", {"page": page}, status=409 if refusal else 200)


def _theirs(request: HttpRequest, centre: str, month: str) -> ReportFacts:
    """A report that the viewer writes. Raises NoReport."""
    facts = queries.report(viewer_of(request), PlaceId(centre), month_of(month))
    if not policies.may_write(viewer_of(request), facts.centre.where):
        raise NoReport
    return facts


def _show(request: HttpRequest, centre: str, month: str, refusal: str = "") -> HttpResponse:
    viewer = viewer_of(request)
    facts = queries.report(viewer, PlaceId(centre), month_of(month))
    trend = queries.attendance(viewer, PlaceId(centre), facts.month)
    papers = queries.papers(viewer, PlaceId(centre), facts.month)
    page = pages.show(request, viewer, pages.Known(facts, trend, papers), refusal)
    return render(request, "backoffice/reports/show.html", {"page": page}, status=409 if refusal else 200)


def _form(request: HttpRequest, page: pages.FormPage) -> HttpResponse:
    return render(request, "backoffice/reports/form.html", {"page": page}, status=422 if page.form.errors else 200)


def month_of(written: str) -> date:
    """« 2026-10 »; anything else is not found."""
    try:
        return datetime.strptime(written, "%Y-%m").replace(tzinfo=BENIN).date()
    except ValueError:
        raise Http404 from None


def _last_over(at: datetime) -> date:
    return (at.astimezone(BENIN).date().replace(day=1) - timedelta(days=1)).replace(day=1)
