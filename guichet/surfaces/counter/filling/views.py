"""A request filled with its person at the counter, one question after the other, then given as at the kiosk."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from guichet.commons.intake import queries
from guichet.commons.intake import sending as filing
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import NotVouched
from guichet.foundation.identity.vocabulary import IdentityPaper
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.filling import device, forms, pages
from guichet.surfaces.counter.filling.holding import with_person
from guichet.surfaces.questions import papers
from guichet.surfaces.questions.arriving import measured
from guichet.surfaces.questions.stepping import Journey, Steps
from guichet.surfaces.ui.request import Request

JOURNEY = Journey(
    template="counter/filling/step.html",
    stop_template="counter/filling/stop.html",
    address=pages.address,
    stop=lambda _draft: reverse("counter:filling:stop"),
    summary=lambda _draft: reverse("counter:filling:summary"),
    step=pages.step,
    item=pages.item_step,
    stopped=pages.stopped,
)


@with_person
def current(request: Request) -> HttpResponse:
    return _steps(request).current()


@measured
@with_person
def step(request: Request, name: str) -> HttpResponse:
    return _steps(request).step(name)


@with_person
def item(request: Request, name: str, number: int) -> HttpResponse:
    return _steps(request).item(name, number)


@with_person
def stop(request: Request) -> HttpResponse:
    return _steps(request).stop()


@with_person
def summary(request: HttpRequest) -> HttpResponse:
    hold, act = device.hold_of(request), act_of(request)
    draft = queries.draft(hold, at=act.at)
    if draft.walk.stop:
        return HttpResponseRedirect(JOURNEY.onward(draft))
    if request.method == "POST":
        filing.give(hold=hold, act=act)
        return _printed(request)
    page = pages.summary(request, draft, is_given=queries.given(hold) is not None)
    return render(request, "counter/filling/summary.html", {"page": page})


@with_person
def vouch(request: HttpRequest) -> HttpResponse:
    """The focal point says which paper they saw; the whole number is asked for by nobody."""
    form, act = forms.Vouch(sent(request)[0]), act_of(request)
    draft = queries.draft(device.hold_of(request), at=act.at)
    if request.method == "POST" and form.is_valid():
        try:
            paper = IdentityPaper(form.cleaned_data["paper"])
            identity.vouch(request=draft.reference, paper=paper, last=form.cleaned_data["last"], act=act)
        except NotVouched as refusal:
            form.add_error("last", refusal.message)
        else:
            return HttpResponseRedirect(reverse("counter:filling:summary"))
    page = pages.vouch(request, form)
    return render(request, "counter/filling/vouch.html", {"page": page}, status=422 if form.errors else 200)


@with_person
def receipt(request: HttpRequest) -> HttpResponse:
    found = papers.handed(device.hold_of(request))
    if found is None:
        return HttpResponseRedirect(reverse("counter:filling:current"))
    return render(request, "counter/filling/receipt.html", {"page": pages.receipt(request, found)})


@require_POST
@with_person
def print_again(request: HttpRequest) -> HttpResponse:
    return _printed(request)


def _printed(request: HttpRequest) -> HttpResponse:
    printed = papers.hand_out(papers.receipt(papers.handed_here(device.hold_of(request))))
    return HttpResponseRedirect(f"{reverse('counter:filling:receipt')}?{papers.PARAMETER}={printed}")


def _steps(request: Request) -> Steps:
    return Steps(JOURNEY, request, device.hold_of(request), act_of(request))
