"""Follow a request by its reference, from what the national node last said: with its age, the link up or down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from guichet.domains.reception import operations as reception
from guichet.domains.reception import queries
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.following import forms, pages


@focal_only
def follow(request: HttpRequest) -> HttpResponse:
    """By POST: a reference stays out of addresses and of the history of a shared machine."""
    form = forms.Follow(sent(request)[0])
    asked = form.cleaned_data["reference"] if request.method == "POST" and form.is_valid() else ""
    status = queries.status(asked) if asked else None
    page = pages.follow(request, form, asked, status, act_of(request).at)
    return render(request, "counter/following/follow.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
@focal_only
def told(request: HttpRequest, reference: str) -> HttpResponse:
    """The person was told where their request is: the line leaves the day."""
    reception.note_told(reference=reference, act=act_of(request))
    return redirect("counter:home")
