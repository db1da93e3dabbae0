"""What the pages of the centre's register show."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.intake.tickets import node
from guichet.commons.printing.slips import Line, Slip
from guichet.domains.relations.vocabulary import ConcernKind
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.counter.register import forms
from guichet.surfaces.questions import papers
from guichet.surfaces.questions.papers import Printed
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import SummaryRow


@dataclass(frozen=True, slots=True)
class WritePage:
    """`written` is what was written here today, by kind and never by what it says."""

    frame: Frame
    form: forms.Entry
    submit: str
    written: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True, repr=False)
class GivenPage:
    """`code` is on this page and on paper only."""

    frame: Frame
    code: str
    onward: str
    where: str
    notice: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class WaitingPage:
    frame: Frame


def write(request: HttpRequest, form: forms.Entry, written: Mapping[ConcernKind, int]) -> WritePage:
    rows = (SummaryRow(str(kind.label).capitalize(), wording.number(count)) for kind, count in written.items())
    return WritePage(framed(request, _("Inscrire au registre")), form, _("Sceller et envoyer"), tuple(rows))


def given(request: HttpRequest, code: str) -> GivenPage:
    """The slip is printed with it, where there is a printer."""
    became = papers.hand_out(slip(code))
    notice = None if became is Printed.NONE else papers.said(became)
    return GivenPage(framed(request, _("C’est sous pli")), code, _onward(), _where(), notice)


def waiting(request: HttpRequest) -> WaitingPage:
    return WaitingPage(framed(request, _("Le registre attend la première liaison")))


def slip(code: str) -> Slip:
    return Slip(
        language=get_language() or "fr",
        title=_("Votre code de retour"),
        subtitle="",
        lines=(Line(_("Code"), code, large=True),),
        notes=(
            _onward(),
            _("Avec ce code, et lui seul, la réponse se lit à %(where)s") % {"where": _where()},
        ),
        demonstration=settings.DEMONSTRATION,
    )


def _onward() -> str:
    return _(
        "Le pli part avec la prochaine liaison. Les 30 jours commencent quand il arrive au portail national : "
        "l’heure de ce centre n’y change rien."
    )


def _where() -> str:
    return f"{node.address_for_phones()}{reverse('portal:concerns:follow')}"
