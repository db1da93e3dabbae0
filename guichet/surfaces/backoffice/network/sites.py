"""The national administrator notes what sources say of a site."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from guichet.domains.network import operations as network
from guichet.domains.network import policies
from guichet.domains.network.policies import Where
from guichet.domains.network.refusals import NoSite
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.backoffice.network import forms
from guichet.surfaces.backoffice.network.writing import Words, allowed, answer


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoSite)
def note_status(request: HttpRequest, site: str) -> HttpResponse:
    found = allowed(request, site, _for_the_nation)
    return answer(
        request,
        found,
        forms.NoteStatus(request.POST or None),
        lambda form, act: network.note_status(site=site, fact=form.fact(), act=act),
        Words(_("Noter un nouvel état"), _("Noter cet état")),
    )


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoSite)
def place(request: HttpRequest, site: str) -> HttpResponse:
    found = allowed(request, site, _for_the_nation)
    return answer(
        request,
        found,
        forms.PlaceSite(request.POST or None),
        lambda form, act: network.place_site(site=site, commune=form.cleaned_data["commune"], act=act),
        Words(_("Donner la commune du site"), _("Publier cette commune")),
    )


def _for_the_nation(viewer: Viewer, _where: Where) -> bool:
    return policies.is_national(viewer)
