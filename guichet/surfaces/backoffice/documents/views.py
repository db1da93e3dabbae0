"""Staff of the authority that issued a document find it by its reference, propose to end it, or answer a proposal."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guichet.commons.documents import handling
from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Ending, Reason
from guichet.commons.documents.policies import PROPOSING
from guichet.commons.documents.refusals import AlreadyAnswered, NotFound
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import references
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.documents import changes, forms, pages

View = Callable[..., HttpResponse]
STAFF = tuple(sorted(PROPOSING))


of_the_authority = unseen(NotFound)


@staff_only(role=STAFF)
def find(request: HttpRequest) -> HttpResponse:
    form = forms.Find(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reference = references.read(form.cleaned_data["reference"]) or ""
            found = handling.document_of(viewer_of(request), reference)
        except NotFound as refusal:
            form.add_error("reference", refusal.message)
        else:
            return redirect("backoffice:documents:show", found.reference)
    act = act_of(request, Surface.BACKOFFICE)
    page = pages.find(request, viewer_of(request), act.at, form)
    return render(request, "backoffice/documents/find.html", {"page": page}, status=422 if form.errors else 200)


@staff_only(role=STAFF)
@of_the_authority
def show(request: HttpRequest, reference: str) -> HttpResponse:
    return _shown(request, reference)


@staff_only(role=STAFF)
@of_the_authority
def revoke(request: HttpRequest, reference: str) -> HttpResponse:
    document = handling.document_of(viewer_of(request), reference)
    form = forms.Reasoned(Ending.REVOCATION, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            documents.propose(
                reference=document.reference,
                end=Ending.REVOCATION,
                reason=Reason(form.cleaned_data["reason"]),
                staff=viewer_of(request),
                act=act_of(request, Surface.BACKOFFICE),
            )
        except NotFound:
            raise
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:documents:show", document.reference)
    page = pages.revoke(request, document, form)
    return render(request, "backoffice/documents/revoke.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
@staff_only(role=STAFF)
@of_the_authority
def confirm(request: HttpRequest, proposal: str) -> HttpResponse:
    return _answered(request, proposal, documents.confirm)


@require_POST
@staff_only(role=STAFF)
@of_the_authority
def turn_down(request: HttpRequest, proposal: str) -> HttpResponse:
    return _answered(request, proposal, documents.turn_down)


def _answered(request: HttpRequest, proposal: str, answer: Callable[..., Any]) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    reference = handling.proposed_for(viewer, proposal)
    try:
        answer(proposal=proposal, staff=viewer, act=act)
    except NotFound:
        raise
    except AlreadyAnswered as refusal:
        return _shown(request, reference, refusal.message, status=409)
    except Refused as refusal:
        return _shown(request, reference, refusal.message, status=422)
    return redirect("backoffice:documents:show", reference)


@require_POST
@staff_only(role=STAFF)
@of_the_authority
def try_again(request: HttpRequest, reference: str) -> HttpResponse:
    documents.try_again(reference=reference, staff=viewer_of(request), act=act_of(request, Surface.BACKOFFICE))
    return redirect("backoffice:documents:find")


def _shown(request: HttpRequest, reference: str, refusal: str = "", status: int = 200) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    found = handling.handled(viewer, reference, act.at)
    page = pages.show(request, found, changes.read(found.proposed, viewer, act), refusal)
    return render(request, "backoffice/documents/show.html", {"page": page}, status=status)
