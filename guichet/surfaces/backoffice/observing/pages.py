"""A centre as whoever watches over its place may see it: figures and states, never a name, never words of a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from guichet.domains.circulars.queries import CircularLine
from guichet.domains.reception.monthly import Attendance, Figures
from guichet.domains.reporting import wording as words
from guichet.domains.reporting.queries import Transmitted
from guichet.domains.supervision.queries import NOTHING, Continuity, IncidentFacts, Standing
from guichet.domains.supervision.vocabulary import CentreState, Origin
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places.facts import CentreSheet
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.observing import days
from guichet.surfaces.ui import circulars, parts, wording
from guichet.surfaces.ui.atlas import words as atlas_words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, Status, SummaryRow, Table

STANDINGS = {
    CentreState.ONLINE: parts.Standing.DONE,
    CentreState.DEGRADED: parts.Standing.ATTENTION,
    CentreState.OFFLINE: parts.Standing.REFUSED,
}


@dataclass(frozen=True, slots=True)
class KnownOfAll:
    """What was asked of the rooms below before the list is made."""

    month: date
    standings: Sequence[Standing]
    figures: Mapping[PlaceId, Figures]
    continuity: Mapping[str, Continuity]
    incidents: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Known:
    """The same of one centre; `months` are those of the trend, the oldest first."""

    month: date
    standing: Standing
    sheet: CentreSheet | None
    attendance: Mapping[tuple[PlaceId, date], Attendance]
    months: tuple[date, ...]
    figures: Figures
    continuity: Continuity
    incidents: tuple[IncidentFacts, ...]
    report: Transmitted | None
    circulars: tuple[CircularLine, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    lead: str
    table: Table | None
    xlsx: str


@dataclass(frozen=True, slots=True)
class CentrePage:
    frame: Frame
    status: Status
    rows: tuple[SummaryRow, ...]
    hours: Table | None
    hours_note: str
    trend: Chart
    incidents: Table | None
    report: Table | None
    report_note: str
    circulars: Table | None
    continuity: Link
    xlsx: str


def every(request: HttpRequest, known: KnownOfAll) -> EveryPage:
    columns = (
        Column(_("Centre")),
        Column(_("Département")),
        Column(_("État")),
        Column(_("Visites"), numeric=True),
        Column(_("Satisfaits, d’après les visages pressés")),
        Column(_("Continuité"), numeric=True),
        Column(_("Incidents en cours"), numeric=True),
    )
    rows = tuple(_line(each, known) for each in known.standings)
    caption = _("Vos centres en %(month)s") % {"month": words.month_of(known.month)}
    return EveryPage(
        frame=_frame(request, _("Mes centres"), Link(_("Mon poste"), reverse("backoffice:home"))),
        lead=_("Ce que disent les registres des centres de votre territoire. Personne n’y est nommé."),
        table=Table(caption, columns, rows, stacked=True) if rows else None,
        xlsx=reverse("backoffice:observing:every-xlsx"),
    )


def _line(each: Standing, known: KnownOfAll) -> tuple[str | Link | Status, ...]:
    code = PlaceId(each.centre.code)
    figures = known.figures.get(code, {})
    return (
        Link(each.centre.name, _address(code)),
        each.centre.department,
        _status(each),
        Link(wording.number(figures.get("visits", 0)), days.address(code, known.month, "visits")),
        Link(words.satisfied(figures, "visitor"), days.address(code, known.month, "satisfaction.visitor")),
        Link(atlas_words.index(known.continuity.get(code, NOTHING).share), _served(code, known.month)),
        Link(wording.number(known.incidents.get(code, 0)), f"{_address(code)}#incidents"),
    )


def show(request: HttpRequest, known: Known) -> CentrePage:
    centre, sheet = known.standing.centre, known.sheet
    month = {"month": words.month_of(known.month)}
    rows = (
        SummaryRow(_("Commune"), centre.commune),
        SummaryRow(_("Depuis"), wording.moment(known.standing.since) if known.standing.since else ""),
        SummaryRow(
            _("Visites en %(month)s") % month,
            wording.number(known.figures.get("visits", 0)),
            change=_opens(known, "visits"),
        ),
        SummaryRow(
            _("Satisfaits, d’après les visages pressés"),
            words.satisfied(known.figures, "visitor"),
            change=_opens(known, "satisfaction.visitor"),
        ),
        SummaryRow(
            _("Satisfaits, d’après ce que le centre a saisi"),
            words.satisfied(known.figures, "staff"),
            change=_opens(known, "satisfaction.staff"),
        ),
        SummaryRow(_("Continuité du service en %(month)s") % month, atlas_words.index(known.continuity.share)),
    )
    return CentrePage(
        frame=_frame(request, centre.name, Link(_("Mes centres"), reverse("backoffice:observing:every"))),
        status=_status(known.standing),
        rows=tuple(row for row in rows if row.value),
        hours=_hours(sheet) if sheet and sheet.hours else None,
        hours_note=sheet.hours_note if sheet else "",
        trend=_trend(known),
        incidents=_incidents(known.incidents, known.at) if known.incidents else None,
        report=_report(known.report, known) if known.report else None,
        report_note=_report_note(known.report, known.month),
        circulars=circulars.table(known.circulars, _circular) if known.circulars else None,
        continuity=Link(_("Les jours dont cet indice est fait"), _served(centre.code, known.month)),
        xlsx=reverse("backoffice:observing:xlsx", args=[centre.code]),
    )


def tables(page: CentrePage) -> tuple[Table, ...]:
    """The page as sheets of a workbook."""
    facts = (SummaryRow(_("État"), page.status.word), *page.rows)
    summary = Table(page.frame.title, (Column(_("Quoi")), Column(_("Valeur"))), tuple((r.key, r.value) for r in facts))
    trend = Table(
        page.trend.caption,
        (Column(page.trend.label), Column(page.trend.unit, numeric=True)),
        tuple((bar.label, bar.text) for bar in page.trend.bars),
    )
    more = (page.hours, page.incidents, page.report, page.circulars)
    return (summary, trend, *(each for each in more if each is not None))


def _status(standing: Standing) -> Status:
    return Status(str(standing.state.label), STANDINGS.get(standing.state, parts.Standing.WAITING))


def _hours(sheet: CentreSheet) -> Table:
    rows = tuple((str(WEEKDAYS[day - 1]).capitalize(), _of_day(sheet, day)) for day in range(1, 8))
    return Table(_("Horaires"), (Column(_("Jour")), Column(_("Heures"))), rows)


def _of_day(sheet: CentreSheet, day: int) -> str:
    ranges = (f"{each.opens_at:%H:%M} – {each.closes_at:%H:%M}" for each in sheet.hours if each.weekday == day)
    return ", ".join(ranges) or _("Fermé")


def _trend(known: Known) -> Chart:
    place = PlaceId(known.standing.centre.code)
    seen = ((month, known.attendance.get((place, month), Attendance()).visits) for month in known.months)
    bars = tuple(
        Bar(words.month_of(month), visits, wording.number(visits), href=days.address(place, month, "visits"))
        for month, visits in seen
    )
    return Chart(_("La fréquentation"), _("Mois"), _("Visites"), bars)


def _incidents(found: Sequence[IncidentFacts], at: datetime) -> Table:
    """Rules say what is wrong; of what a person told in their own words only the kind is shown here."""
    columns = (
        Column(_("Ce qui ne va pas")),
        Column(_("Gravité")),
        Column(_("Ouvert le")),
        Column(_("À clore avant le")),
    )
    rows = tuple(
        (_incident(each), str(each.severity.label), wording.moment(each.opened_at), _due(each, at)) for each in found
    )
    return Table(_("Incidents en cours"), columns, rows, stacked=True)


def _incident(each: IncidentFacts) -> Link:
    told = each.kind
    if each.origin is not Origin.RULE:
        told = _("Signalé par une personne\u00a0: %(kind)s") % {"kind": told}
    return Link(told, reverse("backoffice:incidents:show", args=[each.reference]))


def _due(each: IncidentFacts, at: datetime) -> str | Status:
    due = wording.moment(each.due_at)
    return Status(_("%(when)s, en retard") % {"when": due}, parts.Standing.REFUSED) if each.is_overdue(at) else due


def _report(report: Transmitted, known: Known) -> Table:
    found = sorted({"visits": 0, **report.figures}, key=words.order)
    code, month = known.standing.centre.code, known.month
    rows = tuple(
        (words.label(each), Link(wording.number(report.figures.get(each, 0)), days.address(code, month, each)))
        for each in found
    )
    caption = _("Le rapport du mois\u00a0: %(month)s") % {"month": words.month_of(month)}
    return Table(caption, (Column(_("Chiffre")), Column(_("Valeur"), numeric=True)), rows, stacked=True)


def _report_note(report: Transmitted | None, month: date) -> str:
    if report is None:
        return _("Le centre n’a pas encore transmis son rapport du mois\u00a0: %(month)s.") % {
            "month": words.month_of(month)
        }
    said = {"day": wording.day(report.transmitted_at), "count": report.corrections}
    return _("Transmis le %(day)s. Corrections depuis : %(count)s.") % said


def _opens(known: Known, figure: str) -> Link:
    return Link(_("Jour par jour"), days.address(known.standing.centre.code, known.month, figure))


def _served(code: str, month: date) -> str:
    """The days that the index is made of."""
    return f"{reverse('backoffice:incidents:centre', args=[code])}?mois={month:%Y-%m}"


def _circular(reference: str) -> str:
    return reverse("backoffice:circulars:show", args=[reference])


def _address(code: str) -> str:
    return reverse("backoffice:observing:show", args=[code])


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
