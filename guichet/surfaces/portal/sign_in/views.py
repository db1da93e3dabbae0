"""A code to a phone or an e-mail, or the national identity. What is answered never tells who is known here."""

from allauth.account.utils import get_next_redirect_url
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.models import Citizen
from guichet.foundation.identity.vocabulary import Channel, Purpose
from guichet.foundation.lib.act import Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import View, citizen_only
from guichet.surfaces.access.visits import act_of_entering, forget_viewer, origin_of, viewer_of
from guichet.surfaces.portal.sign_in import forms, pages

NEXT = "portal.next"


@never_cache
def by_phone(request: HttpRequest) -> HttpResponseBase:
    return _towards_provider(_ask)(request, forms.Phone(request.POST or None), Channel.SMS)


@never_cache
def by_email(request: HttpRequest) -> HttpResponseBase:
    return _towards_provider(_ask)(request, forms.Email(request.POST or None), Channel.EMAIL)


def _towards_provider(view: View) -> View:
    """Its page may send a form to the national identity provider, through our own redirection."""
    allowed: View = csp_update({"form-action": pages.national_origins()})(view)
    return allowed


def _ask(request: HttpRequest, form: forms.Phone | forms.Email, channel: Channel) -> HttpResponse:
    if viewer_of(request).is_citizen:
        return redirect("portal:space:home")
    if request.method == "POST" and form.is_valid():
        try:
            return _send(request, form.cleaned_data["address"], channel)
        except Refused as refusal:
            form.add_error("address", refusal.message)
    page = pages.start(request, form, channel)
    return render(request, "portal/sign_in/start.html", {"page": page}, status=422 if form.errors else 200)


def _send(request: HttpRequest, address: str, channel: Channel) -> HttpResponse:
    sent = identity.send_code(
        channel=channel,
        address=address,
        purpose=Purpose.SIGN_IN,
        origin=origin_of(request),
        language=_language(),
        act=act_of_entering(request, Surface.PORTAL),
    )
    if wanted := get_next_redirect_url(request):
        request.session[NEXT] = wanted
    return redirect("portal:sign-in:code", reference=sent.reference)


@never_cache
def code(request: HttpRequest, reference: str) -> HttpResponse:
    """The same page for any reference: whether a code was sent, and where, is told to nobody."""
    form = forms.Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = identity.sign_in_by_code(
            reference=reference,
            code=form.cleaned_data["code"],
            origin=origin_of(request),
            language=_language(),
            act=act_of_entering(request, Surface.PORTAL),
        )
        if done.citizen is not None:
            return _enter(request, done.citizen)
        form.add_error("code", done.checked.sentence)
    page = pages.code(request, form)
    return render(request, "portal/sign_in/code.html", {"page": page}, status=422 if form.errors else 200)


def _enter(request: HttpRequest, citizen: Citizen) -> HttpResponse:
    wanted = request.session.get(NEXT)
    sessions.enter_citizen(request.session, reference=citizen.reference, era=citizen.session_era, at=timezone.now())
    forget_viewer(request)
    return redirect(wanted or "portal:space:home")


def national_failed(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/sign_in/national_failed.html", {"page": pages.national_failed(request)})


@require_POST
def out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("portal:home")


@require_POST
@citizen_only
def out_everywhere(request: HttpRequest) -> HttpResponse:
    identity.end_citizen_sessions(citizen=viewer_of(request).reference, act=act_of_entering(request, Surface.PORTAL))
    logout(request)
    return redirect("portal:home")


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
