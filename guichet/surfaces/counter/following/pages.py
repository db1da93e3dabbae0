"""Where a request is, as far as this centre knows, and since when it knows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.domains.reception.queries import Status
from guichet.surfaces.counter.following import forms
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import SummaryRow

STEPS = ((timedelta(days=1), DelayUnit.CALENDAR_DAYS), (timedelta(hours=1), DelayUnit.HOURS))


@dataclass(frozen=True, slots=True)
class FollowPage:
    """`unknown` is the reference that was asked for and that this centre knows nothing of."""

    frame: Frame
    form: forms.Follow
    submit: str
    reference: str
    rows: tuple[SummaryRow, ...]
    age: str
    unknown: str


def follow(request: HttpRequest, form: forms.Follow, asked: str, status: Status | None, at: datetime) -> FollowPage:
    return FollowPage(
        frame=framed(request, _("Suivre une demande")),
        form=form,
        submit=_("Chercher"),
        reference=status.reference if status else "",
        rows=_rows(status) if status else (),
        age=_("Nouvelle reçue du guichet national il y a %(age)s.") % {"age": length(at - status.at)} if status else "",
        unknown=asked if asked and status is None else "",
    )


def words_of(status: Status) -> str:
    return status.words_en if get_language() == "en" else status.words_fr


def length(passed: timedelta) -> str:
    """« 3 jours », « 5 heures », « 12 minutes »: as exact as matters."""
    for step, unit in STEPS:
        if passed >= step:
            return wording.counted(passed // step, unit)
    return wording.counted(max(1, passed // timedelta(minutes=1)), DelayUnit.MINUTES)


def _rows(status: Status) -> tuple[SummaryRow, ...]:
    rows = [SummaryRow(_("Où elle en est"), words_of(status))]
    if status.place_in_line is not None:
        rows.append(SummaryRow(_("Demandes servies avant elle"), wording.number(status.place_in_line)))
    if status.promised_at is not None:
        rows.append(SummaryRow(_("Réponse promise"), wording.moment(status.promised_at)))
    return tuple(rows)
