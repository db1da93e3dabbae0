"""State, promised date and office: all that is said on the telephone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.casework.helping import Standing
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.helping import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import SummaryRow


@dataclass(frozen=True, slots=True)
class AskPage:
    """`rows` are empty until a request was found."""

    frame: Frame
    form: forms.Ask
    submit: str
    rows: tuple[SummaryRow, ...]


def ask(request: HttpRequest, form: forms.Ask, found: Standing | None) -> AskPage:
    title = _("Aide au téléphone")
    return AskPage(
        frame=frame(request, title=title, navigation=navigation.signed_in(request), listed=False),
        form=form,
        submit=_("Dire où elle en est"),
        rows=tuple(_rows(found)) if found else (),
    )


def _rows(found: Standing) -> Iterable[SummaryRow]:
    yield SummaryRow(_("Référence"), found.reference)
    yield SummaryRow(_("Où elle en est"), str(found.state.label))
    yield SummaryRow(
        _("Réponse promise"), wording.moment(found.promised_at) if found.promised_at else _("pas encore de date")
    )
    yield SummaryRow(_("Bureau"), words.said(found.office) or _("aucun bureau pour le moment"))
