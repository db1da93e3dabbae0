"""What surrounds every page of the counter."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.sync import queries as sync
from guichet.foundation.lib.act import PlaceId
from guichet.surfaces.ui import wording
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
    navigation = (*_navigation(), _link()) if signed_in else ()
    return frame(request, title=title, way=way, navigation=navigation, scale=scale, listed=False)


def _link() -> Link:
    """When the national node was last heard and what waits for it, on every page."""
    standing = sync.standing()
    waiting = standing.records + standing.files
    if standing.contact_at is None:
        said = _("Liaison : jamais encore")
    elif standing.is_up:
        said = _("Liaison : bonne")
    else:
        said = _("Liaison : coupée depuis %(when)s") % {"when": wording.moment(standing.contact_at)}
    to_send = ngettext("%(count)s à envoyer", "%(count)s à envoyer", waiting) % {"count": wording.number(waiting)}
    return Link(f"{said}, {to_send}" if waiting else said, reverse("counter:link"))


def _navigation() -> tuple[Link, ...]:
    return (
        Link(_("Ma journée"), reverse("counter:home")),
        Link(_("Mandats"), reverse("counter:mandates:all")),
        Link(_("Suivre une demande"), reverse("counter:follow")),
        Link(_("Plainte"), reverse("counter:complaint")),
        Link(_("Incident"), reverse("counter:incident")),
    )
