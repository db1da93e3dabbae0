"""What an officer has in hand, and the one button that serves the next case."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.casework import queries as casework
from guichet.domains.casework.operations import AT_MOST_IN_HAND
from guichet.domains.casework.queries import InHand
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, Table


@dataclass(frozen=True, slots=True)
class QueuePage:
    frame: Frame
    table: Table | None
    may_take: bool
    is_empty: bool
    refusal: str


def queue(request: HttpRequest, officer: Viewer, *, refusal: str = "", is_empty: bool = False) -> QueuePage:
    held = casework.in_hand(officer)
    return QueuePage(
        frame=frame(request, title=_("Mes dossiers"), navigation=navigation.signed_in(request), listed=False),
        table=_table(held) if held else None,
        may_take=len(held) < AT_MOST_IN_HAND,
        is_empty=is_empty,
        refusal=refusal,
    )


def _table(held: tuple[InHand, ...]) -> Table:
    return Table(
        caption=_("Les dossiers que vous avez en main"),
        columns=(Column(_("Dossier")), Column(_("Service")), Column(_("Étape")), Column(_("À rendre avant"))),
        rows=tuple(
            (
                Link(each.reference, reverse("backoffice:case:read", args=[each.reference])),
                words.said(each.service.title),
                words.said(each.step),
                wording.moment(each.until),
            )
            for each in held
        ),
        stacked=True,
    )
