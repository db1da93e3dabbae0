"""Proposing a correction: the case is opened to show what the document says, and its applicant reads that it was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from guichet.commons.documents import corrections, ending, handling
from guichet.commons.documents.content import content_of, fields_of
from guichet.commons.documents.models import Document, Ending, Reason
from guichet.commons.documents.refusals import NotFound
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.documents import forms, pages
from guichet.surfaces.backoffice.documents.views import STAFF, of_the_authority


@staff_only(role=STAFF)
@of_the_authority
def correct(request: HttpRequest, reference: str) -> HttpResponse:
    viewer, act = viewer_of(request), act_of(request, Surface.BACKOFFICE)
    document = handling.document_of(viewer, reference)
    try:
        ending.refuse_if_it_may_not(document, Ending.CORRECTION, viewer, act.at)
        before = fields_of(document, content_of(document, act, reader=viewer.reference))
    except Refused as refusal:
        barred = pages.not_now(request, document, refusal.message)
        return render(request, "backoffice/documents/not_now.html", {"page": barred}, status=409)
    form = forms.Correct(document.template, before, request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_proposed(request, document, form):
        return redirect("backoffice:documents:show", document.reference)
    page = pages.correct(request, document, form)
    return render(request, "backoffice/documents/correct.html", {"page": page}, status=422 if form.errors else 200)


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
