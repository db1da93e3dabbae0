"""Taking a request back: said once more before it is done, because nothing undoes it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from guichet.domains.casework import operations as casework
from guichet.domains.casework.queries import Tracked, tracking
from guichet.domains.casework.refusals import AlreadyEnded
from guichet.domains.casework.vocabulary import State
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.visits import act_of
from guichet.surfaces.portal.tracking.views import code_of
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class WithdrawPage:
    """`refusal` says why it is too late, and then nothing is offered."""

    frame: Frame
    service: str
    reference: str
    refusal: str
    stay: Link


@never_cache
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    code = code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    if request.method == "POST":
        try:
            casework.withdraw(reference=reference, act=act_of(request, Surface.PORTAL))
        except AlreadyEnded as refusal:
            return _page(request, tracking(reference, code), refusal.message)
        return redirect("portal:tracking:show", reference)
    tracked = tracking(reference, code)
    if tracked.withdrawn_at:
        return redirect("portal:tracking:show", reference)
    return _page(request, tracked, AlreadyEnded().message if tracked.state is State.CLOSED else "")


def _page(request: HttpRequest, tracked: Tracked, refusal: str) -> HttpResponse:
    stay = Link(_("Garder ma demande"), reverse("portal:tracking:show", args=[tracked.reference]))
    page = WithdrawPage(
        frame=frame(
            request,
            title=_("Retirer cette demande ?"),
            way=Way(back=Link(_("Retour à la demande"), stay.href)),
            listed=False,
        ),
        service=words.said(tracked.service.title),
        reference=tracked.reference,
        refusal=refusal,
        stay=stay,
    )
    return render(request, "portal/tracking/withdraw.html", {"page": page}, status=409 if refusal else 200)
