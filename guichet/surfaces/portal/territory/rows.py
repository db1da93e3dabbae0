"""The table of communes beside the map: the same figures, sorted and narrowed by links."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.domains.territory import trips
from guichet.domains.territory.atlas import Commune
from guichet.domains.territory.standing import NEEDS, Stand
from guichet.domains.territory.telling import Figure, Told
from guichet.foundation.lib.proportions import wilson
from guichet.foundation.lib.text import fold
from guichet.surfaces.portal.territory.asked import ORDERS, Asked, page_of
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words
from guichet.surfaces.ui.parts import Column, Link, Table

Key = Callable[[Commune], float]
# Largest first; what is not told is last, and communes with equal figures follow their names.
KEYS: Mapping[str, Key] = {
    "centres": lambda each: len(NEEDS) * is_open(each) + len(each.standing.sites),
    "preparation": lambda each: each.standing.met if each.standing.is_known else -1,
    "visites": lambda each: each.told[Figure.VISITS].count or -1,
    "satisfaction": lambda each: _lowest(each.told[Figure.VISITOR]),
    "continuite": lambda each: -1 if each.service.continuity is None else each.service.continuity,
    "voyages": lambda each: found.trips.low if (found := each.avoided(trips.usual())) else -1,
}


def _lowest(told: Told) -> float:
    """The low end of its interval: few who are all pleased do not come before many."""
    share = wilson(told.yes, told.count) if told.count else None
    return share.low if share else -1


def ordered(communes: Iterable[Commune], about: Asked) -> tuple[Commune, ...]:
    held = [each for each in communes if about.department in ("", each.department)]
    if about.order not in KEYS:
        return tuple(held)
    key = KEYS[about.order]
    return tuple(sorted(held, key=lambda each: (-key(each), fold(each.facts.name), each.facts.code)))


@dataclass(frozen=True, slots=True)
class Group:
    """The communes of a department, behind a line that says how many have an open centre."""

    summary: str
    table: Table


def groups(communes: Sequence[Commune], about: Asked) -> tuple[Group, ...]:
    """By department, by its name: all 77 at once are twenty screens of a phone."""
    of_department: dict[str, list[Commune]] = {}
    for each in communes:
        of_department.setdefault(each.facts.department, []).append(each)
    return tuple(_group(name, of_department[name], about) for name in sorted(of_department, key=fold))


def _group(department: str, held: Sequence[Commune], about: Asked) -> Group:
    opened = sum(is_open(each) for each in held)
    summary = ngettext(
        "%(department)s\u00a0: un centre ouvert dans %(open)d commune sur %(all)d",
        "%(department)s\u00a0: un centre ouvert dans %(open)d communes sur %(all)d",
        opened,
    ) % {"department": department, "open": opened, "all": len(held)}
    caption = _("%(department)s, %(period)s") % {"department": department, "period": about.period}
    rows = tuple((Link(each.facts.name, page_of(each.facts.code)), *_cells(each, about)) for each in held)
    return Group(
        summary,
        Table(caption, _columns(), rows, stacked=True),
    )


def is_open(each: Commune) -> bool:
    return each.standing.stand in {Stand.CCSP, Stand.GSRU, Stand.BOTH}


def ranking(communes: Sequence[Commune], about: Asked) -> Table:
    """All of them in the order that was asked for, whatever their department."""
    commune, *others = _columns()
    rows = tuple(
        (Link(each.facts.name, page_of(each.facts.code)), each.facts.department, *_cells(each, about))
        for each in communes
    )
    caption = _("Les communes, %(period)s") % {"period": about.period}
    return Table(caption, (commune, Column(_("Département")), *others), rows, stacked=True)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Commune")),
        Column(_("Centres")),
        Column(_("Préparation")),
        Column(_("Visites"), numeric=True),
        Column(_("Visiteurs satisfaits")),
        Column(_("Continuité"), numeric=True),
        Column(_("Voyages évités"), numeric=True),
        Column(_("F CFA évités"), numeric=True),
    )


def _cells(each: Commune, about: Asked) -> tuple[str | Link, ...]:
    code = each.facts.code
    return (
        str(each.standing.stand.label),
        readiness(each),
        opening(words.count(each.told[Figure.VISITS]), each.told[Figure.VISITS], code, "visites", about),
        opening(words.share(each.told[Figure.VISITOR]), each.told[Figure.VISITOR], code, "avis", about),
        continuity(each, about),
        *_avoided(each, about),
    )


def readiness(each: Commune) -> str:
    if not each.standing.needs:
        return ""
    if not each.standing.is_known:
        return _("non renseigné")
    return _("%(met)d sur %(all)d") % {"met": each.standing.met, "all": len(NEEDS)}


def opening(text: str, told: Told, commune: str, figure: str, about: Asked) -> str | Link:
    """A number leads to the rows that it is made of; where nothing is told there is nothing to open."""
    if not told.count:
        return text
    address = reverse("portal:territory:days", args=[commune, figure])
    return Link(text, f"{address}?periode={about.period.written}")


def continuity(each: Commune, about: Asked) -> str | Link:
    text = words.index(each.service.continuity)
    if each.service.continuity is None:
        return text if each.standing.needs else ""
    return Link(text, _continuity_address(each, about))


def _avoided(each: Commune, about: Asked) -> tuple[str | Link, str]:
    """The first leads to what it supposes."""
    found = each.avoided(trips.usual())
    if found is None:
        return ("", "") if each.told[Figure.VISITS].count == 0 else (_("trop peu pour le dire"), "")
    address = f"{reverse('portal:territory:trips')}?periode={about.period.written}"
    return Link(words.between(found.trips), address), words.between(found.francs)


def incidents(count: int, each: Commune, about: Asked) -> str | Link:
    text = wording.number(count)
    return Link(text, _continuity_address(each, about)) if count else text


def _continuity_address(each: Commune, about: Asked) -> str:
    return f"{reverse('portal:territory:continuity', args=[each.facts.code])}?periode={about.period.written}"


def orders(about: Asked, page: str) -> tuple[Link, ...]:
    titles = {
        "commune": _("Commune"),
        "centres": _("Centres"),
        "preparation": _("Préparation"),
        "visites": _("Visites"),
        "satisfaction": _("Satisfaction"),
        "continuite": _("Continuité"),
        "voyages": _("Voyages évités"),
    }
    return tuple(
        Link(titles[order], f"{replace(about, order=order).address(page)}#communes", current=order == about.order)
        for order in ORDERS
    )
