"""Bulletins for those who write them."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.availability import registry
from guichet.commons.availability.queries import BulletinFacts
from guichet.commons.availability.vocabulary import BulletinKind
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.availability import forms
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Said, Standing, Status, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    write: tuple[Link, ...]
    table: Table | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: forms.Announce
    submit: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    """`end` is the address at which it is said to be over; empty when it is."""

    frame: Frame
    status: Status
    facts: tuple[SummaryRow, ...]
    thread: tuple[Said, ...]
    form: forms.Update
    end: str


def every(request: HttpRequest, found: Listed[BulletinFacts], at: datetime) -> EveryPage:
    title = _("Annoncer l’état des services")
    return EveryPage(
        frame=_frame(request, title, Link(_("Mon poste"), reverse("backoffice:home"))),
        write=(
            Link(_("Annoncer une panne"), _address("announce", BulletinKind.INCIDENT)),
            Link(_("Annoncer un entretien prévu"), _address("announce", BulletinKind.MAINTENANCE)),
            Link(_("Voir la page que tout le monde lit"), reverse("portal:availability:now")),
        ),
        table=_table(found.items, at) if found.items else None,
        pages=_pages(found) if found.pages > 1 else None,
    )


def _table(items: tuple[BulletinFacts, ...], at: datetime) -> Table:
    return Table(
        caption=_("Ce qui a été annoncé"),
        columns=(Column(_("Titre")), Column(_("Nature")), Column(_("Début")), Column(_("État"))),
        rows=tuple(
            (
                Link(each.fr, _address("show", each.reference)),
                str(each.kind.label),
                wording.moment(each.begins_at),
                _status(each, at),
            )
            for each in items
        ),
        stacked=True,
    )


def _status(found: BulletinFacts, at: datetime) -> Status:
    if found.is_under_way(at):
        return Status(_("en cours"), Standing.ATTENTION)
    return Status(_("à venir")) if found.is_ahead(at) else Status(_("terminé"), Standing.DONE)


def _pages(found: Listed[BulletinFacts]) -> Pages:
    here = reverse("backoffice:availability:every")
    return Pages(
        current=found.page,
        total=found.pages,
        previous=Link(_("Page précédente"), f"{here}?page={found.page - 1}") if found.page > 1 else None,
        following=Link(_("Page suivante"), f"{here}?page={found.page + 1}") if found.page < found.pages else None,
    )


def announce(request: HttpRequest, form: forms.Announce) -> FormPage:
    titles = {
        BulletinKind.INCIDENT: _("Annoncer une panne"),
        BulletinKind.MAINTENANCE: _("Annoncer un entretien prévu"),
    }
    return FormPage(_frame(request, titles[form.kind], _back()), form, _("Publier"))


def show(request: HttpRequest, found: BulletinFacts, form: forms.Update, at: datetime) -> ShowPage:
    names = {each.code: str(each.name) for each in registry.components()}
    return ShowPage(
        frame=_frame(request, found.fr, _back()),
        status=_status(found, at),
        facts=(
            SummaryRow(_("Titre en anglais"), found.en),
            SummaryRow(_("Services"), ", ".join(names.get(code, code) for code in found.components)),
            SummaryRow(_("Annoncés comme"), str(found.condition.label)),
            SummaryRow(_("Début"), wording.moment(found.begins_at)),
            SummaryRow(_("Fin prévue"), wording.moment(found.ends_at) if found.ends_at else _("inconnue")),
        ),
        thread=tuple(
            Said(
                mine=True,
                who=_("L’État"),
                what=_("annonce"),
                when=wording.moment(each.at),
                text=f"{each.fr}\n{each.en}",
            )
            for each in found.updates
        ),
        form=form,
        end="" if found.over_at else _address("end", found.reference),
    )


def _address(name: str, of: str) -> str:
    return reverse(f"backoffice:availability:{name}", args=[of])


def _back() -> Link:
    return Link(_("Annoncer l’état des services"), reverse("backoffice:availability:every"))


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
