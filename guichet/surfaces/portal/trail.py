"""The way to a page from the first one."""

from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.surfaces.ui.frame import Way
from guichet.surfaces.ui.parts import Link


def from_home(*links: Link) -> Way:
    """The first page, then each link down to the page."""
    return Way(trail=(Link(text=_("Accueil"), href=reverse("portal:home")), *links))
