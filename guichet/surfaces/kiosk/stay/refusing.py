"""Refusals of a kiosk as pages: what happened, what was kept, one way on; and nothing that a cache would keep."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.intake.refusals import AlreadySubmitted, HeldElsewhere, MovedElsewhere, NoLongerKept, NotOffered
from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings.refusals import SittingOver
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class RefusedPage:
    frame: Frame
    stay: Stay
    message: str
    way_on: Link


def unkept(view: View) -> View:
    """No cache keeps the page, not even that behind the browser's back button."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        made = view(request, *args, **kwargs)
        made["Cache-Control"] = "no-store"
        return made

    return answer


def visiting(view: View) -> View:
    """For pages of a visit under way: each counts as a gesture; without a visit nothing is shown or written."""

    @unkept
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if not sittings.touch(token=device.token(request), act=device.act_of_sitting(request)):
                raise SittingOver
            return view(request, *args, **kwargs)
        except AlreadySubmitted:
            return HttpResponseRedirect(reverse("kiosk:filing:receipt"))
        except MovedElsewhere as moved:
            return _ended(request, moved)
        except Refused as refused:
            return page(request, refused)

    return answer


def _ended(request: HttpRequest, moved: MovedElsewhere) -> HttpResponse:
    """Nothing is left to do here: the visit ends with the page that says why, and the browser forgets all of it."""
    if "HX-Request" in request.headers:
        return page(request, moved)
    sittings.end(token=device.token(request), act=device.act_of_sitting(request))
    made = page(request, moved)
    device.wipe(made)
    return made


def page(request: HttpRequest, refused: Refused) -> HttpResponse:
    if "HX-Request" in request.headers:
        # A part of a page has no room for this: the whole page is asked for, and says it.
        return HttpResponse(headers={"HX-Refresh": "true"})
    title, status, way_on = _meaning(refused)
    held = RefusedPage(framed(request, title), stay(request), refused.message, way_on)
    return render(request, "kiosk/stay/refused.html", {"page": held}, status=status)


def nowhere(request: HttpRequest) -> HttpResponse:
    """The kiosk's own page for an address that leads to nothing: the portal's would lead away from the kiosk."""
    held = RefusedPage(
        framed(request, _("Cette page n’existe pas")),
        stay(request),
        _("Touchez le bouton pour revenir à l’accueil de la borne. Rien n’a été perdu."),
        _home(),
    )
    return render(request, "kiosk/stay/refused.html", {"page": held}, status=404)


def _home() -> Link:
    return Link(_("Retour à l’accueil"), reverse("kiosk:browsing:welcome"))


def _meaning(refused: Refused) -> tuple[str, int, Link]:
    home = _home()
    match refused:
        case SittingOver():
            return _("C’est terminé"), 410, home
        case HeldElsewhere():
            resume = Link(_("Reprendre avec un ticket"), reverse("kiosk:tickets:resume"))
            return _("Aucune demande n’est ouverte ici"), 409, resume
        case NoLongerKept():
            return _("Cette demande n’est plus gardée"), 410, home
        case MovedElsewhere():
            return _("Cette demande continue ailleurs"), 410, home
        case NotOffered():
            return _("Cette demande ne peut pas être faite ici"), 403, home
    return _("Cela n’a pas pu être fait"), 409, Link(_("Revenir à mes réponses"), reverse("kiosk:filing:current"))
