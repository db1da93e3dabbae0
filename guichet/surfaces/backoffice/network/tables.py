"""What the register holds, as tables; None where it holds nothing."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.domains.network.queries import (
    Change,
    ContractFacts,
    EquipmentFacts,
    Expiry,
    MoveFacts,
    Shortage,
    StockFacts,
    Supplier,
    Taught,
    VisitFacts,
)
from guichet.domains.network.vocabulary import EquipmentState
from guichet.surfaces.backoffice.network.parts import to_the_site
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, Table

Row = tuple[str | Link | Status, ...]
T = TypeVar("T")
STANDINGS = {
    EquipmentState.IN_SERVICE: Standing.DONE,
    EquipmentState.BROKEN: Standing.REFUSED,
    EquipmentState.IN_REPAIR: Standing.ATTENTION,
}


def equipment(site: str, held: Sequence[EquipmentFacts], *, keeps: bool) -> Table | None:
    """With `keeps`, the name of each leads to where it is changed."""

    def row(each: EquipmentFacts) -> Row:
        name = f"{capfirst(each.kind.label)} {each.serial}".strip()
        return (
            Link(name, reverse("backoffice:network:change", args=[site, each.reference])) if keeps else name,
            each.supplier or _("non noté"),
            wording.day(each.installed_on),
            wording.day(each.warranty_last_on) if each.warranty_last_on else _("non noté"),
            str(each.ends_life_in or _("non noté")),
            _paid(each),
            Status(str(each.state.label), STANDINGS.get(each.state, Standing.WAITING)),
        )

    titles: tuple[str | Column, ...] = (
        _("Équipement"),
        _("Fournisseur"),
        Column(_("En service depuis"), whole=True),
        Column(_("Garantie jusqu’au"), whole=True),
        _("Fin de vie prévue"),
        _("Abonnement"),
        _("État"),
    )
    return _table(_("Équipements"), titles, held, row)


def changes(found: Sequence[Change]) -> Table | None:
    titles = (_("Équipement"), _("Quand"), _("État"), _("Remarque"))
    return _table(
        _("Ce qui a changé"),
        titles,
        found,
        lambda each: (
            f"{capfirst(each.kind.label)} {each.serial}".strip(),
            wording.moment(each.at),
            str(each.state.label),
            each.note,
        ),
    )


def stock(found: Sequence[StockFacts]) -> Table | None:
    return _table(
        _("Fournitures"),
        (_("Fourniture"), Column(_("Reste"), numeric=True), Column(_("Seuil"), numeric=True), _("État")),
        found,
        lambda each: (
            str(capfirst(each.supply.label)),
            wording.number(each.level),
            wording.number(each.threshold),
            Status(_("sous le seuil"), Standing.ATTENTION) if each.is_short else Status(_("assez"), Standing.DONE),
        ),
    )


def moves(found: Sequence[MoveFacts]) -> Table | None:
    return _table(
        _("Mouvements de stock"),
        (
            _("Fourniture"),
            _("Quand"),
            _("Mouvement"),
            Column(_("Combien"), numeric=True),
            Column(_("Reste"), numeric=True),
        ),
        found,
        lambda each: (
            str(capfirst(each.supply.label)),
            wording.moment(each.at),
            str(each.move.label),
            wording.number(each.quantity),
            wording.number(each.level),
        ),
    )


def contracts(found: Sequence[ContractFacts]) -> Table | None:
    return _table(
        _("Contrats"),
        (_("Fournisseur"), _("Où"), _("Du"), _("Au"), _("Ce qui est couvert"), _("Intervention"), _("Source")),
        found,
        lambda each: (
            f"{each.supplier} {each.contact}".strip(),
            each.where or _("tout le réseau"),
            wording.day(each.starts_on),
            wording.day(each.last_on),
            each.covers,
            ngettext("en %(count)s heure", "en %(count)s heures", each.response) % {"count": each.response},
            each.source,
        ),
    )


def suppliers(found: Sequence[Supplier]) -> Table | None:
    titles = (_("Fournisseur"), _("Comment le joindre"))
    return _table(_("Fournisseurs"), titles, found, lambda each: (each.name, each.contact or _("non noté")))


def visits(site: str, found: Sequence[VisitFacts], *, keeps: bool) -> Table | None:
    def row(each: VisitFacts) -> Row:
        way = Link(each.about, reverse("backoffice:network:do", args=[site, each.reference]))
        return (
            way if keeps and each.done_on is None else each.about,
            wording.day(each.planned_on),
            str(capfirst(each.equipment.label)) if each.equipment else _("tout le site"),
            each.supplier or _("hors contrat"),
            _visited(each),
            each.found,
        )

    titles = (_("Pour quoi"), _("Prévue le"), _("Équipement"), _("Fournisseur"), _("État"), _("Constaté et fait"))
    return _table(_("Visites de maintenance"), titles, found, row)


def trainings(found: Sequence[Taught]) -> Table | None:
    titles = (_("Point focal"), _("Formation"), _("Jour"), _("Source"))
    return _table(
        _("Formations"), titles, found, lambda each: (each.name, each.title, wording.day(each.on), each.source)
    )


def expiries(found: Sequence[Expiry]) -> Table | None:
    return _table(
        _("Ce qui finit bientôt"),
        (_("Site"), _("Quoi"), _("Équipement"), _("Dernier jour")),
        found,
        lambda each: (
            to_the_site(each.site.reference, each.site.name),
            str(capfirst(each.what.label)),
            f"{each.kind.label} {each.serial}".strip(),
            wording.day(each.last_on),
        ),
    )


def shortages(found: Sequence[Shortage]) -> Table | None:
    return _table(
        _("Ce qui va manquer"),
        (_("Site"), _("Fourniture"), Column(_("Reste"), numeric=True), Column(_("Seuil"), numeric=True)),
        found,
        lambda each: (
            to_the_site(each.site.reference, each.site.name),
            str(each.supply.label),
            wording.number(each.level),
            wording.number(each.threshold),
        ),
    )


def _table(caption: str, titles: Sequence[str | Column], found: Sequence[T], row: Callable[[T], Row]) -> Table | None:
    if not found:
        return None
    columns = tuple(Column(title) if isinstance(title, str) else title for title in titles)
    return Table(caption=caption, columns=columns, rows=tuple(row(each) for each in found), stacked=True)


def _paid(each: EquipmentFacts) -> str:
    if each.subscribed_to is None:
        return _("aucun noté")
    said = [_("jusqu’au %(day)s") % {"day": wording.day(each.subscribed_to)}]
    if each.quota is not None:
        said.append(_("%(count)s Go par mois") % {"count": wording.number(each.quota)})
    said.append(_("prix non publié") if each.price is None else wording.amount(each.price))
    return ", ".join(said)


def _visited(each: VisitFacts) -> Status:
    if each.done_on is not None:
        return Status(_("faite le %(day)s") % {"day": wording.day(each.done_on)}, Standing.DONE)
    return Status(_("en retard"), Standing.ATTENTION) if each.is_late else Status(_("prévue"))
