"""Trips and money that centres avoided: the formula, what is assumed, what comes out. Anybody may assume otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from guichet.domains.territory import trips
from guichet.domains.territory.atlas import Atlas, Commune
from guichet.domains.territory.telling import Figure
from guichet.domains.territory.trips import Assumed, Assumption, Avoided, Interval
from guichet.surfaces.portal.territory import asked, pages
from guichet.surfaces.portal.territory.asked import Asked, Span
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as said
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import words
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table

ENDS = ("bas", "haut")


@dataclass(frozen=True, slots=True)
class Box:
    """One end of an assumption, as the form shows it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Adjusting:
    """`problems` are sentences about what was typed and not taken; `is_adjusted` when the page is not the usual one."""

    assumed: Assumed
    problems: tuple[str, ...]
    is_adjusted: bool


@dataclass(frozen=True, slots=True)
class TripsPage:
    frame: Frame
    periods: tuple[Link, ...]
    sums: tuple[SummaryRow, ...]
    assumptions: Table
    sources: Table
    changes: Table
    boxes: tuple[Box, ...]
    problems: tuple[str, ...]
    usual: Link | None
    period: str
    table: Table | None
    untold: str


def adjusted(query: QueryDict) -> Adjusting:
    """What the address assumes instead of what is published, within what makes sense."""
    assumed, problems, is_adjusted = dict(trips.usual()), [], False
    for each in trips.assumptions():
        ends = [query.get(f"{each.name}-{end}", "").replace(",", ".").strip() for end in ENDS]
        if not any(ends):
            continue
        found = _interval(ends, each)
        if found is None:
            problems.append(_refused(each))
        else:
            is_adjusted = is_adjusted or found != each.interval
            assumed[each.name] = found
    return Adjusting(assumed, tuple(problems), is_adjusted)


def _interval(ends: Sequence[str], each: Assumption) -> Interval | None:
    """An end that is left out is the usual one."""
    try:
        low, high = (float(text or usual) for text, usual in zip(ends, (each.low, each.high), strict=True))
    except ValueError:
        return None
    return Interval(low, high) if each.least <= low <= high <= each.most else None


def _refused(each: Assumption) -> str:
    return _(
        "«\u00a0%(title)s\u00a0»\u00a0: il faut deux nombres entre %(least)s et %(most)s, le plus petit d’abord. "
        "La valeur publiée est gardée."
    ) % {"title": said.said(each.title), "least": _number(each.least), "most": _number(each.most)}


def page(request: HttpRequest, found: Atlas, about: Asked, span: Span, adjusting: Adjusting) -> TripsPage:
    here = reverse("portal:territory:trips")
    of_each = avoided(found, adjusting.assumed)
    whole = sum(of_each.values(), start=Avoided())
    communes = {each.facts.code: each for each in found.communes}
    return TripsPage(
        frame=frame(
            request,
            title=_("Voyages et argent évités, %(period)s") % {"period": about.period},
            description=_("Une estimation entre deux bornes, et tout ce qu’elle suppose."),
            way=from_home(pages.way_to_map()),
        ),
        periods=tuple(
            Link(each.text, each.href + _kept(request.GET), current=each.current)
            for each in asked.periods(about, span, here)
        ),
        sums=sums(whole) if of_each else (),
        assumptions=_assumptions(adjusting.assumed),
        sources=_sources(found),
        changes=_changes(),
        boxes=tuple(_boxes(adjusting.assumed)),
        problems=adjusting.problems,
        usual=Link(_("Revenir aux valeurs publiées"), about.address(here)) if adjusting.is_adjusted else None,
        period=about.period.written,
        table=_table(of_each, communes, about) if of_each else None,
        untold=_untold(found),
    )


def avoided(found: Atlas, assumed: Assumed) -> Mapping[str, Avoided]:
    """By commune, of those whose served visits are told."""
    told = ((each, each.avoided(assumed)) for each in found.communes if each.told[Figure.VISITS].done)
    return {each.facts.code: avoided for each, avoided in told if avoided}


