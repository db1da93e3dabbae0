"""Who may open a page. A view without a guard is open, and tests/consistency/test_routes.py wants to know why."""

import logging
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.decorators import rate_limit
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.views.decorators.cache import never_cache

from guichet.foundation.identity import policies, sessions
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import is_setting_up, viewer_of

View = Callable[..., HttpResponseBase]
Question = Callable[[HttpRequest], bool]
logger = logging.getLogger(__name__)
STAFF_DOOR = "account_login"
CITIZEN_DOOR = "portal:sign-in:start"
COUNTER_DOOR = "counter:sign-in:card"
COUNTER_LOCK = "counter:sign-in:unlock"


class Guard(StrEnum):
    """What a guarded view carries as `guard`, for the test that asks each route."""

    STAFF = "staff"
    CITIZEN = "citizen"
    SETTING_UP = "setting-up"
    FOCAL = "focal"


def staff_only(*, role: RoleKind | tuple[RoleKind, ...] = ()) -> Callable[[View], View]:
    """Only for staff with two factors proved in this session, and one of these roles, if any are named.

    A stranger is led to sign in and back; staff without the role get 403.
    """
    kinds = (role,) if isinstance(role, RoleKind) else role

    def may(request: HttpRequest) -> bool:
        return not kinds or policies.holds(viewer_of(request), *kinds)

    return _guard(Guard.STAFF, STAFF_DOOR, is_known=_is_staff, may=may)


def citizen_only(view: View) -> View:
    """Only for a signed-in citizen; anybody else is led to sign in and back."""
    return _guard(Guard.CITIZEN, CITIZEN_DOOR, is_known=_is_citizen)(view)


def focal_only(view: View) -> View:
    """Only for a focal point of this centre, who proved card and PIN; a counter that locked itself asks the PIN."""

    @wraps(view)
    def awake(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not _helps_here(request) and sessions.counter_card(request.session):
            return redirect_to_login(request.get_full_path(), resolve_url(COUNTER_LOCK))
        return guarded(request, *args, **kwargs)

    guarded = _guard(Guard.FOCAL, COUNTER_DOOR, is_known=_helps_here)(view)
    vars(awake)["guard"] = Guard.FOCAL
    return awake


def half_open(view: View) -> View:
    """For staff, and for somebody invited who is setting up: both see their own means to sign in."""
    return _guard(Guard.SETTING_UP, STAFF_DOOR, is_known=_is_staff_or_setting_up)(view)


def factors_only(view: View) -> View:
    """The same, for a change: staff must have proved who they are a short while ago."""

    @wraps(view)
    def fresh(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_setting_up(request) or sessions.is_fresh(request.session, timezone.now()):
            return view(request, *args, **kwargs)
        return redirect("backoffice:sign-in:again")

    return half_open(fresh)


def _guard(guard: Guard, door: str, *, is_known: Question, may: Question = lambda _: True) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not is_known(request):
                return redirect_to_login(request.get_full_path(), resolve_url(door))
            if not may(request):
                note_refusal(request)
                raise PermissionDenied
            return view(request, *args, **kwargs)

        vars(guarded)["guard"] = guard
        return guarded

    return decorate


def unseen(refusal: type[Refused]) -> Callable[[View], View]:
    """What is another's is not found, like what does not exist: a view that raises `refusal` answers 404."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except refusal:
                note_refusal(request)
                raise Http404 from None

        return answer

    return decorate


def note_refusal(request: HttpRequest) -> None:
    """Who tried what, for whoever watches the logs: an opaque reference and a route, nothing of what was asked."""
    route = request.resolver_match.view_name if request.resolver_match else ""
    logger.warning("%s was refused %s", viewer_of(request).reference, route)


def _is_staff(request: HttpRequest) -> bool:
    """A card and a PIN open a counter, and no officer's desk."""
    return viewer_of(request).is_staff and sessions.STAFF in request.session


def _helps_here(request: HttpRequest) -> bool:
    return policies.helps_at(viewer_of(request), PlaceId(settings.CENTRE))


def _is_citizen(request: HttpRequest) -> bool:
    return viewer_of(request).is_citizen


def _is_staff_or_setting_up(request: HttpRequest) -> bool:
    return _is_staff(request) or is_setting_up(request)


def counted(view: View) -> View:
    """A page where passwords and keys are tried: so many times a minute from one network, then status 429."""
    limited: View = rate_limit(action="login")(view)
    return limited


def after_password(view: View) -> View:
    """Only between a right password and the second factor; anybody else begins at the beginning."""
    staged: View = login_stage_required(stage=AuthenticateStage.key, redirect_urlname=STAFF_DOOR)(view)
    return staged
