"""The register of the centre, written with the link or without: sealed at once, and a code for the person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import entering, sealing
from guichet.domains.relations.refusals import MatriculeNeeded, NotByThemselves
from guichet.domains.relations.vocabulary import Channel
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.register import forms, pages
from guichet.surfaces.questions import concerning as asked


@focal_only
def write(request: HttpRequest) -> HttpResponse:
    """At a centre that has no key to seal to yet, only that it waits for one."""
    act = act_of(request)
    if not sealing.is_possible():
        return render(request, "counter/register/waiting.html", {"page": pages.waiting(request)}, status=409)
    form = forms.Entry(*sent(request), catalogue=catalogue.current())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            said = asked.said_in(form, Channel.REGISTER)
            code = entering.write(said, given["once"], act, about_centre=given["about_centre"])
        except MatriculeNeeded as refusal:
            form.add_error("matricule", refusal.message)
        except NotByThemselves as refusal:
            form.add_error("about_centre", refusal.message)
        except Refused as refusal:
            form.add_error("text", refusal.message)
        else:
            return render(request, "counter/register/given.html", {"page": pages.given(request, code)})
    page = pages.write(request, form, entering.written_here(act.place or "", act.at))
    return render(request, "counter/register/write.html", {"page": page}, status=422 if form.errors else 200)