def sums(whole: Avoided) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Voyages évités"), words.between(whole.trips)),
        SummaryRow(_("Kilomètres évités, aller et retour"), words.between(whole.kilometres)),
        SummaryRow(_("F CFA évités"), words.between(whole.francs)),
    )


def _table(of_each: Mapping[str, Avoided], communes: Mapping[str, Commune], about: Asked) -> Table:
    columns = (
        Column(_("Commune")),
        Column(_("Visites servies"), numeric=True),
        Column(_("Voyages évités"), numeric=True),
        Column(_("Kilomètres"), numeric=True),
        Column(_("F CFA"), numeric=True),
        Column(_("F CFA par visite servie"), numeric=True),
    )
    lines = tuple(_line(communes[code], each, about) for code, each in of_each.items())
    return Table(_("Par commune, %(period)s") % {"period": about.period}, columns, lines, stacked=True)


def _line(commune: Commune, each: Avoided, about: Asked) -> tuple[str | Link, ...]:
    done = commune.told[Figure.VISITS].done or 0
    days = reverse("portal:territory:days", args=[commune.facts.code, "visites"])
    return (
        Link(commune.facts.name, f"{asked.page_of(commune.facts.code)}?periode={about.period.written}"),
        Link(wording.number(done), f"{days}?periode={about.period.written}"),
        words.between(each.trips),
        words.between(each.kilometres),
        words.between(each.francs),
        words.between(Interval(each.francs.low / done, each.francs.high / done)),
    )


def _assumptions(assumed: Assumed) -> Table:
    columns = (
        Column(_("Ce qui est supposé")),
        Column(_("Au moins"), numeric=True),
        Column(_("Au plus"), numeric=True),
        Column(_("Pourquoi")),
    )
    lines = tuple(
        (
            f"{said.said(each.title)} ({said.said(each.unit)})",
            _number(assumed[each.name].low),
            _number(assumed[each.name].high),
            said.said(each.why),
        )
        for each in trips.assumptions()
    )
    return Table(_("Ce que l’estimation suppose"), columns, lines, stacked=True)


def _sources(found: Atlas) -> Table:
    names = {each.facts.code: each.facts.name for each in found.communes}
    departments = {each.code: each.name for each in found.departments}
    lines = tuple(
        (departments[each.department], names[each.commune], each.source)
        for each in trips.head_towns()
        if each.department in departments and each.commune in names
    )
    columns = (Column(_("Département")), Column(_("Chef-lieu")), Column(_("Source")))
    return Table(_("Où il aurait fallu aller\u00a0: Cotonou, ou le chef-lieu"), columns, lines, stacked=True)


def _changes() -> Table:
    lines = tuple((wording.day(each.since), said.said(each.text)) for each in trips.changes())
    columns = (Column(_("Depuis")), Column(_("Changement")))
    return Table(_("Ce qui a changé dans la façon de compter"), columns, lines, stacked=True)


def _boxes(assumed: Assumed) -> Sequence[Box]:
    labels = {"bas": _("%(what)s, au moins"), "haut": _("%(what)s, au plus")}
    return [
        Box(f"{each.name}-{end}", labels[end] % {"what": said.said(each.title)}, _number(value))
        for each in trips.assumptions()
        for end, value in zip(ENDS, (assumed[each.name].low, assumed[each.name].high), strict=True)
    ]


def _untold(found: Atlas) -> str:
    """Where visits are told, and not how many of them were served."""
    visits = [each.told[Figure.VISITS] for each in found.communes]
    count = sum(bool(told.count) and told.done is None for told in visits)
    sentence = _(
        "Communes qui manquent\u00a0: trop peu de visites y sont servies, ou trop peu ne le sont pas (%(count)d)."
    )
    return sentence % {"count": count} if count else ""


def _kept(query: QueryDict) -> str:
    """What was assumed goes along when another period is chosen."""
    names = {f"{each.name}-{end}" for each in trips.assumptions() for end in ENDS}
    held = {name: value for name, value in query.items() if name in names}
    return f"&{urlencode(held)}" if held else ""


def _number(value: float) -> str:
    return formats.number_format(value, None if value != round(value) else 0)
