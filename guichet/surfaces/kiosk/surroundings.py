"""What surrounds every page of the kiosk: its frame, and how long it waits for a gesture."""

from dataclasses import dataclass

from django.http import HttpRequest

from guichet.commons.sittings import queries
from guichet.commons.sittings.terms import BROWSING
from guichet.surfaces.kiosk import device
from guichet.surfaces.ui.frame import Frame, Scale, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Stay:
    """How the page behaves when nobody touches it, in seconds; `is_filing` when a visit is under way.

    `here` is the page itself, for what comes back to it.
    """

    idle: int
    warning: int
    is_filing: bool
    is_assisted: bool
    here: str


def framed(request: HttpRequest, title: str, *, description: str = "", back: Link | None = None) -> Frame:
    way = Way(back=back)
    return frame(request, title=title, description=description, way=way, navigation=(), scale=Scale.KIOSK, listed=False)


def stay(request: HttpRequest) -> Stay:
    """By the visit under way; without one, as on a page that is only read."""
    found = queries.sitting(device.token_of(request), at=device.act_of_sitting(request).at)
    terms = found.terms if found else BROWSING
    return Stay(
        idle=terms.idle,
        warning=terms.warning,
        is_filing=found is not None,
        is_assisted=bool(found and found.is_assisted),
        here=request.get_full_path(),
    )
