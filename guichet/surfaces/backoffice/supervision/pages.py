"""The queues of the offices that someone supervises, by age and load."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.casework import queries as casework
from guichet.domains.casework.desk import Heard
from guichet.domains.casework.queries import Load
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.supervision import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Table


@dataclass(frozen=True, slots=True)
class LoadsPage:
    frame: Frame
    table: Table | None
    complaint: Heard | None
    service: str
    form: forms.Answer


def loads(
    request: HttpRequest, supervisor: Viewer, at: datetime, complaint: Heard | None, form: forms.Answer
) -> LoadsPage:
    found = casework.loads(supervisor, at)
    return LoadsPage(
        frame=frame(request, title=_("Files d’attente"), navigation=navigation.signed_in(), listed=False),
        table=_table(found) if found else None,
        complaint=complaint,
        service=words.said(complaint.service.title) if complaint else "",
        form=form,
    )


def _table(found: tuple[Load, ...]) -> Table:
    return Table(
        caption=_("Ce qui attend dans vos bureaux"),
        columns=(
            Column(_("Bureau")),
            Column(_("Rôle")),
            Column(_("En attente"), numeric=True),
            Column(_("En main"), numeric=True),
            Column(_("Délai arrêté"), numeric=True),
            Column(_("En retard"), numeric=True),
            Column(_("Le plus ancien est prêt depuis")),
        ),
        rows=tuple(_row(each) for each in found),
        stacked=True,
    )


def _row(load: Load) -> tuple[str, ...]:
    return (
        load.unit,
        str(load.role.label),
        wording.number(load.waiting),
        wording.number(load.in_hand),
        wording.number(load.paused),
        wording.number(load.late),
        wording.moment(load.oldest_ready_at) if load.oldest_ready_at else _("aucun"),
    )
