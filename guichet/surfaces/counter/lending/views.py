"""A card for the day, given at the centre by a focal point who is signed in: a card was lost, or somebody stands in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries
from guichet.foundation.identity.operations import CardNotIssued
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.framing import here
from guichet.surfaces.counter.lending import forms, pages


@sensitive_post_parameters("pin", "again")
@focal_only
def lend(request: HttpRequest) -> HttpResponse:
    act, mine = act_of(request), viewer_of(request).reference
    known = {each.staff: each.name for each in queries.cards_at(here(), at=act.at) if each.staff != mine}
    form = forms.Lend(sent(request)[0], colleagues=known.items())
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        staff = None if given["who"] == forms.SOMEBODY_ELSE else given["who"]
        try:
            made = identity.lend_card(staff=staff, name=given["name"], pin=given["pin"], act=act)
        except CardNotIssued as refusal:
            form.add_error(None, refusal.message)
        else:
            return render(request, "counter/lending/lent.html", {"page": pages.lent(request, made)})
    page = pages.lend(request, form)
    return render(request, "counter/lending/lend.html", {"page": page}, status=422 if form.errors else 200)
