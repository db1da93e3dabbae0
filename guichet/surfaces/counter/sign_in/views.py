"""A focal point opens the counter with a card and a PIN, the link up or down; left alone, it asks the PIN again."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.demonstration import FOCAL_PIN
from guichet.foundation.identity.operations import CardChecked
from guichet.surfaces.access.visits import forget_viewer
from guichet.surfaces.counter.acting import act_of, sent
from guichet.surfaces.counter.framing import here
from guichet.surfaces.counter.sign_in import forms, pages


@sensitive_post_parameters("card", "secret", "pin")
@never_cache
def card(request: HttpRequest) -> HttpResponse:
    """First the card; then, with it, the PIN: a reader presses Enter after what it reads."""
    if "pin" in request.POST:
        return _card_and_pin(request)
    form = forms.Card(*sent(request))
    if request.method == "POST" and form.is_valid():
        return _ask_pin(request, forms.Pin(), secret=form.cleaned_data["secret"])
    page = pages.card(request, form, _following(request))
    return render(request, "counter/sign_in/card.html", {"page": page}, status=422 if form.errors else 200)


@sensitive_post_parameters("pin")
@never_cache
def unlock(request: HttpRequest) -> HttpResponse:
    held = sessions.counter_card(request.session)
    if not held:
        return redirect("counter:sign-in:card")
    form = forms.Pin(sent(request)[0])
    if request.method == "POST" and form.is_valid():
        checked = identity.unlock_counter(card=held, pin=form.cleaned_data["pin"], act=act_of(request))
        if checked.card is not None:
            sessions.unlock_counter(request.session, at=timezone.now())
            forget_viewer(request)
            return redirect(_following(request))
        form.add_error("pin", checked.sentence)
    return _ask_pin(request, form)


@require_POST
@never_cache
def lock(request: HttpRequest) -> HttpResponse:
    if sessions.counter_card(request.session):
        sessions.lock_counter(request.session)
        forget_viewer(request)
    return redirect("counter:sign-in:unlock")


@require_POST
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    request.session.flush()
    forget_viewer(request)
    return redirect("counter:sign-in:card")


@require_POST
@never_cache
def demonstrate(request: HttpRequest) -> HttpResponse:
    """One click, in the demonstration alone: as somebody invented, whose PIN the lock tells."""
    invented = identity.invent_card(place=here(), pin=FOCAL_PIN, act=act_of(request))
    return _opened(request, CardChecked(invented))


def _card_and_pin(request: HttpRequest) -> HttpResponse:
    form, secret = forms.Pin(request.POST), request.POST.get("secret", "")
    if not form.is_valid():
        return _ask_pin(request, form, secret=secret)
    checked = identity.open_with_card(secret=secret, pin=form.cleaned_data["pin"], act=act_of(request))
    if checked.card is None:
        form.add_error("pin", checked.sentence)
        return _ask_pin(request, form, secret=secret)
    return _opened(request, checked)


def _opened(request: HttpRequest, checked: CardChecked) -> HttpResponse:
    following = _following(request)
    if checked.card is not None:
        sessions.enter_counter(request.session, card=checked.card.reference, at=timezone.now())
        forget_viewer(request)
    return redirect(following)


def _ask_pin(request: HttpRequest, form: forms.Pin, *, secret: str = "") -> HttpResponse:
    hint = FOCAL_PIN if settings.DEMONSTRATION and not secret else ""
    page = pages.pin(request, form, _following(request), secret=secret, hint=hint)
    return render(request, "counter/sign_in/pin.html", {"page": page}, status=422 if form.errors else 200)


def _following(request: HttpRequest) -> str:
    """Where the person wanted to go, at this node alone."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if asked and is_ours else reverse("counter:home")
