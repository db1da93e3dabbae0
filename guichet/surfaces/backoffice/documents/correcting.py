"""Proposing a correction: the case is opened to show what the document says, and its applicant reads that it was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guichet.commons.documents import corrections, ending, handling
from guichet.commons.documents.content import content_of, fields_of
from guichet.commons.documents.models import Document, Ending, Reason
from guichet.commons.documents.refusals import NotFound
from guichet.domains.casework import operations as casework
from guichet.domains.casework import reasons
from guichet.domains.casework.vocabulary import ORIGIN, OutsideMotive
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.documents import forms, pages
from guichet.surfaces.backoffice.documents.views import STAFF, of_the_authority
from guichet.surfaces.backoffice.outside.forms import StateReason


@staff_only(role=STAFF)
@of_the_authority
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    document = handling.document_of(viewer, reference)
    try:
        ending.refuse_if_it_may_not(document, Ending.CORRECTION, viewer, act.at)
        if not _is_reason_said(request, document, act):
            return redirect("backoffice:documents:reason", document.reference)
        before = fields_of(document, content_of(document, act, reader=viewer.reference))
    except Refused as refusal:
        barred = pages.not_now(request, document, refusal.message)
        return render(request, "backoffice/documents/not_now.html", {"page": barred}, status=409)
    form = forms.Correct(document.template, before, request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_proposed(request, document, form):
        return redirect("backoffice:documents:show", document.reference)
    page = pages.correct(request, document, form)
    return render(request, "backoffice/documents/correct.html", {"page": page}, status=422 if form.errors else 200)


@staff_only(role=STAFF)
@of_the_authority
def reason(request: HttpRequest, reference: str) -> HttpResponse:
    """Nobody has a decided case in hand: why it is opened is said first, and its applicant reads it."""
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    document = handling.document_of(viewer, reference)
    try:
        ending.refuse_if_it_may_not(document, Ending.CORRECTION, viewer, act.at)
    except Refused as refusal:
        barred = pages.not_now(request, document, refusal.message)
        return render(request, "backoffice/documents/not_now.html", {"page": barred}, status=409)
    form = StateReason(request.POST or None, initial={"motive": OutsideMotive.DOCUMENT})
    if request.method == "POST" and form.is_valid():
        casework.state_reason_for_document(pseudonym=document.about, reader=viewer, why=form.why(), act=act)
        return redirect("backoffice:documents:correct", document.reference)
    page = pages.reason(request, document, form)
    return render(request, "backoffice/documents/reason.html", {"page": page}, status=422 if form.errors else 200)


def _is_reason_said(request: HttpRequest, document: Document, act: Act) -> bool:
    """What was begun while the reason served may be sent for an hour more. Asked of the documents of cases alone."""
    said = reasons.is_sent_in_time if request.method == "POST" else reasons.is_stated_for_document
    return document.origin != ORIGIN or said(document.about, viewer_of(request).reference, act.at)


def _is_proposed(request: HttpRequest, document: Document, form: forms.Correct) -> bool:
    reason, act = Reason(form.cleaned_data["reason"]), act_of(request, Surface.BACKOFFICE)
    try:
        corrections.propose(document, form.values(), reason, viewer_of(request), act)
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return False
    return True
