"""Open a mandate, begin a request under it, take it back: what a focal point does for a person, and no further."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guichet.commons.intake import operations as intake
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries
from guichet.foundation.identity.operations import CodeChecked, MandateRefused, Person
from guichet.foundation.identity.vocabulary import Channel, Consent, MandateScope, Purpose
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import focal_only
from guichet.surfaces.access.visits import act_of_entering, origin_of, viewer_of
from guichet.surfaces.counter.acting import act_of, acted, refused, sent
from guichet.surfaces.counter.filling import keeping
from guichet.surfaces.counter.framing import here
from guichet.surfaces.counter.mandates import forms, pages


@focal_only
def everything(request: HttpRequest) -> HttpResponse:
    held = queries.mandates_at(here(), viewer=viewer_of(request), at=act_of(request).at)
    return render(request, "counter/mandates/all.html", {"page": pages.everything(request, held)})


@sensitive_post_parameters("person", "witness", "phone", "code")
@focal_only
def grant(request: HttpRequest) -> HttpResponse:
    form = forms.Grant(sent(request)[0])
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    given = form.cleaned_data
    try:
        if given["consent"] == Consent.SMS and not given["sent"]:
            return _form(request, _with_code_sent(request, form))
        mandate = _granted(request, given)
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return _form(request, form)
    return redirect("counter:mandates:show", mandate)


def _granted(request: HttpRequest, given: dict[str, Any]) -> str:
    act = act_of(request)
    proved = _checked(request, given) if given["consent"] == Consent.SMS else None
    if proved is not None and proved.sentence:
        raise MandateRefused(proved.sentence)
    person = Person(given["person"], Consent(given["consent"]), given["witness"], proved)
    scopes = [MandateScope(scope) for scope in given["scopes"]]
    ends = forms.until(given["days"], act.at)
    return identity.grant_mandate(person=person, service=given["service"], scopes=scopes, until=ends, act=act).reference


def _with_code_sent(request: HttpRequest, form: forms.Grant) -> forms.Grant:
    """The same answers again, and the code asked for: nothing of it is kept between the two."""
    code = identity.send_code(
        channel=Channel.SMS,
        address=form.cleaned_data["phone"],
        purpose=Purpose.MANDATE,
        origin=origin_of(request),
        language=get_language() or "fr",
        act=act_of_entering(request, act_of(request).surface),
    )
    answers = request.POST.copy()
    answers["sent"] = code.reference
    return forms.Grant(answers)


def _checked(request: HttpRequest, given: dict[str, Any]) -> CodeChecked:
    return identity.check_code(
        reference=given["sent"],
        code=given.get("code", ""),
        purpose=Purpose.MANDATE,
        origin=origin_of(request),
        act=act_of_entering(request, act_of(request).surface),
    )


@focal_only
def show(request: HttpRequest, mandate: str) -> HttpResponse:
    facts = queries.mandate(mandate)
    if facts is None or facts.focal_point != viewer_of(request).reference:
        return refused(request, MandateRefused(pages.unknown()))
    people = queries.mandate_people(mandate, viewer=viewer_of(request))
    page = pages.show(request, facts, people, viewer_of(request).name, act_of(request).at)
    return render(request, "counter/mandates/show.html", {"page": page})


@require_POST
@focal_only
def begin(request: HttpRequest, mandate: str) -> HttpResponse:
    """The request is begun under the mandate, and in hand at once."""
    facts = queries.mandate(mandate)
    if facts is None:
        return refused(request, MandateRefused(pages.unknown()))
    try:
        hold = intake.start(
            service=facts.service, language=get_language() or "fr", mandate=mandate, act=act_of(request)
        )
    except Refused as refusal:
        return refused(request, refusal)
    return keeping.taken_up(request, hold)


@require_POST
@focal_only
def revoke(request: HttpRequest, mandate: str) -> HttpResponse:
    def do(act: Act) -> str:
        identity.revoke_mandate(mandate=mandate, act=act)
        return reverse("counter:mandates:all")

    return acted(request, do)


def _form(request: HttpRequest, form: forms.Grant) -> HttpResponse:
    page = pages.grant(request, form, viewer_of(request).name)
    is_wrong = request.method == "POST" and bool(form.errors)
    return render(request, "counter/mandates/grant.html", {"page": page}, status=422 if is_wrong else 200)
