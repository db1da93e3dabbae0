"""What the dashboard shows; every number leads to the rows that it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.territory import measures
from guichet.domains.territory.atlas import Atlas
from guichet.domains.territory.dashboard import AtTheDoor, Dashboard, Door
from guichet.domains.territory.measures import Counts
from guichet.domains.territory.periods import Period
from guichet.foundation.places.facts import CommuneFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.dashboard import figures
from guichet.surfaces.backoffice.incidents.figures import status_of
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas.drawing import Drawing, draw
from guichet.surfaces.ui.atlas.layers import LAYERS
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Table

Months = Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class FirstPage:
    """`now` are the numbers of this moment, `sums` those of the period beside the period before."""

    frame: Frame
    now: Table
    periods: tuple[Link, ...]
    sums: Table | None
    drawing: Drawing | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RowsPage:
    frame: Frame
    lead: str
    table: Table | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DayPage:
    frame: Frame
    tables: tuple[Table, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class InPeriod:
    """What the viewer's communes came to, in the period and in the one before."""

    period: Period
    counts: Months
    before: Months
    last: Period


def first(request: HttpRequest, found: Dashboard, told: InPeriod, atlas: Atlas) -> FirstPage:
    return FirstPage(
        frame=_frame(request, _("Tableau de bord")),
        now=Table(_("En ce moment"), _of_now(), tuple(_now(found)), stacked=True),
        periods=periods(told.period, told.last, reverse("backoffice:dashboard:first")),
        sums=_sums(told) if atlas.communes else None,
        drawing=draw(atlas, LAYERS[0], lambda each: _days_address(each.facts.code, "visites", told.period))
        if atlas.communes
        else None,
        links=(
            Link(_("À appeler aujourd’hui"), reverse("backoffice:incidents:calls")),
            Link(_("La carte publique"), reverse("portal:territory:map")),
            Link(_("Déclaré et mesuré"), reverse("portal:territory:compared")),
        ),
    )


def _of_now() -> tuple[Column, ...]:
    return (Column(_("Ce qui est compté")), Column(_("Combien"), numeric=True))


def _now(found: Dashboard) -> Sequence[tuple[str, Link]]:
    """A nought leads to its empty list too: it says when it was looked at."""
    month = f"?mois={found.month:%Y-%m}"
    doors = ((_door_title(door), len(found.at(door)), _door_address(door)) for door in Door)
    others = (
        (_("Incidents ouverts"), found.incidents, reverse("backoffice:incidents:pending")),
        (_("Incidents en retard"), found.overdue, reverse("backoffice:dashboard:overdue")),
        (_("Rapports en retard"), len(found.late), reverse("backoffice:reports:every") + month),
        (_("Fréquentation en chute"), len(found.fallen), reverse("backoffice:reports:every") + month),
        (_("Fournitures qui manquent"), len(found.shortages), reverse("backoffice:network:alerts")),
        (_("Abonnements qui finissent"), len(found.subscriptions), reverse("backoffice:network:alerts")),
        (_("Plaintes à traiter"), found.complaints, reverse("backoffice:complaints:all")),
    )
    return [(title, Link(wording.number(count), address, about=title)) for title, count, address in (*doors, *others)]


def _door_title(door: Door) -> str:
    return {
        Door.OPEN: _("Centres ouverts maintenant"),
        Door.LATE: _("Centres qui devraient être ouverts"),
        Door.SHUT: _("Centres fermés avant l’heure"),
        Door.CLOSED: _("Centres hors de leurs heures d’ouverture"),
    }[door]


def _door_address(door: Door) -> str:
    return reverse("backoffice:dashboard:doors", args=[door.value])


def _sums(told: InPeriod) -> Table:
    now, before = measures.total(told.counts.values()), measures.total(told.before.values())
    lines = tuple(
        (
            str(shown.title),
            Link(shown.said(now), f"{_communes_address(code)}?periode={told.period.written}", about=str(shown.title)),
            shown.said(before),
        )
        for code, shown in figures.FIGURES.items()
    )
    columns = (Column(_("Chiffre")), Column(str(told.period)), Column(str(told.period.beside(-1))))
    return Table(_("Vos communes, %(period)s") % {"period": told.period}, columns, lines, stacked=True)


def periods(period: Period, last: Period, page: str) -> tuple[Link, ...]:
    """The one before and, unless it is to come, the one after; then the other lengths."""
    before, following = period.beside(-1), period.beside(1)
    found = [Link(_("Avant\u00a0: %(period)s") % {"period": before}, f"{page}?periode={before.written}")]
    if following.first <= last.first:
        text = _("Après\u00a0: %(period)s") % {"period": following}
        found.append(Link(text, f"{page}?periode={following.written}"))
    end = min(period.last, last.last)
    lengths = (Period.month(end), Period.quarter(end), Period.year(end))
    return (*found, *(Link(str(each), f"{page}?periode={each.written}", current=each == period) for each in lengths))


