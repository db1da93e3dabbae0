"""The map of communes and the table beside it."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.territory import atlas as atlases
from guichet.domains.territory.atlas import Atlas, Commune
from guichet.domains.territory.telling import Figure
from guichet.surfaces.portal.territory import asked, rows
from guichet.surfaces.portal.territory.asked import Asked, Span
from guichet.surfaces.portal.territory.rows import Group
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import layers, words
from guichet.surfaces.ui.atlas.drawing import Drawing, draw
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """`counted` is empty before anything was counted: the map then shows where centres are, and nothing else.

    The communes stand in `groups`, `opened` where one department was asked for; or in `table`, where an order was.
    """

    frame: Frame
    heading: str
    layers: tuple[Link, ...]
    periods: tuple[Link, ...]
    drawing: Drawing
    sums: tuple[SummaryRow, ...]
    departments: tuple[Option, ...]
    hidden: tuple[Option, ...]
    orders: tuple[Link, ...]
    groups: tuple[Group, ...]
    opened: bool
    table: Table | None
    counted: str
    ready_on: str
    files: tuple[Link, ...]
    links: tuple[Link, ...]


def page(request: HttpRequest, found: Atlas, about: Asked, span: Span) -> MapPage:
    here = reverse("portal:territory:map")
    layer = layers.named(about.layer)
    listed, is_grouped = rows.ordered(found.communes, about), about.order not in rows.KEYS
    return MapPage(
        frame=frame(
            request,
            title=_("La carte des communes"),
            description=_("Où l’État a un centre, ce qui y est prêt, qui y vient, ce qu’on en dit, et s’il tient."),
            way=from_home(),
        ),
        heading=_("%(layer)s, %(period)s") % {"layer": layer.title, "period": about.period},
        layers=tuple(
            Link(str(each.title), replace(about, layer=each.code).address(here), current=each.code == layer.code)
            for each in layers.LAYERS
        ),
        periods=asked.periods(about, span, here),
        drawing=draw(found, layer, lambda each: asked.page_of(each.facts.code)),
        sums=_sums(listed, found, about),
        departments=(
            Option("", _("Tout le pays"), not about.department),
            *(Option(each.code, each.name, each.code == about.department) for each in found.departments),
        ),
        hidden=_hidden(about),
        orders=rows.orders(about, here),
        groups=rows.groups(listed, about) if is_grouped else (),
        opened=bool(about.department),
        table=rows.ranking(listed, about) if listed and not is_grouped else None,
        counted=wording.moment(found.counted_at) if found.counted_at else "",
        ready_on=wording.day(found.ready_on),
        files=files(about),
        links=links(about),
    )


def _hidden(about: Asked) -> tuple[Option, ...]:
    """What a form about the department keeps of the address."""
    kept = ((asked.LAYER, about.layer), (asked.PERIOD, about.period.written), (asked.ORDER, about.order))
    return tuple(Option(name, value, chosen=True) for name, value in kept)


def _sums(listed: tuple[Commune, ...], found: Atlas, about: Asked) -> tuple[SummaryRow, ...]:
    told = atlases.total(listed)
    open_now = sum(rows.is_open(each) for each in listed)
    unplaced = found.unplaced if not about.department else 0
    rows_ = (
        SummaryRow(
            _("Communes avec un centre ouvert"),
            _("%(open)d sur %(all)d") % {"open": open_now, "all": len(listed)},
        ),
        SummaryRow(_("Sites prévus dont la commune n’est pas publiée"), str(unplaced) if unplaced else ""),
        SummaryRow(_("Visites montrées"), words.count(told[Figure.VISITS])),
        SummaryRow(_("Satisfaits, d’après les visages pressés"), words.share(told[Figure.VISITOR])),
    )
    return tuple(row for row in rows_ if row.value)


def files(about: Asked) -> tuple[Link, ...]:
    said = f"?periode={about.period.written}"
    return (
        Link(_("Ces chiffres pour un tableur (CSV)"), reverse("portal:territory:csv") + said),
        Link(_("Ces chiffres pour un programme (JSON)"), reverse("portal:territory:json") + said),
        Link(_("Le schéma de ce fichier (JSON Schema)"), reverse("portal:territory:schema")),
    )


def links(about: Asked) -> tuple[Link, ...]:
    said = f"?periode={about.period.written}"
    return (
        Link(_("Ce que les centres déclarent, et ce qui est mesuré"), reverse("portal:territory:compared") + said),
        Link(_("Voyages et argent évités"), reverse("portal:territory:trips") + said),
        Link(_("Comment chaque chiffre est compté"), reverse("portal:territory:methods")),
        Link(_("La liste des centres, et le plus proche"), reverse("portal:centres:list")),
    )


def way_to_map() -> Link:
    return Link(_("La carte"), reverse("portal:territory:map"))
