"""How centres are, and the service-continuity index with the rows that it is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from guichet.domains.supervision.measures import GAUGES
from guichet.domains.supervision.queries import NOTHING, Continuity, DayFacts, SlotFacts, Standing
from guichet.domains.supervision.vocabulary import CentreState
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Status, SummaryRow, Table
from guichet.surfaces.ui.parts import Standing as Shown

Line = tuple[str | Link | Status, ...]
STANDINGS = {
    CentreState.ONLINE: Shown.DONE,
    CentreState.DEGRADED: Shown.ATTENTION,
    CentreState.OFFLINE: Shown.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Month:
    first: date

    @classmethod
    def asked(cls, request: HttpRequest, at: datetime) -> Self:
        """The month that the address asks for, `?mois=2026-03`; this one when it asks for none."""
        today = at.astimezone(BENIN).date()
        try:
            return cls(date.fromisoformat(f"{request.GET.get('mois', '')}-01"))
        except ValueError:
            return cls(today.replace(day=1))

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def query(self) -> str:
        return f"?mois={self.first:%Y-%m}"

    def others(self) -> tuple[Link, ...]:
        before = (self.first - timedelta(days=1)).replace(day=1)
        after = self.last + timedelta(days=1)
        return (
            Link(_("Mois précédent"), f"?mois={before:%Y-%m}"),
            Link(_("Mois suivant"), f"?mois={after:%Y-%m}"),
        )

    def __str__(self) -> str:
        last = self.last
        return _("du %(first)s au %(last)s") % {"first": wording.day(self.first), "last": wording.day(last)}


@dataclass(frozen=True, slots=True)
class TablePage:
    frame: Frame
    lead: str
    table: Table | None
    empty: str


@dataclass(frozen=True, slots=True)
class CentrePage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    wrong: tuple[str, ...]
    table: Table | None
    months: tuple[Link, ...]
    start: str


@dataclass(frozen=True, slots=True)
class ContinuityPage:
    frame: Frame
    table: Table | None
    months: tuple[Link, ...]


def centres(request: HttpRequest, standings: Sequence[Standing]) -> TablePage:
    columns = (Column(_("Centre")), Column(_("État")), Column(_("Depuis")), Column(_("Ce qui ne va pas")))
    rows: tuple[Line, ...] = tuple(
        (
            Link(each.centre.name, _address(each.centre.code)),
            Status(str(each.state.label), STANDINGS.get(each.state, Shown.WAITING)),
            wording.moment(each.since) if each.since else "",
            " ".join(each.wrong),
        )
        for each in standings
    )
    return TablePage(
        frame=_frame(request, _("État des centres")),
        lead=_("Comme le guichet national les connaît en ce moment."),
        table=Table(_("État des centres"), columns, rows, stacked=True) if rows else None,
        empty=_("Aucun centre n’est à suivre par vous."),
    )


def centre(request: HttpRequest, standing: Standing, days: Sequence[DayFacts], month: Month) -> CentrePage:
    title, code = standing.centre.name, standing.centre.code
    rows: tuple[Line, ...] = tuple(
        (Link(wording.day(each.on), _day_address(code, each.on)), *_cells(each.counted)) for each in days
    )
    caption = _("Continuité, %(month)s") % {"month": month}
    return CentrePage(
        frame=_frame(request, title, Link(_("État des centres"), reverse("backoffice:incidents:centres"))),
        rows=(*_state(standing), *_gauges(standing)),
        wrong=standing.wrong,
        table=Table(caption, (Column(_("Jour")), *_columns()), rows, stacked=True) if rows else None,
        months=month.others(),
        start=reverse("backoffice:incidents:start", args=[code]),
    )


def _state(standing: Standing) -> tuple[SummaryRow, ...]:
    never = _("jamais")
    return (
        SummaryRow(_("État"), str(standing.state.label)),
        SummaryRow(_("Dernières nouvelles"), wording.moment(standing.heard_at) if standing.heard_at else never),
        SummaryRow(_("Dernière mesure"), wording.moment(standing.slot_at) if standing.slot_at else never),
    )


def _gauges(standing: Standing) -> tuple[SummaryRow, ...]:
    words = {
        "battery": _("Batterie"),
        "panel": _("Panneau solaire"),
        "disk": _("Disque pris"),
        "processor": _("Processeur pris"),
        "temperature": _("Température"),
        "latency": _("Aller-retour de la liaison"),
        "waiting": _("Envois qui attendent"),
        "oldest": _("Âge du plus ancien envoi"),
        "paper": _("Papier"),
        "clock": _("Écart de l’horloge"),
    }
    return tuple(
        SummaryRow(words[name], f"{standing.gauges[name][1]:g}\u00a0{GAUGES[name]}".strip())
        for name in words
        if name in standing.gauges
    )


def day(request: HttpRequest, centre: CentreFacts, on: date, slots: Sequence[SlotFacts]) -> TablePage:
    columns = (
        Column(_("À partir de")),
        *(Column(title, numeric=True) for title in (_("Relevés"), _("Borne"), _("Écran"), _("Liaison"))),
        Column(_("A pu servir")),
    )
    rows = tuple(
        (
            f"{each.begins_at.astimezone(BENIN):%H:%M}",
            *(str(count) for count in (each.samples, each.kiosk, each.screen, each.link)),
            _("oui") if each.serves else _("non"),
        )
        for each in slots
    )
    title = _("%(centre)s, le %(day)s") % {"centre": centre.name, "day": wording.day(on)}
    return TablePage(
        frame=_frame(request, title, Link(centre.name, _address(centre.code))),
        lead=_("Par tranche de dix minutes\u00a0: sur dix relevés, combien de fois chaque chose a répondu."),
        table=Table(_("Tranches de dix minutes"), columns, rows, stacked=True) if rows else None,
        empty=_("Ce jour-là, ce centre n’a rien dit."),
    )


def continuity(
    request: HttpRequest, mine: Sequence[CentreFacts], found: Mapping[str, Continuity], month: Month
) -> ContinuityPage:
    rows: tuple[Line, ...] = tuple(
        (
            Link(each.commune, f"{_address(each.code)}{month.query}", about=each.name),
            *_cells(found.get(each.code, NOTHING)),
        )
        for each in mine
    )
    caption = _("Continuité du service, %(month)s") % {"month": month}
    return ContinuityPage(
        frame=_frame(request, _("Continuité du service")),
        table=Table(caption, (Column(_("Commune")), *_columns()), rows, stacked=True) if rows else None,
        months=month.others(),
    )


def _columns() -> tuple[Column, ...]:
    titles = (_("Indice"), _("Tranches servies"), _("Tranches attendues"), _("Avec la liaison"))
    return tuple(Column(title, numeric=True) for title in titles)


def _cells(counted: Continuity) -> tuple[str, ...]:
    share = counted.share
    index = _("pas de chiffre") if share is None else f"{formats.number_format(100 * share, 1)}\u00a0%"
    return (index, *(wording.number(count) for count in (counted.served, counted.expected, counted.linked)))


def _address(code: str) -> str:
    return reverse("backoffice:incidents:centre", args=[code])


def _day_address(code: str, on: date) -> str:
    return reverse("backoffice:incidents:day", args=[code, on.year, on.month, on.day])


def _frame(request: HttpRequest, title: str, above: Link | None = None) -> Frame:
    back = above or Link(_("Incidents en cours"), reverse("backoffice:incidents:pending"))
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(), listed=False)
