"""What the header of every officers' page offers."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.casework import policies as casework
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.ui.parts import Link


def signed_in(request: HttpRequest) -> tuple[Link, ...]:
    """Cases and decisions are for whoever treats some: nobody is offered what would be refused, or always empty."""
    return tuple(_links(treats=bool(casework.treating_roles(viewer_of(request)))))


def _links(*, treats: bool) -> Iterator[Link]:
    yield Link(_("Mon poste"), reverse("backoffice:home"))
    if treats:
        yield Link(_("Mes dossiers"), reverse("backoffice:queue:start"))
        yield Link(_("Mes décisions du jour"), reverse("backoffice:day:today"))
    yield Link(_("Mes moyens de connexion"), reverse("mfa_index"))


def signed_out() -> tuple[Link, ...]:
    return ()
