"""The steps that an officer ended today: what each became, nothing of what it said."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.casework import queries as casework
from guichet.domains.casework.queries import Done
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Table


@dataclass(frozen=True, slots=True)
class TodayPage:
    frame: Frame
    table: Table | None


def today(request: HttpRequest, officer: Viewer, at: datetime) -> TodayPage:
    done = casework.done_on(officer, at.astimezone(BENIN).date())
    return TodayPage(
        frame=frame(request, title=_("Ma journée"), navigation=navigation.signed_in(), listed=False),
        table=_table(done) if done else None,
    )


def _table(done: tuple[Done, ...]) -> Table:
    return Table(
        caption=_("Les étapes que vous avez terminées aujourd’hui"),
        columns=(Column(_("Dossier")), Column(_("Service")), Column(_("Étape")), Column(_("Résultat")), Column(_("À"))),
        rows=tuple(
            (
                each.reference,
                words.said(each.service.title),
                words.said(each.step),
                words.said(each.result),
                wording.moment(each.at),
            )
            for each in done
        ),
        stacked=True,
    )
