"""The drawing of a layer, as the component shows it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.domains.territory.atlas import Atlas, Commune
from guichet.domains.territory.telling import Figure
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas import layers
from guichet.surfaces.ui.atlas.layers import Layer
from guichet.surfaces.ui.atlas.placing import Layout, Point, Sheet, layout

Address = Callable[[Commune], str]
FAINT = 3


@dataclass(frozen=True, slots=True)
class Symbol:
    """`x` and `y` are its top left corner, `size` its sides; without an address it is drawn and leads nowhere."""

    shape: str
    x: str
    y: str
    size: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sheet with its symbols; `code` keeps the identifiers of two sheets of a page apart."""

    code: str
    title: str
    description: str
    width: int
    height: int
    outline: str
    symbols: tuple[Symbol, ...]
    faint: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    shape: str
    word: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """`shapes` are defined once a page."""

    sheets: tuple[Drawn, ...]
    shapes: tuple[str, ...]
    legend: tuple[Entry, ...]
    note: str
    source: str


def draw(atlas: Atlas, layer: Layer, address: Address) -> Drawing:
    placed = layout(atlas.departments)
    shown = {each.facts.code: each for each in atlas.communes}
    largest = max((each.told[Figure.VISITS].count or 0 for each in atlas.communes), default=0)
    marked = {code: (each, layer.mark(each, largest)) for code, each in shown.items()}
    north = _drawn("nord", _("Le pays"), placed.country, marked, address)
    south = _drawn("sud", _("Le sud, agrandi"), placed.south, marked, address)
    return Drawing(
        sheets=tuple(each for each in (_with_faint(north, placed), south) if each.symbols),
        shapes=layers.SHAPES,
        legend=tuple(Entry(shape, str(word)) for shape, word in layer.legend),
        note=_noted(layer, atlas),
        source=placed.source,
    )


def _noted(layer: Layer, atlas: Atlas) -> str:
    if not layer.is_of_a_day:
        return str(layer.note)
    return _("%(note)s Le reste, tel qu’il était au %(day)s.") % {
        "note": layer.note,
        "day": wording.day(atlas.ready_on),
    }


def _with_faint(drawn: Drawn, placed: Layout) -> Drawn:
    faint = tuple((_written(x), _written(y)) for x, y in placed.faint)
    return Drawn(
        drawn.code,
        drawn.title,
        drawn.description,
        drawn.width,
        drawn.height,
        drawn.outline,
        drawn.symbols,
        faint,
    )


def _drawn(
    code: str, title: str, sheet: Sheet, marked: Mapping[str, tuple[Commune, layers.Mark]], address: Address
) -> Drawn:
    symbols = tuple(_symbols(sheet.at.items(), marked, address))
    words = _(
        "Communes\u00a0: %(count)d. Chaque symbole mène à la page de sa commune\u00a0; le tableau dit la même chose."
    )
    return Drawn(code, title, words % {"count": len(symbols)}, sheet.width, sheet.height, sheet.outline, symbols)


def _symbols(
    at: Iterable[tuple[str, Point]], marked: Mapping[str, tuple[Commune, layers.Mark]], address: Address
) -> Iterable[Symbol]:
    """From north to south, as one reads: the keyboard goes the same way."""
    for code, (x, y) in sorted(at, key=lambda each: (each[1][1], each[1][0])):
        if code in marked:
            commune, mark = marked[code]
            label = _("%(commune)s\u00a0: %(word)s") % {"commune": commune.facts.name, "word": mark.word}
            corner = mark.size / 2
            yield Symbol(
                mark.shape, _written(x - corner), _written(y - corner), _written(mark.size), address(commune), label
            )


def _written(value: float) -> str:
    """With a full stop in any language."""
    return f"{value:g}" if value != round(value, 1) else f"{round(value, 1):g}"
