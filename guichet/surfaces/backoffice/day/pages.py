"""The steps that an officer ended today: what each became, nothing of what it said. Made to be printed and signed."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    who: str
    counted: str
    table: Table | None


def today(request: HttpRequest, officer: Viewer, at: datetime) -> TodayPage:
    done = casework.done_on(officer, at.astimezone(BENIN).date())
    return TodayPage(
        frame=frame(request, title=_("Mes décisions du jour"), navigation=navigation.signed_in(request), listed=False),
        who=_("%(name)s, le %(day)s") % {"name": officer.name, "day": wording.day(at)},
        counted=_counted(done),
        table=_table(done) if done else None,
    )


def _counted(done: tuple[Done, ...]) -> str:
    decided = sum(each.decided is not None for each in done)
    steps = ngettext("%(count)s étape terminée", "%(count)s étapes terminées", len(done)) % {"count": len(done)}
    if not decided:
        return _("%(steps)s, sans décider de dossier.") % {"steps": steps}
    ends = ngettext("%(count)s dossier décidé", "%(count)s dossiers décidés", decided) % {"count": decided}
    return _("%(steps)s, dont %(ends)s.") % {"steps": steps, "ends": ends}


def _table(done: tuple[Done, ...]) -> Table:
    return Table(
        caption=_("Les étapes que vous avez terminées aujourd’hui"),
        columns=(Column(_("Dossier")), Column(_("Service")), Column(_("Étape")), Column(_("Résultat")), Column(_("À"))),
        rows=tuple(
            (
                each.reference,
                words.said(each.service.title),
                words.said(each.step),
                _result(each),
                wording.moment(each.at),
            )
            for each in done
        ),
        stacked=True,
    )


def _result(done: Done) -> str:
    """How the step ended; of a decision, what the applicant reads."""
    result = words.said(done.result)
    if done.decided is None:
        return result
    return _("%(result)s : %(outcome)s") % {"result": result, "outcome": words.said(done.decided)}
