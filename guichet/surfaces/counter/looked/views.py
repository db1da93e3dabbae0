"""The list of who looked, printed for the person who shows their receipt; without network, what this node knows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from guichet.domains.casework import slips
from guichet.domains.casework.refusals import NoReadingsHere
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.looked import forms, pages


@sensitive_post_parameters("code")
@focal_only
def who_looked(request: HttpRequest) -> HttpResponse:
    """By POST: reference and code stay out of addresses and of the history of a shared machine."""
    form = forms.WhoLooked(sent(request)[0])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            found = slips.opened(given["reference"], given["code"], act_of(request))
        except NoReadingsHere as refusal:
            form.add_error("reference", refusal.message)
        except Refused as refusal:
            form.add_error("code", refusal.message)
        else:
            return render(request, "counter/looked/slip.html", {"page": pages.slip(request, found)})
    page = pages.ask(request, form)
    return render(request, "counter/looked/ask.html", {"page": page}, status=422 if form.errors else 200)
