"""What the pages of the network share."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.network.vocabulary import SiteStatus
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Standing, Status

STANDINGS = {
    SiteStatus.OPEN: Standing.DONE,
    SiteStatus.WORKS: Standing.ATTENTION,
    SiteStatus.SUSPENDED: Standing.REFUSED,
}


def framed(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)


def to_the_network() -> Link:
    return Link(_("Réseau des centres"), reverse("backoffice:network:every"))


def to_the_site(reference: str, name: str) -> Link:
    return Link(name, reverse("backoffice:network:show", args=[reference]))


def status_of(status: SiteStatus) -> Status:
    return Status(str(status.label), STANDINGS.get(status, Standing.WAITING))
