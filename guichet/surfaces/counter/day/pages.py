"""What opening and closing show."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.reception.queries import Counts
from guichet.surfaces.counter.day import forms
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import SummaryRow


@dataclass(frozen=True, slots=True)
class OpeningPage:
    frame: Frame
    form: forms.Opening
    submit: str


@dataclass(frozen=True, slots=True)
class ClosingPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]


def opening(request: HttpRequest, form: forms.Opening) -> OpeningPage:
    return OpeningPage(framed(request, _("Ouvrir le centre")), form, _("Déclarer l’ouverture"))


def closing(request: HttpRequest, counts: Counts) -> ClosingPage:
    return ClosingPage(framed(request, _("Fermer le centre")), rows(counts))


def rows(counts: Counts) -> tuple[SummaryRow, ...]:
    """A day in figures; what visitors pressed is a line of its own."""
    pressed = _("%(yes)s satisfaits, %(no)s non") % {"yes": counts.satisfied, "no": counts.unsatisfied}
    entered = _("%(yes)s satisfaits, %(no)s non") % {"yes": counts.entered_satisfied, "no": counts.entered_unsatisfied}
    return (
        SummaryRow(_("Visites"), wording.number(counts.visits)),
        SummaryRow(_("Attendent encore"), wording.number(counts.waiting)),
        SummaryRow(_("Visages pressés par les visiteurs"), pressed),
        SummaryRow(_("Avis saisis par le centre"), entered),
        SummaryRow(_("Plaintes recueillies"), wording.number(counts.complaints)),
    )
