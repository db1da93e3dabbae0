"""From a request to who makes it, from where, and the act that it is."""

import ipaddress
from datetime import datetime

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from guichet.foundation.demonstration import clock
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.operations import Origin
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act, PlaceId, Surface

KEPT = "guichet_viewer"
# A home or an office has at least so much of IPv6: counting single addresses would count nobody twice.
IPV6_NETWORK = 64


def viewer_of(request: HttpRequest) -> Viewer:
    """Who makes this request, looked up once and kept for its length."""
    kept = vars(request).get(KEPT)
    if not isinstance(kept, Viewer):
        kept = vars(request)[KEPT] = identity.viewer_of(request)
    return kept


def forget_viewer(request: HttpRequest) -> None:
    """After signing in or out: the next question is answered anew."""
    vars(request).pop(KEPT, None)


def act_of(request: HttpRequest, surface: Surface, place: PlaceId | None = None) -> Act:
    """The act of whoever makes this request, now: in a demonstration, by the clock that its visitors move."""
    return Act(actor=viewer_of(request).actor, at=clock.now(), place=place or here(), surface=surface)


def act_at(request: HttpRequest, surface: Surface, at: datetime) -> Act:
    """The same at a moment of the real clock: what watches people before a screen does not move with the other one."""
    return Act(actor=viewer_of(request).actor, at=at, place=here(), surface=surface)


def here() -> PlaceId | None:
    """The centre that this node stands in; None at the national node."""
    return PlaceId(settings.CENTRE) if settings.NODE == "centre" else None


def act_at_centre(request: HttpRequest, surface: Surface) -> Act:
    """The act of whoever stands before a screen of this centre."""
    return act_of(request, surface, PlaceId(settings.CENTRE))


def act_of_entering(request: HttpRequest, surface: Surface) -> Act:
    """Whatever proves who somebody is: one-time codes, factors, sessions. Always by the real clock."""
    return Act(actor=viewer_of(request).actor, at=timezone.now(), place=None, surface=surface)


def origin_of(request: HttpRequest) -> Origin:
    """What a one-time code is bound to and counted under."""
    return Origin(browser=sessions.browser(request.session), network=network_of(request))


def address_of(request: HttpRequest) -> str:
    """The caller's address; proxies are believed as far as GUICHET_PROXIES says."""
    return str(ipaddress.ip_address(get_adapter(request).get_client_ip(request)))


def network_of(request: HttpRequest) -> str:
    """The caller's address, or its network in IPv6."""
    address = ipaddress.ip_address(address_of(request))
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, IPV6_NETWORK), strict=False))
    return str(address)


def member_of(request: HttpRequest) -> StaffMember:
    """The member of staff who manages their own means to sign in, behind `guards.factors_only` or `half_open`."""
    if not isinstance(request.user, StaffMember):
        raise TypeError("a guard let somebody through who is no member of staff")
    return request.user


def is_setting_up(request: HttpRequest) -> bool:
    """Whether this session was opened by an invitation that still serves: it may set up, and nothing else."""
    if sessions.SETUP not in request.session or not isinstance(request.user, StaffMember):
        return False
    return identity.is_being_set_up(request.user, timezone.now())
