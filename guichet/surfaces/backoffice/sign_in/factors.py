"""What proves who a member of staff is: a password, passkeys, an application, recovery codes."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.internal.flows import activate_totp
from allauth.mfa.webauthn.internal.flows import add_authenticator
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guichet.foundation.identity import operations as identity
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import factors_only, half_open
from guichet.surfaces.access.visits import act_of_entering, member_of
from guichet.surfaces.backoffice.sign_in import forms, pages


@half_open
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "backoffice/sign_in/factors.html", {"page": pages.factors(request, member_of(request))})


@sensitive_post_parameters("password")
@factors_only
def password(request: HttpRequest) -> HttpResponse:
    form = forms.Password(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            member = identity.choose_password(
                staff=member_of(request).reference,
                password=form.cleaned_data["password"],
                act=act_of_entering(request, Surface.BACKOFFICE),
            )
        except identity.PasswordRefused as refusal:
            form.add_error("password", refusal.faults)
        else:
            update_session_auth_hash(request, member)
            return redirect("mfa_index")
    page = pages.password(request, form)
    return render(request, "ui/layout/form.html", {"page": page}, status=422 if form.errors else 200)


@factors_only
def add_passkey(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    form = forms.NewPasskey(request.POST or None, user=member)
    if request.method == "POST" and form.is_valid():
        _, codes = add_authenticator(request, form.cleaned_data["name"], form.cleaned_data["credential"])
        return _added(request, "webauthn", shows_codes=codes is not None)
    page = pages.passkey(request, form, member)
    return render(request, "backoffice/sign_in/passkey.html", {"page": page}, status=422 if form.errors else 200)


@factors_only
def add_application(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    if Authenticator.objects.filter(user=member, type=Authenticator.Type.TOTP).exists():
        return redirect("mfa_index")
    form = forms.Application(request.POST or None, user=member)
    if request.method == "POST" and form.is_valid():
        _, codes = activate_totp(request, form)
        return _added(request, "totp", shows_codes=codes is not None)
    page = pages.application(request, form, member)
    return render(request, "backoffice/sign_in/application.html", {"page": page}, status=422 if form.errors else 200)


def _added(request: HttpRequest, means: str, *, shows_codes: bool) -> HttpResponse:
    _note(request, means, "added")
    return redirect("mfa_view_recovery_codes" if shows_codes else "mfa_index")


@factors_only
def remove(request: HttpRequest, key: str) -> HttpResponse:
    """Never the last one: nobody locks themselves out by mistake."""
    member = member_of(request)
    factor = pages.factor_of(member, key)
    if factor is None:
        raise Http404
    if request.method == "POST" and not pages.is_last(factor):
        means = str(factor.type)
        factor.delete()
        _note(request, means, "removed")
        return redirect("mfa_index")
    page = pages.removal(request, factor)
    return render(request, "backoffice/sign_in/remove.html", {"page": page})


@factors_only
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Shown once; later only how many are left."""
    codes, may_see = view_recovery_codes(request)
    if codes is None:
        return redirect("mfa_index")
    page = pages.recovery_codes(request, tuple(codes.get_unused_codes()), may_see=may_see)
    return render(request, "backoffice/sign_in/recovery_codes.html", {"page": page})


@require_POST
@factors_only
def renew_codes(request: HttpRequest) -> HttpResponse:
    generate_recovery_codes(request)
    _note(request, "recovery_codes", "replaced")
    return redirect("mfa_view_recovery_codes")


def _note(request: HttpRequest, means: str, change: str) -> None:
    act = act_of_entering(request, Surface.BACKOFFICE)
    identity.note_means(staff=member_of(request).reference, means=means, change=change, act=act)
