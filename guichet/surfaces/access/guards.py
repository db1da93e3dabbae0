"""Who may open a page. A view without a guard is open, and tests/consistency/test_routes.py wants to know why."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.views.decorators.cache import never_cache

from guichet.foundation.identity import policies
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.surfaces.access.visits import viewer_of

View = Callable[..., HttpResponseBase]
STAFF_DOOR = "account_login"
CITIZEN_DOOR = "portal:sign-in:start"


class Guard(StrEnum):
    """What a guarded view carries as `guard`, for the test that asks each route."""

    STAFF = "staff"
    CITIZEN = "citizen"
    SETTING_UP = "setting-up"


def staff_only(*, role: RoleKind | tuple[RoleKind, ...] = ()) -> Callable[[View], View]:
    """Only for staff with two factors proved in this session, and one of these roles, if any are named.

    A stranger is led to sign in and back; staff without the role get 403.
    """
    kinds = (role,) if isinstance(role, RoleKind) else role
    return _guard(
        Guard.STAFF, STAFF_DOOR, is_known=_is_staff, may=lambda viewer: not kinds or policies.holds(viewer, *kinds)
    )


def citizen_only(view: View) -> View:
    """Only for a signed-in citizen; anybody else is led to sign in and back."""
    return _guard(Guard.CITIZEN, CITIZEN_DOOR, is_known=_is_citizen, may=lambda _: True)(view)


def _guard(
    guard: Guard, door: str, *, is_known: Callable[[Viewer], bool], may: Callable[[Viewer], bool]
) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        @never_cache
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            viewer = viewer_of(request)
            if not is_known(viewer):
                return redirect_to_login(request.get_full_path(), resolve_url(door))
            if not may(viewer):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return mark(guarded, guard)

    return decorate


def mark(view: View, guard: Guard) -> View:
    """Say which guard stands before the view."""
    vars(view)["guard"] = guard
    return view


def _is_staff(viewer: Viewer) -> bool:
    return viewer.is_staff


def _is_citizen(viewer: Viewer) -> bool:
    return viewer.is_citizen
