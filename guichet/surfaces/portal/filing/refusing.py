"""Refusals as pages: what happened, what was kept, a way on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.intake.refusals import AlreadySubmitted, HeldElsewhere, MovedElsewhere, NoLongerKept, NotOffered
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class RefusedPage:
    frame: Frame
    message: str
    way_on: Link


def refusing(view: View) -> View:
    """For views of one service: `code` comes second."""

    @wraps(view)
    def answer(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return _unkept(view(request, code, *args, **kwargs))
        except AlreadySubmitted:
            return HttpResponseRedirect(reverse("portal:filing:receipt", args=[code]))
        except Refused as refused:
            return _unkept(page(request, code, refused))

    return answer


def _unkept(answer: HttpResponse) -> HttpResponse:
    """What somebody answers stays in no cache, not even that of the next person at the same device."""
    answer["Cache-Control"] = "no-store"
    return answer


def page(request: HttpRequest, code: str, refused: Refused) -> HttpResponse:
    if "HX-Request" in request.headers:
        # A part of a page has no room for this: the whole page is asked for, and says it.
        return HttpResponse(headers={"HX-Refresh": "true"})
    title, status, way_on = _meaning(code, refused)
    sheet = Link(_("Retour à la fiche"), reverse("portal:services:sheet", args=[code]))
    held = RefusedPage(frame(request, title=title, way=Way(back=sheet), listed=False), refused.message, way_on)
    return render(request, "portal/filing/refused.html", {"page": held}, status=status)


def _meaning(code: str, refused: Refused) -> tuple[str, int, Link]:
    resume = Link(_("Reprendre la demande ici"), reverse("portal:filing:resume"))
    start = Link(_("Commencer une demande"), reverse("portal:filing:start", args=[code]))
    match refused:
        case HeldElsewhere():
            return _("La demande n’est pas ouverte sur cet appareil"), 409, resume
        case MovedElsewhere():
            return _("Cette demande continue ailleurs"), 410, resume
        case NoLongerKept():
            return _("Cette demande n’est plus gardée"), 410, start
        case NotOffered():
            sheet = Link(_("Lire la fiche du service"), reverse("portal:services:sheet", args=[code]))
            return _("Cette demande ne peut pas être faite ici"), 403, sheet
    again = Link(_("Revenir à mes réponses"), reverse("portal:filing:current", args=[code]))
    return _("Cela n’a pas pu être fait"), 409, again
