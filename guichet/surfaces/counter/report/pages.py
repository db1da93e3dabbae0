"""What the report shows at a counter, and what becomes of what is typed there."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.sync.queries import Standing
from guichet.domains.reception.monthly import Figures, Line
from guichet.domains.reporting import wording as words
from guichet.domains.reporting.progress import Progress
from guichet.domains.reporting.queries import WordsFacts
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.counter.framing import framed, here
from guichet.surfaces.counter.report import forms
from guichet.surfaces.ui import paging, parts, wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Status, Step, StepState, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Known:
    """What was asked of the rooms below before the page is made."""

    month: date
    said: WordsFacts
    told: Progress
    figures: Figures
    standing: Standing
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`status` and `leaves` say where the words are, and when they go."""

    frame: Frame
    months: tuple[Link, ...]
    figures: Table
    satisfied: tuple[SummaryRow, ...]
    form: forms.Words
    submit: str
    address: str
    status: Status
    leaves: str
    steps: tuple[Step, ...]
    national: Link


@dataclass(frozen=True, slots=True)
class RowsPage:
    frame: Frame
    table: Table | None
    pages: Pages | None


def show(request: HttpRequest, known: Known, form: forms.Words) -> ReportPage:
    month = known.month
    national = f"{settings.HUB_URL}/agents/rapports/{here()}/{month:%Y-%m}/"
    return ReportPage(
        frame=framed(request, _title(month)),
        months=_months(month, known.at),
        figures=_figures(known.figures, month),
        satisfied=(
            SummaryRow(_("Satisfaits, d’après les visages pressés"), words.satisfied(known.figures, "visitor")),
            SummaryRow(_("Satisfaits, d’après ce que le centre a saisi"), words.satisfied(known.figures, "staff")),
        ),
        form=form,
        submit=_("Garder et envoyer"),
        address=_address(month),
        status=_status(known),
        leaves=_leaves(known.standing),
        steps=_steps(known),
        national=Link(_("Transmettre le rapport au département"), national),
    )


def rows(request: HttpRequest, month: date, figure: str, found: Listed[Line]) -> RowsPage:
    lines = tuple((wording.moment(each.at), ", ".join(filter(None, each.words))) for each in found.items)
    columns = (Column(_("Quand")), Column(_("Ce que dit le registre")))
    title = words.label(figure)
    table = Table(title, columns, lines, stacked=True) if lines else None
    return RowsPage(framed(request, title, back=Link(_title(month), _address(month))), table, paging.pages(found))


def _figures(figures: Figures, month: date) -> Table:
    columns = (Column(_("Chiffre")), Column(_("Valeur"), numeric=True))
    found = sorted({"visits": 0, **figures}, key=words.order)
    lines = tuple(
        (
            label := words.label(each),
            Link(
                wording.number(figures.get(each, 0)),
                reverse("counter:report:rows", args=[f"{month:%Y-%m}", each]),
                about=label,
            ),
        )
        for each in found
    )
    return Table(_("Les chiffres du mois"), columns, lines, stacked=True)


def _status(known: Known) -> Status:
    said = known.said
    if said.written_at is None:
        return Status(_("rien n’est encore écrit"))
    moment = wording.moment(said.written_at)
    if said.leaves:
        return Status(_("gardé ici le %(moment)s, pas encore envoyé") % {"moment": moment}, parts.Standing.ATTENTION)
    if not _arrived(known):
        return Status(_("gardé le %(moment)s, part avec la liaison") % {"moment": moment}, parts.Standing.WAITING)
    return Status(_("gardé le %(moment)s, arrivé au guichet national") % {"moment": moment}, parts.Standing.DONE)


def _arrived(known: Known) -> bool:
    """Nothing of it waits here any more."""
    return known.said.written_at is not None and not known.said.leaves and not known.standing.records


def _steps(known: Known) -> tuple[Step, ...]:
    """From the counter to the synthesis. A report that was transmitted without a word from here begins there."""
    said, told = known.said, known.told
    way: list[tuple[str, bool, str]] = [
        (_("Transmis au département"), told.transmitted_at is not None, _on(told.transmitted_at)),
        (_("Commenté par la direction départementale"), told.forwarded_at is not None, _commented(told)),
        (_("Dans la synthèse nationale"), told.in_synthesis_at is not None, _on(told.in_synthesis_at)),
    ]
    if said.written_at is not None or told.transmitted_at is None:
        arrived = _arrived(known)
        received = _on(told.received_at) if arrived else _waits(known)
        way.insert(0, (_("Reçu au guichet national"), arrived, received))
        way.insert(0, (_("Écrit sur ce guichet"), said.written_at is not None, _on(said.written_at)))
    now = next((number for number, (_title, is_done, _detail) in enumerate(way) if not is_done), len(way))
    return tuple(
        Step(title, StepState.DONE if is_done else StepState.NOW if number == now else StepState.LATER, detail)
        for number, (title, is_done, detail) in enumerate(way)
    )


def _on(moment: datetime | None) -> str:
    return _("le %(when)s") % {"when": wording.moment(moment)} if moment else ""


def _commented(told: Progress) -> str:
    if not told.comment:
        return _on(told.forwarded_at)
    return _("%(when)s\u00a0: «\u00a0%(comment)s\u00a0»") % {"when": _on(told.forwarded_at), "comment": told.comment}


def _waits(known: Known) -> str:
    if known.said.written_at is None:
        return ""
    return _("part dans quelques minutes") if known.standing.is_up else _("attend la liaison")


def _leaves(standing: Standing) -> str:
    if standing.is_up:
        return _("Ce que vous écrivez est gardé à mesure, et part quelques minutes après le dernier mot.")
    return _(
        "La liaison est coupée : ce que vous écrivez est gardé sur ce guichet, même s’il s’éteint, "
        "et partira de lui-même à son retour. Vous n’avez rien à refaire."
    )


def _months(month: date, at: datetime) -> tuple[Link, ...]:
    before = (month - timedelta(days=1)).replace(day=1)
    after = (month + timedelta(days=32)).replace(day=1)
    found = [Link(words.month_of(before), _address(before))]
    if after <= at.astimezone(BENIN).date():
        found.append(Link(words.month_of(after), _address(after)))
    return tuple(found)


def _title(month: date) -> str:
    return _("Rapport du mois : %(month)s") % {"month": words.month_of(month)}


def _address(month: date) -> str:
    return reverse("counter:report:month", args=[f"{month:%Y-%m}"])
