"""What the pages of a desk show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.relations import policies, routing
from guichet.domains.relations.appointing import Day, Facts, TurnFacts, today
from guichet.domains.relations.models import DeskRule
from guichet.domains.relations.vocabulary import AppointmentState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places.calendar import ONE_DAY
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.questions import appointing as asked
from guichet.surfaces.ui import catalogue_words, wording
from guichet.surfaces.ui import forms as ui
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, SummaryRow, Table

STANDINGS = {
    AppointmentState.BOOKED: Standing.WAITING,
    AppointmentState.CAME: Standing.DONE,
    AppointmentState.ABSENT: Standing.REFUSED,
    AppointmentState.CANCELLED: Standing.REFUSED,
}
# What a desk is offered before its supervisor has decided: ours, no source tells.
USUAL: Mapping[str, Any] = {
    "opens_at": time(8, 30),
    "closes_at": time(12),
    "minutes": 20,
    "capacity": 1,
    "days_ahead": 14,
    "grace": 15,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Which day of which desk is shown, to whom, and what was just refused, if anything."""

    viewer: Viewer
    place: str
    on: date
    at: datetime
    rule: DeskRule | None
    refusal: str


@dataclass(frozen=True, slots=True)
class DesksPage:
    frame: Frame
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who is called: `done` and `left` are where it ends."""

    text: str
    done: str
    left: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """An appointment of the day; `came` is where its holder is said to be here, while that makes sense."""

    hour: str
    reference: str
    theme: str
    status: Status
    came: str


@dataclass(frozen=True, slots=True)
class DayPage:
    """`is_today`: only then is somebody called. `takes` is False while the desk has no rule."""

    frame: Frame
    refusal: str
    place: str
    takes: bool
    is_today: bool
    any: bool
    order: tuple[str, ...]
    called: tuple[Called, ...]
    waiting: Table | None
    awaited: tuple[Awaited, ...]
    counts: tuple[SummaryRow, ...]
    days: tuple[Link, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: ui.Form
    submit: str


@dataclass(frozen=True, slots=True)
class BookPage:
    frame: Frame
    days: tuple[Link, ...]
    day: str
    form: asked.Ask
    submit: str


@dataclass(frozen=True, slots=True, repr=False)
class BookedPage:
    frame: Frame
    code: str
    rows: tuple[SummaryRow, ...]


def desks(request: HttpRequest, found: Sequence[str]) -> DesksPage:
    back = Link(_("Mon poste"), reverse("backoffice:home"))
    links = (Link(asked.desk(place), reverse("backoffice:appointments:day", args=[place])) for place in found)
    return DesksPage(_frame(request, _("Rendez-vous aux guichets"), back), tuple(links))


def day(request: HttpRequest, shown: Shown, found: Day) -> DayPage:
    title = _("%(desk)s, %(day)s") % {"desk": asked.desk(shown.place), "day": asked.weekday(shown.on)}
    is_today = shown.on == today(shown.at)
    return DayPage(
        frame=_frame(request, title, _desks()),
        refusal=shown.refusal,
        place=shown.place,
        takes=shown.rule is not None,
        is_today=is_today,
        any=bool(found.waiting),
        order=_order(shown.rule),
        called=tuple(_called(shown.place, each) for each in found.called),
        waiting=_waiting(found.waiting) if found.waiting else None,
        awaited=tuple(_awaited(shown, each, is_today=is_today) for each in found.appointments),
        counts=(SummaryRow(_("Passages finis"), wording.number(found.ended)),),
        days=(
            Link(asked.weekday(shown.on - ONE_DAY), f"?jour={shown.on - ONE_DAY}"),
            Link(asked.weekday(shown.on + ONE_DAY), f"?jour={shown.on + ONE_DAY}"),
        ),
        links=tuple(_links(shown)),
    )


def rule(request: HttpRequest, place: str, form: ui.Form) -> FormPage:
    title = _("Horaires des rendez-vous : %(desk)s") % {"desk": asked.desk(place)}
    return FormPage(_frame(request, title, _back(place)), form, _("Enregistrer"))


def initial(known: DeskRule | None) -> Mapping[str, Any]:
    return {name: getattr(known, name) for name in USUAL} if known else USUAL


def book(request: HttpRequest, place: str, days: Sequence[date], day: date | None, form: asked.Ask) -> BookPage:
    links = tuple(Link(asked.weekday(each), f"?jour={each.isoformat()}", current=each == day) for each in days)
    shown = _frame(request, _("Prendre un rendez-vous pour une personne"), _back(place))
    return BookPage(shown, links, asked.weekday(day) if day else "", form, _("Prendre ce rendez-vous"))


def booked(request: HttpRequest, place: str, found: Facts, code: str) -> BookedPage:
    rows = (
        SummaryRow(_("Numéro"), found.reference),
        SummaryRow(_("Guichet"), asked.desk(place)),
        SummaryRow(_("Quand"), asked.said(found.starts_at)),
    )
    return BookedPage(_frame(request, _("Le rendez-vous est pris"), _back(place)), code, rows)


def _order(rule: DeskRule | None) -> tuple[str, ...]:
    """The rule by which people are called, as it is on the page."""
    if rule is None:
        return ()
    late = _("Qui arrive plus de %(minutes)s minutes après son heure attend comme sans rendez-vous.")
    return (
        _("D’abord les rendez-vous dont l’heure est venue, par heure."),
        _("Puis les personnes sans rendez-vous, dans l’ordre où elles sont arrivées."),
        _("Puis les personnes en avance, par heure."),
        late % {"minutes": rule.grace},
    )


def _links(shown: Shown) -> list[Link]:
    links = []
    if shown.rule:
        book = reverse("backoffice:appointments:book", args=[shown.place])
        links.append(Link(_("Prendre un rendez-vous pour une personne"), book))
    if policies.keeps_desk(shown.viewer, shown.place):
        links.append(
            Link(_("Régler les horaires des rendez-vous"), reverse("backoffice:appointments:rule", args=[shown.place]))
        )
    return links


def _called(place: str, turn: TurnFacts) -> Called:
    ends = {
        end: reverse("backoffice:appointments:end", args=[place, turn.reference, end]) for end in ("recu", "reparti")
    }
    return Called(_("Numéro %(number)s") % {"number": turn.number}, ends["recu"], ends["reparti"])


def _waiting(turns: Sequence[TurnFacts]) -> Table:
    columns = (Column(_("Numéro")), Column(_("Arrivée")), Column(_("Rendez-vous")))
    lines = tuple((str(each.number), asked.hour(each.came_at), _hour(each)) for each in turns)
    return Table(_("Qui attend, dans l’ordre"), columns, lines)


def _hour(turn: TurnFacts) -> str:
    if turn.hour is None:
        return _("sans")
    hour = asked.hour(turn.hour)
    return _("%(hour)s, en retard") % {"hour": hour} if turn.late else hour


def _awaited(shown: Shown, each: Facts, *, is_today: bool) -> Awaited:
    may_come = is_today and each.state in {AppointmentState.BOOKED, AppointmentState.ABSENT}
    came = reverse("backoffice:appointments:arrive", args=[shown.place, each.reference]) if may_come else ""
    theme = catalogue_words.said(routing.themes()[each.theme].name)
    status = Status(str(each.state.label), STANDINGS[each.state])
    return Awaited(asked.hour(each.starts_at), each.reference, theme, status, came)


def _desks() -> Link:
    return Link(_("Rendez-vous aux guichets"), reverse("backoffice:appointments:desks"))


def _back(place: str) -> Link:
    return Link(_("La journée du guichet"), reverse("backoffice:appointments:day", args=[place]))


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
