"""What the pages of appointments show."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.relations import routing
from guichet.domains.relations.appointing import Facts
from guichet.domains.relations.vocabulary import AppointmentState
from guichet.surfaces.portal.appointments import forms
from guichet.surfaces.questions import appointing as asked
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, SummaryRow


@dataclass(frozen=True, slots=True)
class DesksPage:
    """`closed` are those that take no appointment yet."""

    frame: Frame
    open: tuple[Link, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskPage:
    """`days` are those with a free hour; `day` the one shown, in words, or nothing when all is taken."""

    frame: Frame
    days: tuple[Link, ...]
    day: str
    form: asked.Ask
    submit: str


@dataclass(frozen=True, slots=True, repr=False)
class GivenPage:
    """`code` is on this page only."""

    frame: Frame
    code: str
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class FollowPage:
    frame: Frame
    form: forms.Follow
    submit: str


@dataclass(frozen=True, slots=True, repr=False)
class FollowedPage:
    """`form` is there while it can still be moved or given back."""

    frame: Frame
    rows: tuple[SummaryRow, ...]
    code: str
    form: forms.Move | None


@dataclass(frozen=True, slots=True)
class RefusedPage:
    frame: Frame
    sentence: str


def desks(request: HttpRequest, takes: Collection[str]) -> DesksPage:
    description = _(
        "À un guichet des relations avec les usagers, sans compte. Vous pouvez aussi venir sans rendez-vous."
    )
    back = Link(_("Écrire à l’administration"), reverse("portal:concerns:start"))
    shown = frame(request, title=_("Prendre rendez-vous"), description=description, way=Way(back=back))
    named = {place: asked.desk(place) for place in routing.desks()}
    return DesksPage(
        shown,
        tuple(
            Link(name, reverse("portal:appointments:ask", args=[place]))
            for place, name in named.items()
            if place in takes
        ),
        tuple(name for place, name in named.items() if place not in takes),
    )


def ask(request: HttpRequest, place: str, days: Sequence[date], day: date | None, form: asked.Ask) -> AskPage:
    title = _("Rendez-vous : %(desk)s") % {"desk": asked.desk(place)}
    links = tuple(Link(asked.weekday(each), f"?jour={each.isoformat()}", current=each == day) for each in days)
    shown = frame(request, title=title, way=_back(), listed=False)
    return AskPage(shown, links, asked.weekday(day) if day else "", form, _("Prendre ce rendez-vous"))


def given(request: HttpRequest, found: Facts, code: str) -> GivenPage:
    return GivenPage(
        frame(request, title=_("Votre rendez-vous est pris"), way=_back(), listed=False), code, _rows(found)
    )


def follow(request: HttpRequest, form: forms.Follow) -> FollowPage:
    shown = frame(request, title=_("Retrouver un rendez-vous"), way=_back(), listed=False)
    return FollowPage(shown, form, _("Continuer"))


def followed(request: HttpRequest, found: Facts, code: str, form: forms.Move | None, at: datetime) -> FollowedPage:
    still = found.state is AppointmentState.BOOKED and found.starts_at > at
    title = _("Rendez-vous %(number)s") % {"number": found.reference}
    shown = frame(request, title=title, way=_back(), listed=False)
    return FollowedPage(shown, _rows(found), code, form if still else None)


def refused(request: HttpRequest, sentence: str) -> RefusedPage:
    return RefusedPage(frame(request, title=_("Ce n’est pas possible"), way=_back(), listed=False), sentence)


def _rows(found: Facts) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Numéro"), found.reference),
        SummaryRow(_("Guichet"), asked.desk(found.place)),
        SummaryRow(_("Quand"), asked.said(found.starts_at)),
        SummaryRow(_("Pour"), words.said(routing.themes()[found.theme].name)),
        SummaryRow(_("État"), str(found.state.label).capitalize()),
    )


def _back() -> Way:
    return Way(back=Link(_("Prendre rendez-vous"), reverse("portal:appointments:desks")))
