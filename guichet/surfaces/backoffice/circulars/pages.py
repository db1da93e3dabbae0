"""Circulars for those who sign and those who read."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.circulars import around
from guichet.domains.circulars.queries import CircularFacts, CircularLine, PlaceReaders, Readings
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.circulars import forms
from guichet.surfaces.ui import circulars as words
from guichet.surfaces.ui import paging, wording
from guichet.surfaces.ui.circulars import Sheet
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    sign: tuple[Link, ...]
    table: Table | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class SignPage:
    frame: Frame
    form: forms.Sign
    submit: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    frame: Frame
    refusal: str
    sheet: Sheet
    readings: str


@dataclass(frozen=True, slots=True)
class ReadingsPage:
    frame: Frame
    refusal: str
    rows: tuple[SummaryRow, ...]
    table: Table | None
    remind: str
    csv: str


def every(request: HttpRequest, found: Listed[CircularLine], offices: Collection[str]) -> EveryPage:
    names, here = around.known().names, reverse("backoffice:circulars:sign")
    sign = tuple(
        Link(_("Signer une circulaire : %(office)s") % {"office": words.office(code, names)}, f"{here}?service={code}")
        for code in sorted(offices)
    )
    return EveryPage(
        _frame(request, _("Circulaires"), Link(_("Mon poste"), reverse("backoffice:home"))),
        sign,
        words.table(found.items, _show) if found.items else None,
        paging.pages(found),
    )


def sign(request: HttpRequest, form: forms.Sign) -> SignPage:
    office = words.office(form.office, around.known().names)
    title = _("Signer une circulaire : %(office)s") % {"office": office}
    return SignPage(_frame(request, title, _back()), form, _("Signer et envoyer"))


def show(request: HttpRequest, facts: CircularFacts, refusal: str) -> ShowPage:
    reference = facts.line.reference
    sheet = words.sheet(
        facts,
        show=_show,
        paper=lambda position: reverse("backoffice:circulars:paper", args=[reference, position]),
        acknowledge=reverse("backoffice:circulars:acknowledge", args=[reference]),
    )
    readings = reverse("backoffice:circulars:readings", args=[reference]) if facts.follows else ""
    return ShowPage(_frame(request, facts.line.title, _back()), refusal, sheet, readings)


def readings(request: HttpRequest, found: Readings, refusal: str) -> ReadingsPage:
    line = found.circular.line
    read, total = sum(each.read for each in found.places), sum(len(each.people) for each in found.places)
    reminded = wording.moment(line.reminded_at) if line.reminded_at else _("pas encore")
    may_remind = found.circular.signs and read < total and not line.replaced_by
    title = _("Qui a lu %(number)s") % {"number": line.number}
    return ReadingsPage(
        frame=_frame(request, title, Link(line.title, _show(line.reference))),
        refusal=refusal,
        rows=(
            SummaryRow(_("Objet"), line.title),
            SummaryRow(_("Ont lu"), _("%(some)s sur %(all)s") % {"some": read, "all": total}),
            SummaryRow(_("Dernier rappel"), reminded),
        ),
        table=_places(found.places) if found.places else None,
        remind=reverse("backoffice:circulars:remind", args=[line.reference]) if may_remind else "",
        csv=reverse("backoffice:circulars:csv", args=[line.reference]),
    )


def _places(places: Collection[PlaceReaders]) -> Table:
    columns = (Column(_("Lieu")), Column(_("Ont lu")), Column(_("Qui, et quand")), Column(_("N’ont pas lu")))
    rows = tuple(
        (
            each.name,
            _("%(some)s sur %(all)s") % {"some": each.read, "all": len(each.people)},
            ", ".join(
                _("%(name)s, le %(day)s") % {"name": one.name, "day": wording.day(one.read_at)}
                for one in each.people
                if one.read_at
            ),
            ", ".join(one.name for one in each.missing),
        )
        for each in places
    )
    return Table(_("Lectures par lieu"), columns, rows, stacked=True)


def _show(reference: str) -> str:
    return reverse("backoffice:circulars:show", args=[reference])


def _back() -> Link:
    return Link(_("Circulaires"), reverse("backoffice:circulars:every"))


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
