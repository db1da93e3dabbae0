"""One site with everything that the register holds of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.network import policies, queries
from guichet.domains.network.queries import FactFacts, Presence, SiteFacts
from guichet.domains.network.vocabulary import EquipmentKind
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice.network import tables
from guichet.surfaces.backoffice.network.parts import framed, status_of, to_the_network
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Link, Status, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Part:
    """Something that the register holds: its tables, a sentence where it holds nothing, what may be noted there."""

    title: str
    empty: str
    tables: tuple[Table, ...]
    ways: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowPage:
    """`ways` lead to the page as a file, and to what the reader may change of the site itself."""

    frame: Frame
    status: Status
    facts: tuple[SummaryRow, ...]
    history: Table
    ways: tuple[Link, ...]
    parts: tuple[Part, ...]


def page(request: HttpRequest, viewer: Viewer, reference: str, on: date) -> ShowPage:
    """Raises NoSite."""
    site, told = queries.site(viewer, reference, on)
    return ShowPage(
        frame=framed(request, site.name, to_the_network()),
        status=status_of(site.status),
        facts=_facts(site),
        history=_history(told),
        ways=tuple(_ways(viewer, site)),
        parts=(
            _equipment(viewer, site),
            _stock(viewer, site),
            _upkeep(viewer, site, on),
            _people(viewer, site, on),
        ),
    )


def _facts(site: SiteFacts) -> tuple[SummaryRow, ...]:
    unpublished = _("non publié")
    return (
        SummaryRow(_("Code"), site.reference),
        SummaryRow(_("Nature"), str(site.kind.label)),
        SummaryRow(_("Commune"), site.commune or unpublished),
        SummaryRow(_("Département"), site.department or unpublished),
        SummaryRow(_("Guichets"), ", ".join(desk.name for desk in places.desks_of(site.reference)) or unpublished),
    )


def _history(told: Iterable[FactFacts]) -> Table:
    return Table(
        caption=_("États successifs, et d’où on le tient"),
        columns=(Column(_("Depuis")), Column(_("État")), Column(_("Partenaire")), Column(_("Source"))),
        rows=tuple(
            (
                _since(each),
                status_of(each.status),
                each.partner or _("non publié"),
                " \N{EN DASH} ".join(filter(None, (each.note, each.source))),
            )
            for each in told
        ),
        stacked=True,
    )


def _since(told: FactFacts) -> str:
    day = wording.day(told.since)
    return day if told.exact else _("au plus tard le %(day)s") % {"day": day}


def _ways(viewer: Viewer, site: SiteFacts) -> Iterable[Link]:
    yield _way(_("Cette fiche, pour un tableur (XLSX)"), "sheet", site)
    if policies.is_national(viewer):
        yield _way(_("Noter un nouvel état"), "status", site)
    if policies.is_national(viewer) and not site.where.commune:
        yield _way(_("Donner sa commune"), "place", site)


def _equipment(viewer: Viewer, site: SiteFacts) -> Part:
    keeps, held = policies.may_keep(viewer, site.where), queries.equipment(site)
    wifi = [each for each in held if each.kind is EquipmentKind.WIFI] if keeps else []
    renew = _("Noter un abonnement pour le Wi-Fi %(serial)s")
    ways = tuple(
        Link(
            renew % {"serial": each.serial},
            reverse("backoffice:network:subscribe", args=[site.reference, each.reference]),
        )
        for each in wifi
    )
    return Part(
        _("Équipement"),
        _("Aucun équipement n’est noté."),
        _kept(tables.equipment(site.reference, held, keeps=keeps), tables.changes(queries.changes(site))),
        ((_way(_("Installer un équipement"), "install", site), *ways) if keeps else ()),
    )


def _stock(viewer: Viewer, site: SiteFacts) -> Part:
    counts = (_way(_("Noter un mouvement de stock"), "move", site),)
    keeps = (_way(_("Fixer un seuil d’alerte"), "threshold", site),)
    return Part(
        _("Stock"),
        _("Aucune fourniture n’est comptée."),
        _kept(tables.stock(queries.stock(site)), tables.moves(queries.moves(site))),
        (
            *(counts if policies.may_count(viewer, site.where) else ()),
            *(keeps if policies.may_keep(viewer, site.where) else ()),
        ),
    )


def _upkeep(viewer: Viewer, site: SiteFacts, on: date) -> Part:
    keeps = policies.may_keep(viewer, site.where)
    return Part(
        _("Maintenance"),
        _("Aucun contrat de maintenance ne couvre ce site, et aucune visite n’est prévue."),
        _kept(
            tables.contracts(queries.contracts(site, on)),
            tables.visits(site.reference, queries.visits(site, on), keeps=keeps),
        ),
        (_way(_("Prévoir une visite de maintenance"), "plan", site),) if keeps else (),
    )


def _people(viewer: Viewer, site: SiteFacts, on: date) -> Part:
    """Names are for colleagues: an observer reads on how many days the site was open."""
    inside = policies.may_count(viewer, site.where)
    taught = tables.trainings(queries.trainings(site)) if inside else None
    return Part(
        _("Points focaux"),
        "",
        _kept(_presence(queries.presence(site, on), inside=inside), taught),
        (_way(_("Noter une formation"), "train", site),) if policies.may_keep(viewer, site.where) else (),
    )


def _presence(found: Presence, *, inside: bool) -> Table:
    days = {"opened": wording.number(len(found.opened)), "due": wording.number(found.due)}
    whole = (_("Tout le site"), _("%(opened)s jours ouvrables sur %(due)s") % days)
    named = [(each.name or _("quelqu’un d’inconnu ici"), wording.number(each.days)) for each in found.openers]
    said = {"first": wording.day(found.first), "last": wording.day(found.last)}
    return Table(
        caption=_("Ouvertures déclarées du %(first)s au %(last)s") % said,
        columns=(Column(_("Qui a ouvert")), Column(_("Jours"), numeric=True)),
        rows=(whole, *(named if inside else ())),
    )


def _kept(*found: Table | None) -> tuple[Table, ...]:
    return tuple(each for each in found if each is not None)


def _way(text: str, name: str, site: SiteFacts) -> Link:
    return Link(text, reverse(f"backoffice:network:{name}", args=[site.reference]))
