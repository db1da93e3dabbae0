"""Documents that wait in this centre: identity checked, code of the receipt, printed, said to the national node."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from guichet.commons.documents import handing, queries
from guichet.commons.documents import operations as documents
from guichet.commons.intake.codes import read_code
from guichet.foundation.identity.operations import MandateRefused
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.handing import forms, pages
from guichet.surfaces.counter.mandates import choosing


@sensitive_post_parameters("code")
@focal_only
def hand_over(request: HttpRequest, document: str) -> HttpResponse:
    """The answer to the right code is the document itself, to print; nothing of it is written on the disk."""
    form = forms.HandOver(sent(request)[0], whom=choosing.for_whom(request))
    if request.method == "POST" and form.is_valid():
        act, mandate = act_of(request), choosing.mandate_in(form)
        try:
            content = handing.printed(document, read_code(form.cleaned_data["code"]), act)
            documents.hand_over(document=document, shown=form.shown_for(mandate), mandate=mandate, act=act)
        except MandateRefused as refusal:
            form.add_error("whom", refusal.message)
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            return HttpResponse(
                content,
                content_type="application/pdf",
                headers={"Content-Disposition": f'inline; filename="{document}.pdf"'},
            )
    page = pages.hand_over(request, form, queries.to_hand_over_as(document))
    return render(request, "counter/handing/hand_over.html", {"page": page}, status=422 if form.errors else 200)
