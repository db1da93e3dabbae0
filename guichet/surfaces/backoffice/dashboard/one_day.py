"""One day of a commune, for whoever follows it: the kinds of visits, what people said, and its machines."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.reception.daily import Kind, Opinion
from guichet.domains.territory.measures import Counts
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice.dashboard import figures
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Column, Link, Table


def tables(counts: Counts, kinds: Sequence[Kind], opinions: Sequence[Opinion]) -> tuple[Table, ...]:
    found = (_whole(counts), _visits(kinds), _opinions(opinions))
    return tuple(each for each in found if each.rows)


def _whole(counts: Counts) -> Table:
    lines = tuple((str(each.title), each.said(counts)) for each in figures.FIGURES.values() if each.is_any(counts))
    opened = ((_("Centres déclarés ouverts"), wording.number(counts.opened)),)
    columns = (Column(_("Chiffre")), Column(_("Ce jour"), numeric=True))
    return Table(_("Ce que le jour a donné"), columns, (*opened, *lines), stacked=True)


def _visits(kinds: Sequence[Kind]) -> Table:
    columns = (Column(_("Pour quoi")), Column(_("Qui")), Column(_("Fin")), Column(_("Visites"), numeric=True))
    lines = tuple(
        (
            str(each.purpose.label),
            str(each.sex.label),
            str(each.outcome.label) if each.outcome else _("personne n’a dit comment elle s’est terminée"),
            wording.number(each.count),
        )
        for each in kinds
    )
    return Table(_("Les visites"), columns, lines, stacked=True)


def _opinions(opinions: Sequence[Opinion]) -> Table:
    columns = (Column(_("Qui le dit")), Column(_("Satisfait")), Column(_("Raison")), Column(_("Avis"), numeric=True))
    lines = tuple(
        (
            str(each.source.label),
            _("oui") if each.satisfied else _("non"),
            str(each.reason.label) if each.reason else "",
            wording.number(each.count),
        )
        for each in opinions
    )
    return Table(_("Ce que les visiteurs ont dit"), columns, lines, stacked=True)


def machines(centres: Sequence[CentreFacts], on: date) -> tuple[Link, ...]:
    return tuple(
        Link(
            _("Les tranches de dix minutes\u00a0: %(centre)s") % {"centre": each.name},
            reverse("backoffice:incidents:day", args=[each.code, on.year, on.month, on.day]),
        )
        for each in centres
    )
