"""What surrounds every page of the counter."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.foundation.lib.act import PlaceId
from guichet.surfaces.ui.frame import Frame, Scale, Way, frame
from guichet.surfaces.ui.parts import Link


def here() -> PlaceId:
    return PlaceId(settings.CENTRE)


def framed(
    request: HttpRequest, title: str, *, signed_in: bool = True, scale: Scale = Scale.PAGE, back: Link | None = None
) -> Frame:
    """With `back`, or the way back to the day, but for the day itself and for whoever is not signed in."""
    home = reverse("counter:home")
    leads_back = signed_in and request.path != home
    way = Way(back=back or Link(_("Ma journée"), home)) if leads_back else Way()
    navigation = _navigation() if signed_in else ()
    return frame(request, title=title, way=way, navigation=navigation, scale=scale, listed=False)


def _navigation() -> tuple[Link, ...]:
    return (
        Link(_("Ma journée"), reverse("counter:home")),
        Link(_("Mandats"), reverse("counter:mandates:all")),
        Link(_("Suivre une demande"), reverse("counter:follow")),
        Link(_("Plainte"), reverse("counter:complaint")),
        Link(_("Incident"), reverse("counter:incident")),
    )
