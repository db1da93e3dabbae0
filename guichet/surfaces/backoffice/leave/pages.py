"""A supervisor's leave for one more pause, which everybody reads in the public log."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.leave import forms
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class LeavePage:
    """`allowed` is the reference of the case whose office may stop its clock once more, just now."""

    frame: Frame
    form: forms.Allow
    submit: str
    allowed: str


def ask(request: HttpRequest, form: forms.Allow, allowed: str) -> LeavePage:
    way = Way(back=Link(_("Files d’attente"), reverse("backoffice:supervision:loads")))
    title = _("Permettre une autre pause")
    return LeavePage(
        frame=frame(request, title=title, way=way, navigation=navigation.signed_in(request), listed=False),
        form=form,
        submit=_("Permettre"),
        allowed=allowed,
    )
