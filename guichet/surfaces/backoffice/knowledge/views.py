"""Published answers as the desks keep them: one proposes, another approves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import desk, knowledge, policies
from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Article
from guichet.domains.relations.operations import Proposal
from guichet.domains.relations.refusals import NoArticle, NoConcern
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.knowledge import forms, pages
from guichet.surfaces.ui import paging

KEEPING: tuple[RoleKind, ...] = tuple(sorted(policies.ANSWERING))


@require_safe
@staff_only(role=KEEPING)
def every(request: HttpRequest) -> HttpResponse:
    found = knowledge.written(viewer_of(request), page=paging.asked(request))
    return render(request, "backoffice/knowledge/every.html", {"page": pages.every(request, found)})


@staff_only(role=KEEPING)
@unseen(NoConcern)
def propose(request: HttpRequest) -> HttpResponse:
    """`?message=` is one that the reader answered, and that gave the idea."""
    viewer, message = viewer_of(request), request.GET.get("message", "")
    idea = desk.one_answered(viewer, message) if message else None
    initial = {"theme": idea.theme, "service": idea.service} if idea else {}
    form = forms.Propose(request.POST or None, initial=initial, catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        proposal = Proposal(**form.cleaned_data, concern=idea.reference if idea else "")
        try:
            row = relations.propose_article(proposal=proposal, staff=viewer, act=act_of(request, Surface.BACKOFFICE))
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:knowledge:show", row.code)
    return _form(request, pages.propose(request, form))


@require_safe
@staff_only(role=KEEPING)
@unseen(NoArticle)
def show(request: HttpRequest, code: str) -> HttpResponse:
    return _show(request, code)


@require_POST
@staff_only(role=KEEPING)
@unseen(NoArticle)
def approve(request: HttpRequest, code: str) -> HttpResponse:
    try:
        relations.approve_article(code=code, staff=viewer_of(request), act=act_of(request, Surface.BACKOFFICE))
    except NoArticle:
        raise
    except Refused as refusal:
        return _show(request, code, refusal.message)
    return redirect("backoffice:knowledge:show", code)


@staff_only(role=KEEPING)
@unseen(NoArticle)
def refuse(request: HttpRequest, code: str) -> HttpResponse:
    return _with_reason(request, code, relations.refuse_article)


@staff_only(role=KEEPING)
@unseen(NoArticle)
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    return _with_reason(request, code, relations.withdraw_article)


def _with_reason(request: HttpRequest, code: str, do: Callable[..., Article]) -> HttpResponse:
    viewer = viewer_of(request)
    knowledge.one_written(viewer, code)
    form = forms.Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            do(code=code, reason=form.cleaned_data["reason"], staff=viewer, act=act_of(request, Surface.BACKOFFICE))
        except NoArticle:
            raise
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:knowledge:show", code)
    return _form(request, pages.reason(request, code, form))


def _show(request: HttpRequest, code: str, refusal: str = "") -> HttpResponse:
    viewer = viewer_of(request)
    page = pages.show(request, viewer, knowledge.one_written(viewer, code), refusal)
    return render(request, "backoffice/knowledge/show.html", {"page": page}, status=409 if refusal else 200)


def _form(request: HttpRequest, page: pages.FormPage) -> HttpResponse:
    return render(request, "backoffice/knowledge/form.html", {"page": page}, status=422 if page.form.errors else 200)