def doors(request: HttpRequest, door: Door, found: Sequence[AtTheDoor]) -> RowsPage:
    columns = (Column(_("Centre")), Column(_("Commune")), Column(_("Sa machine")))
    lines = tuple(
        (
            Link(each.centre.name, reverse("backoffice:incidents:centre", args=[each.centre.code])),
            each.centre.commune,
            status_of(each.state),
        )
        for each in found
        if each.door is door
    )
    return _rows(request, _door_title(door), Table(_door_title(door), columns, lines, stacked=True))


def overdue(request: HttpRequest, lines: Sequence[tuple[Link, str, str]]) -> RowsPage:
    title = _("Incidents en retard")
    columns = (Column(_("Incident")), Column(_("Centre")), Column(_("À clore avant le")))
    return _rows(request, title, Table(title, columns, tuple(lines), stacked=True))


def communes(request: HttpRequest, code: str, told: InPeriod, names: Mapping[str, CommuneFacts]) -> RowsPage:
    shown = figures.named(code)
    title = _("%(figure)s par commune, %(period)s") % {"figure": shown.title, "period": told.period}
    lines = tuple(
        (names[commune].name, _opened(shown.said(counts), shown.is_any(counts), commune, code, told.period))
        for commune, counts in sorted(told.counts.items(), key=lambda each: (names[each[0]].name, each[0]))
    )
    whole = shown.said(measures.total(told.counts.values()))
    table = Table(title, (Column(_("Commune")), Column(str(shown.title), numeric=True)), lines, stacked=True)
    lead, links = _whole(whole), periods(told.period, told.last, _communes_address(code))
    return _rows(request, title, table, lead, links)


def _whole(said: str) -> str:
    return _("En tout\u00a0: %(whole)s.") % {"whole": said}


def _opened(text: str, is_any: bool, commune: str, code: str, period: Period) -> str | Link:  # noqa: FBT001
    return Link(text, _days_address(commune, code, period)) if is_any else text


def days(
    request: HttpRequest, facts: CommuneFacts, code: str, counted: Mapping[date, Counts], period: Period
) -> RowsPage:
    shown = figures.named(code)
    title = _("%(figure)s à %(commune)s, %(period)s") % {
        "figure": shown.title,
        "commune": facts.name,
        "period": period,
    }
    held = {on: counts for on, counts in counted.items() if shown.is_any(counts)}
    lines = _of_months(held, facts.code, code, period) if period.length > 1 else _of_days(held, facts.code, code)
    head = Column(_("Mois")) if period.length > 1 else Column(_("Jour"))
    table = Table(title, (head, Column(str(shown.title), numeric=True)), lines, stacked=True)
    whole = _whole(shown.said(measures.total(held.values())))
    above = Link(
        _("%(figure)s par commune") % {"figure": shown.title}, f"{_communes_address(code)}?periode={period.written}"
    )
    return _rows(request, title, table, whole, above=above)


def _of_months(
    held: Mapping[date, Counts], commune: str, code: str, period: Period
) -> tuple[tuple[str | Link, ...], ...]:
    shown = figures.named(code)
    of_each = (
        (Period(month, 1), [each for on, each in held.items() if on.replace(day=1) == month]) for month in period.months
    )
    return tuple(
        (Link(str(month), _days_address(commune, code, month)), shown.said(measures.total(counts)))
        for month, counts in of_each
        if counts
    )


def _of_days(held: Mapping[date, Counts], commune: str, code: str) -> tuple[tuple[str | Link, ...], ...]:
    shown = figures.named(code)
    return tuple((Link(wording.day(on), _day_address(commune, on)), shown.said(counts)) for on, counts in held.items())


def _rows(
    request: HttpRequest,
    title: str,
    table: Table,
    lead: str = "",
    links: tuple[Link, ...] = (),
    above: Link | None = None,
) -> RowsPage:
    return RowsPage(_frame(request, title, above), lead, table if table.rows else None, links)


def day(request: HttpRequest, facts: CommuneFacts, on: date, tables: Sequence[Table], links: Sequence[Link]) -> DayPage:
    title = _("%(commune)s, le %(day)s") % {"commune": facts.name, "day": wording.day(on)}
    above = Link(_("Les jours du mois"), _days_address(facts.code, "visites", Period.month(on)))
    return DayPage(_frame(request, title, above), tuple(tables), tuple(links))


def _communes_address(code: str) -> str:
    return reverse("backoffice:dashboard:communes", args=[code])


def _days_address(commune: str, code: str, period: Period) -> str:
    return f"{reverse('backoffice:dashboard:days', args=[commune, code])}?periode={period.written}"


def _day_address(commune: str, on: date) -> str:
    return reverse("backoffice:dashboard:day", args=[commune, on.year, on.month, on.day])


def _frame(request: HttpRequest, title: str, above: Link | None = None) -> Frame:
    is_first = title == _("Tableau de bord")
    home = Link(_("Mon poste"), reverse("backoffice:home"))
    back = above or (home if is_first else Link(_("Tableau de bord"), reverse("backoffice:dashboard:first")))
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
