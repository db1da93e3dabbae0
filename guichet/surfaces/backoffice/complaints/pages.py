"""Complaints that centres took, for whoever treats them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.reception.hearing import ComplaintFacts
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import paging, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Pages, SummaryRow


@dataclass(frozen=True, slots=True)
class ListPage:
    frame: Frame
    complaints: tuple[Link, ...]
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class ComplaintPage:
    """`voice` is where the recording is heard; `awaited` while it is still on its way."""

    frame: Frame
    rows: tuple[SummaryRow, ...]
    told: str
    voice: str
    awaited: bool


def everything(request: HttpRequest, found: Listed[ComplaintFacts]) -> ListPage:
    return ListPage(
        frame=frame(request, title=_("Plaintes des centres"), navigation=navigation.signed_in(request), listed=False),
        complaints=tuple(_link(each) for each in found.items),
        pages=paging.pages(found),
    )


def read(request: HttpRequest, facts: ComplaintFacts) -> ComplaintPage:
    back = Link(_("Plaintes des centres"), reverse("backoffice:complaints:all"))
    title = _("Plainte %(reference)s") % {"reference": facts.reference}
    return ComplaintPage(
        frame=frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False),
        rows=tuple(row for row in _rows(facts) if row.value),
        told=facts.told,
        voice=reverse("backoffice:complaints:voice", args=[facts.reference]) if facts.is_here else "",
        awaited=facts.is_spoken and not facts.is_here,
    )


def _rows(facts: ComplaintFacts) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Contre"), str(facts.about.label)),
        SummaryRow(_("Recueillie à"), _centre(facts)),
        SummaryRow(_("Recueillie le"), wording.moment(facts.taken_at)),
        SummaryRow(_("Référence de la demande"), facts.case),
        SummaryRow(_("Suite"), str(facts.became.label) if facts.became else ""),
    )


def _link(facts: ComplaintFacts) -> Link:
    how = _("parlée") if facts.is_spoken else _("écrite")
    hint = _("%(centre)s, le %(when)s, %(how)s")
    said = {"centre": _centre(facts), "when": wording.moment(facts.taken_at), "how": how}
    return Link(facts.reference, reverse("backoffice:complaints:read", args=[facts.reference]), hint=hint % said)


def _centre(facts: ComplaintFacts) -> str:
    return places.name_of_centre(facts.place) or facts.place
