"""What a centre sent and no room could take: taken after all, once its cause is mended, or given up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries
from guichet.commons.sync.models import Quarantined
from guichet.commons.sync.queries import RecordPlace
from guichet.commons.sync.refusals import NodeUnseen
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId, Surface
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.nodes import pages, views


@require_POST
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NodeUnseen)
def take(request: HttpRequest, centre: str, epoch: str, lane: int, number: int) -> HttpResponse:
    found = _found(request, centre, RecordPlace(epoch, lane, number))
    if not sync.settle(quarantined=found.pk, drop=False, act=act_of(request, Surface.BACKOFFICE)):
        refusal = _("Cet envoi ne peut toujours pas être pris. Sa cause est écrite ci-dessous.")
        return views.answer(request, PlaceId(centre), refusal=refusal)
    return redirect("backoffice:nodes:show", centre)


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NodeUnseen)
def drop(request: HttpRequest, centre: str, epoch: str, lane: int, number: int) -> HttpResponse:
    found = _found(request, centre, RecordPlace(epoch, lane, number))
    if request.method == "POST":
        sync.settle(quarantined=found.pk, drop=True, act=act_of(request, Surface.BACKOFFICE))
        return redirect("backoffice:nodes:show", centre)
    page = pages.dropping(request, PlaceId(centre), found)
    return render(request, "backoffice/nodes/confirm.html", {"page": page})


def _found(request: HttpRequest, centre: str, place: RecordPlace) -> Quarantined:
    return queries.quarantined_record(viewer_of(request), PlaceId(centre), place)
