"""How centres are, and the service-continuity index with the rows that it is made of."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.commons.announcements import queries as announcements
from guichet.domains.supervision.measures import GAUGES
from guichet.domains.supervision.queries import NOTHING, Continuity, DayFacts, NumberFacts, SlotFacts, Standing
from guichet.domains.supervision.vocabulary import CentreState
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words as atlas_words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Status, SummaryRow, Table
from guichet.surfaces.ui.parts import Standing as Shown

UNITS = dict.fromkeys(("sent", "received"), gettext_lazy("ko/min"))
HALF = 0.5  # of the samples of ten minutes
Line = tuple[str | Link | Status, ...]
STANDINGS = {
    CentreState.ONLINE: Shown.DONE,
    CentreState.DEGRADED: Shown.ATTENTION,
    CentreState.OFFLINE: Shown.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Month:
    """`latest` is the month that runs: no page of a month to come is offered."""

    first: date
    latest: date

    @classmethod
    def asked(cls, request: HttpRequest, at: datetime) -> Self:
        """The month that the address asks for, `?mois=2026-03`; this one when it asks for none."""
        latest = at.astimezone(BENIN).date().replace(day=1)
        try:
            return cls(date.fromisoformat(f"{request.GET.get('mois', '')}-01"), latest)
        except ValueError:
            return cls(latest, latest)

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def query(self) -> str:
        return f"?mois={self.first:%Y-%m}"

    def others(self) -> tuple[Link, ...]:
        before = Month((self.first - timedelta(days=1)).replace(day=1), self.latest)
        after = Month(self.last + timedelta(days=1), self.latest)
        found = (Link(_("Avant\u00a0: %(period)s") % {"period": before}, before.query),)
        if after.first > self.latest:
            return found
        return (*found, Link(_("Après\u00a0: %(period)s") % {"period": after}, after.query))

    def __str__(self) -> str:
        return f"{MONTHS[self.first.month]} {self.first.year}"


@dataclass(frozen=True, slots=True)
class TablePage:
    frame: Frame
    lead: str
    table: Table | None
    empty: str


@dataclass(frozen=True, slots=True)
class DayPage:
    """`showed` sets what the screen showed, slot by slot, beside the proof of play of the day."""

    frame: Frame
    lead: str
    table: Table | None
    empty: str
    showed: Table | None


@dataclass(frozen=True, slots=True)
class CentrePage:
    frame: Frame
    status: Status
    rows: tuple[SummaryRow, ...]
    wrong: tuple[str, ...]
    table: Table | None
    months: tuple[Link, ...]
    start: str
    every_order: str
    orders: Table | None
    numbers: tuple[SummaryRow, ...]
    change_numbers: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on the page of a centre beside how it is."""

    orders: Table | None
    numbers: Sequence[NumberFacts]
    may_act: bool


@dataclass(frozen=True, slots=True)
class ContinuityPage:
    frame: Frame
    table: Table | None
    months: tuple[Link, ...]


# What is wrong first; whoever was never heard of last.
ORDER = (
    CentreState.OFFLINE,
    CentreState.DEGRADED,
    CentreState.ONLINE,
    CentreState.RESTING,
    CentreState.NEVER_SEEN,
)


def centres(request: HttpRequest, standings: Sequence[Standing]) -> TablePage:
    columns = (Column(_("Centre")), Column(_("État")), Column(_("Depuis")), Column(_("Ce qui ne va pas")))
    rows: tuple[Line, ...] = tuple(
        (
            Link(each.centre.name, _address(each.centre.code)),
            status_of(each.state),
            wording.moment(each.since) if each.since else "",
            " ".join(each.wrong),
        )
        for each in sorted(standings, key=lambda each: ORDER.index(each.state))
    )
    return TablePage(
        frame=_frame(request, _("État des centres")),
        lead=_("Comme le guichet national les connaît en ce moment, ce qui ne va pas d’abord."),
        table=Table(_("État des centres"), columns, rows, stacked=True) if rows else None,
        empty=_("Vous ne suivez aucun centre."),
    )


def centre(
    request: HttpRequest, standing: Standing, days: Sequence[DayFacts], month: Month, beside: Beside
) -> CentrePage:
    title, code = standing.centre.name, standing.centre.code
    rows: tuple[Line, ...] = tuple(
        (Link(wording.day(each.on), _day_address(code, each.on)), *_cells(each.counted)) for each in days
    )
    caption = _("Continuité, %(month)s") % {"month": month}
    return CentrePage(
        frame=_frame(request, title, Link(_("État des centres"), reverse("backoffice:incidents:centres"))),
        status=status_of(standing.state),
        rows=(*_heard(standing), *_gauges(standing)),
        wrong=standing.wrong,
        table=Table(caption, (Column(_("Jour")), *_columns()), rows, stacked=True) if rows else None,
        months=month.others(),
        start=reverse("backoffice:incidents:start", args=[code]),
        every_order=reverse("backoffice:incidents:orders", args=[code]),
        orders=beside.orders,
        numbers=tuple(SummaryRow(str(each.office.label).capitalize(), each.spoken) for each in beside.numbers),
        change_numbers=reverse("backoffice:incidents:numbers", args=[code]) if beside.may_act else "",
    )


def status_of(state: CentreState) -> Status:
    return Status(str(state.label), STANDINGS.get(state, Shown.WAITING))


