"""Staff come in: a password then a second factor, or a passkey, which is both."""

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guichet.surfaces.access.guards import after_password, counted, staff_only
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.backoffice.sign_in import forms, pages


@sensitive_post_parameters("password")
@never_cache
@counted
def start(request: HttpRequest) -> HttpResponse:
    if viewer_of(request).is_staff:
        return redirect("backoffice:home")
    form = forms.SignIn(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        _leave_half_open_session(request)
        response: HttpResponse = form.login(request, redirect_url=get_next_redirect_url(request))
        return response
    return _start_page(request, form)


@never_cache
@counted
def passkey(request: HttpRequest) -> HttpResponse:
    """GET gives the challenge that the device signs, POST takes what it answered."""
    if request.method != "POST":
        return JsonResponse({"request_options": webauthn.begin_authentication(user=None)})
    form = forms.Passkey(data=request.POST)
    if not form.is_valid():
        return _start_page(request, forms.SignIn(request=request), passkey_refused=True)
    _leave_half_open_session(request)
    factor = form.cleaned_data["credential"]
    login = Login(user=factor.user, redirect_url=get_next_redirect_url(request))
    response: HttpResponse = perform_passwordless_login(request, factor, login)
    return response


def _leave_half_open_session(request: HttpRequest) -> None:
    """Someone who was setting up their account, or another person on the same machine."""
    if request.user.is_authenticated:
        logout(request)


def _start_page(request: HttpRequest, form: forms.SignIn, *, passkey_refused: bool = False) -> HttpResponse:
    page = pages.start(request, form, passkey_refused=passkey_refused)
    return render(
        request, "backoffice/sign_in/start.html", {"page": page}, status=422 if form.errors or passkey_refused else 200
    )


@sensitive_post_parameters("code")
@never_cache
@after_password
def second_factor(request: HttpRequest) -> HttpResponse:
    """The password was right; nothing is open yet."""
    stage = vars(request)["_login_stage"]
    member = stage.login.user
    code = forms.Code(request.POST if "code" in request.POST else None, user=member)
    key = forms.SecondPasskey(request.POST if "credential" in request.POST else None, user=member)
    for form in (code, key):
        if form.is_bound and form.is_valid():
            form.save()
            response: HttpResponse = stage.exit()
            return response
    page = pages.second_factor(request, code, member, passkey_refused=bool(key.errors))
    return render(
        request,
        "backoffice/sign_in/second_factor.html",
        {"page": page},
        status=422 if code.errors or key.errors else 200,
    )


def not_ready(request: HttpRequest) -> HttpResponse:
    """A right password without a second factor, or of someone who may no longer come in."""
    return render(request, "backoffice/sign_in/not_ready.html", {"page": pages.not_ready(request)})


@staff_only()
def again(request: HttpRequest) -> HttpResponse:
    """Before a means to sign in changes, whoever changes it has just proved who they are."""
    return render(request, "backoffice/sign_in/again.html", {"page": pages.again(request)})


@require_POST
def out(request: HttpRequest) -> HttpResponse:
    next_page = get_next_redirect_url(request)
    logout(request)
    return redirect(next_page or "account_login")
