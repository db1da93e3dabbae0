"""Instructions: who gives them, and how far they are."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guichet.domains.circulars import around, policies, queries
from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.refusals import DayPast, NoInstruction, NumberTaken
from guichet.domains.circulars.vocabulary import OPENING
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.circulars.views import office_asked
from guichet.surfaces.backoffice.instructions import forms, pages
from guichet.surfaces.backoffice.instructions.pages import Known
from guichet.surfaces.ui import paging

FIELDS: dict[type[Refused], str] = {NumberTaken: "number", DayPast: "due_on"}


@require_safe
@staff_only(role=OPENING)
def every(request: HttpRequest) -> HttpResponse:
    """Two lists, each on its own page: `?liste=donnees` turns the second."""
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    number, of_given = paging.asked(request), request.GET.get("liste") == "donnees"
    known = Known(
        duties=queries.duties(viewer, at, page=1 if of_given else number),
        given=queries.given(viewer, at, page=number if of_given else 1),
        to_answer=queries.to_answer(viewer, at),
        offices=policies.offices_of(viewer),
    )
    return render(request, "backoffice/instructions/every.html", {"page": pages.every(request, known)})


@staff_only(role=OPENING)
def give(request: HttpRequest) -> HttpResponse:
    office, viewer = office_asked(request), viewer_of(request)
    form = forms.Give(office, around.known(), queries.replaceable_instructions(viewer, office), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act = act_of(request, Surface.BACKOFFICE)
            row = circulars.give(new=form.new(), staff=viewer, act=act)
        except Refused as refusal:
            form.add_error(FIELDS.get(type(refusal)), refusal.message)
        else:
            return redirect("backoffice:instructions:given", row.reference)
    page = pages.give(request, form)
    return render(request, "backoffice/instructions/form.html", {"page": page}, status=422 if form.errors else 200)


@require_safe
@staff_only(role=OPENING)
@unseen(NoInstruction)
def given(request: HttpRequest, reference: str) -> HttpResponse:
    viewer, at = viewer_of(request), act_of(request, Surface.BACKOFFICE).at
    facts = queries.given_by(viewer, reference, at)
    mine = frozenset(each.reference for each in queries.to_answer(viewer, at))
    return render(request, "backoffice/instructions/given.html", {"page": pages.given(request, facts, mine)})
