"""A gesture at the counter: one operation, then a page; what is refused is said in a sentence, with the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import act_at_centre
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui.frame import Frame


@dataclass(frozen=True, slots=True)
class RefusedPage:
    frame: Frame
    sentence: str


def act_of(request: HttpRequest) -> Act:
    return act_at_centre(request, Surface.COUNTER)


def acted(request: HttpRequest, do: Callable[[Act], str]) -> HttpResponse:
    """`do` answers the address that comes next."""
    try:
        address = do(act_of(request))
    except Refused as refusal:
        return refused(request, refusal)
    return redirect(address)


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    page = RefusedPage(framed(request, _("Ce n’est pas possible")), refusal.message)
    return render(request, "counter/refused.html", {"page": page}, status=409)


def sent(request: HttpRequest) -> "tuple[QueryDict | None, MultiValueDict[str, UploadedFile[Any]] | None]":
    """What a form is bound to: nothing before it is sent, all of it then, be it empty."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)
