"""The ties that a member of staff declared: what they are, since when, never a number."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.queries import TieFacts
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.ties import forms
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class TieLine:
    what: str
    since: str
    withdraw: str


@dataclass(frozen=True, slots=True)
class TiesPage:
    frame: Frame
    lines: tuple[TieLine, ...]
    form: forms.Declare
    refusal: str
    submit: str


def ties(request: HttpRequest, viewer: Viewer, form: forms.Declare, refusal: str) -> TiesPage:
    return TiesPage(
        frame=frame(
            request,
            title=_("Mes liens"),
            way=Way(back=Link(_("Mon poste"), reverse("backoffice:home"))),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        lines=tuple(_line(tie) for tie in identity.ties(viewer)),
        form=form,
        refusal=refusal,
        submit=_("Ajouter ce lien"),
    )


def _line(tie: TieFacts) -> TieLine:
    since = _("déclaré le %(day)s") % {"day": wording.day(tie.declared_at.astimezone(BENIN))}
    what = str(tie.kind.label)
    return TieLine(what[:1].upper() + what[1:], since, reverse("backoffice:ties:withdraw", args=[tie.reference]))
