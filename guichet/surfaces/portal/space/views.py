"""A person's own space: what was begun, what was sent, what came back, and who looked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries as drafts
from guichet.commons.notifications import queries as notifications
from guichet.domains.casework import mine
from guichet.domains.casework import operations as casework
from guichet.domains.casework.refusals import NotYours
from guichet.foundation.demonstration import clock
from guichet.foundation.identity import queries as identity
from guichet.foundation.lib.act import Surface
from guichet.foundation.places import references
from guichet.surfaces.access.guards import citizen_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.portal.filing import device
from guichet.surfaces.portal.space import documents, forms, pages
from guichet.surfaces.ui import paging


@citizen_only
def home(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    found = pages.Everything(
        drafts=drafts.drafts_of(viewer.reference, at=clock.now()),
        cases=mine.cases_of(viewer, page=paging.asked(request)),
        documents=documents.of(viewer),
        correction=identity.open_correction(viewer),
    )
    return render(request, "portal/space/home.html", {"page": pages.home(request, found, catalogue.current())})


@require_POST
@citizen_only
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Take one's own draft over on this device. What is another's and what does not exist are not found alike."""
    act = act_of(request, Surface.PORTAL)
    hold = intake.reopen(reference=reference, act=act)
    if hold is None:
        raise Http404
    service = drafts.draft(hold, at=act.at).service
    answer = redirect("portal:filing:current", service)
    device.give(answer, service, hold)
    return answer


@citizen_only
def claim(request: HttpRequest) -> HttpResponse:
    form = forms.Claim(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reference = references.read(form.cleaned_data["reference"]) or ""
        case = casework.claim(reference=reference, code=form.cleaned_data["code"], act=act_of(request, Surface.PORTAL))
        if case is not None:
            return redirect(reverse("portal:tracking:show", args=[case.reference]))
        form.add_error("reference", f"{NotYours().message} {forms.afterwards()}")
    page = pages.claim(request, form)
    return render(request, "portal/space/claim.html", {"page": page}, status=422 if form.errors else 200)


@citizen_only
def looks(request: HttpRequest) -> HttpResponse:
    found = mine.looks_at_cases_of(viewer_of(request), page=paging.asked(request))
    return render(request, "portal/space/looks.html", {"page": pages.looks(request, found)})


@citizen_only
def messages(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    own = mine.references_of(viewer)
    found = notifications.told_to(viewer.reference, own, page=paging.asked(request))
    return render(request, "portal/space/messages.html", {"page": pages.messages(request, found, own)})