def _heard(standing: Standing) -> tuple[SummaryRow, ...]:
    never = _("jamais")
    return (
        SummaryRow(_("Dernières nouvelles"), wording.moment(standing.heard_at) if standing.heard_at else never),
        SummaryRow(_("Dernière mesure"), wording.moment(standing.slot_at) if standing.slot_at else never),
    )


def _gauges(standing: Standing) -> tuple[SummaryRow, ...]:
    if not standing.gauges:
        return ()
    return (*_measured(standing), SummaryRow(_("Imprimante"), _printer(standing)))


def _printer(standing: Standing) -> str:
    """By the last ten minutes; what cannot be asked is not called well."""
    ready, empty = (standing.gauges.get(name, [0.0, 0.0, 0.0])[1] for name in ("printer", "no-paper"))
    if "printer" not in standing.gauges:
        return _("inconnue : elle ne peut pas être interrogée")
    if empty > HALF:
        return _("sans papier")
    return _("prête") if ready > HALF else _("ne répond pas")


def _measured(standing: Standing) -> tuple[SummaryRow, ...]:
    words = {
        "battery": _("Batterie"),
        "panel": _("Panneau solaire"),
        "disk": _("Disque pris"),
        "processor": _("Processeur pris"),
        "temperature": _("Température"),
        "latency": _("Aller-retour de la liaison"),
        "sent": _("Envoyé par la liaison"),
        "received": _("Reçu par la liaison"),
        "waiting": _("Envois qui attendent"),
        "oldest": _("Âge du plus ancien envoi"),
        "paper": _("Papier"),
        "clock": _("Écart de l’horloge"),
    }
    return tuple(
        SummaryRow(words[name], f"{_decimal(standing.gauges[name][1])}\u00a0{UNITS.get(name, GAUGES[name])}".strip())
        for name in words
        if name in standing.gauges
    )


def _decimal(value: float) -> str:
    """As it is written in the reader's language, a decimal only where there is one, below nought with a true minus."""
    return formats.number_format(f"{value:.10g}").replace("-", "\u2212")


def day(
    request: HttpRequest, centre: CentreFacts, on: date, slots: Sequence[SlotFacts], proof: Mapping[str, int]
) -> DayPage:
    titles = announcements.titles({*proof, *(reference for each in slots for reference in each.showed)})
    rows = tuple(_slot(each, titles) for each in slots)
    title = _("%(centre)s, le %(day)s") % {"centre": centre.name, "day": wording.day(on)}
    return DayPage(
        frame=_frame(request, title, Link(centre.name, _address(centre.code))),
        lead=_("Par tranche de dix minutes\u00a0: sur dix relevés, combien de fois chaque chose a répondu."),
        table=Table(_("Tranches de dix minutes"), _columns_of_day(), rows) if rows else None,
        empty=_("De ce jour, rien n’est gardé tranche par tranche."),
        showed=_showed(slots, proof, titles),
    )


def _columns_of_day() -> tuple[Column, ...]:
    counted = (_("Relevés"), _("Borne"), _("Écran"), _("Liaison"))
    numeric = tuple(Column(title, numeric=True) for title in counted)
    return (Column(_("À partir de")), *numeric, Column(_("A pu servir")), Column(_("À l’écran")))


def _slot(each: SlotFacts, titles: Mapping[str, str]) -> tuple[str, ...]:
    return (
        wording.hour(each.begins_at),
        *(str(count) for count in (each.samples, each.kiosk, each.screen, each.link)),
        _("oui") if each.serves else _("non"),
        ", ".join(f"{titles[reference]} ({times})" for reference, times in each.showed.items() if reference in titles),
    )


def _showed(slots: Sequence[SlotFacts], proof: Mapping[str, int], titles: Mapping[str, str]) -> Table | None:
    """What the slots say beside the proof of play of that day; they differ while one of both is still on its way."""
    told: Counter[str] = Counter()
    for each in slots:
        told.update(each.showed)
    columns = (Column(_("Annonce")), *(Column(each, numeric=True) for each in (_("Par tranches"), _("Preuve du jour"))))
    proven = {reference: wording.number(times) for reference, times in proof.items()}
    rows = tuple(
        (title, wording.number(told[reference]), proven.get(reference, _("pas encore")))
        for reference, title in sorted(titles.items(), key=lambda pair: (pair[1], pair[0]))
    )
    return Table(_("Ce que l’écran a montré ce jour-là"), columns, rows, stacked=True) if rows else None


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
    titles = (_("Indice"), _("Tranches servies"), _("Tranches attendues"), _("Tranches avec liaison"))
    return tuple(Column(title, numeric=True) for title in titles)


def _cells(counted: Continuity) -> tuple[str, ...]:
    return (
        atlas_words.index(counted.share),
        *(wording.number(count) for count in (counted.served, counted.expected, counted.linked)),
    )


def _address(code: str) -> str:
    return reverse("backoffice:incidents:centre", args=[code])


def _day_address(code: str, on: date) -> str:
    return reverse("backoffice:incidents:day", args=[code, on.year, on.month, on.day])


def _frame(request: HttpRequest, title: str, above: Link | None = None) -> Frame:
    back = above or Link(_("Incidents en cours"), reverse("backoffice:incidents:pending"))
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
