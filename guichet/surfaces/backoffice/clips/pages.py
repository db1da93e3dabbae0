"""Recordings that wait for somebody to listen, and one of them with what to answer."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.listening.models import State
from guichet.commons.listening.queries import ClipFacts
from guichet.commons.sync import blobs
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.clips import forms
from guichet.surfaces.ui import paging
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Pages, Standing, Status, SummaryRow

STANDINGS = {
    State.APPROVED: Standing.DONE,
    State.REFUSED: Standing.REFUSED,
    State.WITHDRAWN: Standing.REFUSED,
    State.REPLACED: Standing.ATTENTION,
}


@dataclass(frozen=True, slots=True)
class AwaitingPage:
    frame: Frame
    clips: tuple[Link, ...]
    pages: Pages | None
    missing: Link


@dataclass(frozen=True, slots=True)
class JudgePage:
    """`sound` is an address, empty while the file is on its way; `refusal` is what was just answered."""

    frame: Frame
    refusal: str
    status: Status
    source: str
    facts: tuple[SummaryRow, ...]
    sound: str
    media: str
    approve: str
    withdraw: str
    form: forms.Refuse
    submit: str


def awaiting(request: HttpRequest, found: Listed[ClipFacts]) -> AwaitingPage:
    return AwaitingPage(
        frame=_frame(request, _("Enregistrements à écouter"), Link(_("Mon poste"), reverse("backoffice:home"))),
        clips=tuple(_line(each) for each in found.items),
        pages=paging.pages(found),
        missing=Link(_("Ce qui manque, service par service"), reverse("backoffice:clips:missing")),
    )


def _line(clip: ClipFacts) -> Link:
    hint = _("%(language)s, enregistré à %(centre)s") % {"language": clip.language.label, "centre": _place(clip)}
    return Link(clip.source, reverse("backoffice:clips:judge", args=[clip.reference]), hint=hint)


def _place(clip: ClipFacts) -> str:
    return places.name_of_centre(clip.place) or clip.place


def judge(request: HttpRequest, clip: ClipFacts, form: forms.Refuse, refusal: str = "") -> JudgePage:
    back = Link(_("Enregistrements à écouter"), reverse("backoffice:clips:awaiting"))
    is_here = blobs.is_here(clip.sound)
    return JudgePage(
        frame=_frame(request, _("Enregistrement en %(language)s") % {"language": clip.language.label}, back),
        refusal=refusal,
        status=Status(str(clip.state.label), STANDINGS.get(clip.state, Standing.WAITING)),
        source=clip.source,
        facts=tuple(row for row in _facts(clip) if row.value),
        sound=reverse("backoffice:clips:sound", args=[clip.reference]) if is_here else "",
        media=clip.media,
        approve=reverse("backoffice:clips:approve", args=[clip.reference]) if clip.may_answer and is_here else "",
        withdraw=reverse("backoffice:clips:withdraw", args=[clip.reference]) if clip.state is State.APPROVED else "",
        form=form,
        submit=_("Retirer cet enregistrement") if clip.state is State.APPROVED else _("Refuser"),
    )


def _facts(clip: ClipFacts) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Langue"), clip.language.label),
        SummaryRow(_("Centre"), _place(clip)),
        SummaryRow(_("Pourquoi"), clip.reason),
    )


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
