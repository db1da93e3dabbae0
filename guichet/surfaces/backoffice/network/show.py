"""One site with everything that the register holds of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.network import policies, queries
from guichet.domains.network.queries import FactFacts, SiteFacts
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.backoffice.network.parts import framed, status_of, to_the_network
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Link, Status, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class ShowPage:
    """`ways` lead to what the reader may change here."""

    frame: Frame
    status: Status
    facts: tuple[SummaryRow, ...]
    history: Table
    ways: tuple[Link, ...]


def page(request: HttpRequest, viewer: Viewer, reference: str, on: date) -> ShowPage:
    """Raises NoSite."""
    site, told = queries.site(viewer, reference, on)
    return ShowPage(
        frame=framed(request, site.name, to_the_network()),
        status=status_of(site.status),
        facts=_facts(site),
        history=_history(told),
        ways=tuple(_ways(viewer, site)),
    )


def _facts(site: SiteFacts) -> tuple[SummaryRow, ...]:
    unpublished = _("non publié")
    return (
        SummaryRow(_("Code"), site.reference),
        SummaryRow(_("Nature"), str(site.kind.label)),
        SummaryRow(_("Commune"), site.commune or unpublished),
        SummaryRow(_("Département"), site.department or unpublished),
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
    if policies.is_national(viewer):
        yield _way(_("Noter un nouvel état"), "status", site)
    if policies.is_national(viewer) and not site.where.commune:
        yield _way(_("Donner sa commune"), "place", site)


def _way(text: str, name: str, site: SiteFacts) -> Link:
    return Link(text, reverse(f"backoffice:network:{name}", args=[site.reference]))
