"""What the symbols of the map say: one silhouette a meaning, with its word, so that no colour has to be told apart."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.domains.territory import trips
from guichet.domains.territory.atlas import Commune
from guichet.domains.territory.standing import NEEDS, Stand
from guichet.domains.territory.telling import Figure
from guichet.foundation.lib.proportions import wilson
from guichet.surfaces.ui.atlas import words

# The ministry's own aim for the satisfaction of users, in its review of ten years (facts: [BILAN]).
AIM = 0.85
# Ours: from where on a service is said to be steady, and from where on it is said to be cut.
STEADY, CUT = 0.95, 0.8
MOSTLY = 4  # of seven needs
USUAL = 22.0
LEAST, MOST = 12.0, 34.0
DISC, SQUARE, DIAMOND, HALF, RING, CROSS, DOWN, BOX, DOT = (
    "disc",
    "square",
    "diamond",
    "half",
    "ring",
    "cross",
    "down",
    "box",
    "dot",
)
SHAPES = (DISC, SQUARE, DIAMOND, HALF, RING, CROSS, DOWN, BOX, DOT)


@dataclass(frozen=True, slots=True)
class Mark:
    """`word` says what the shape says, and the number where there is one."""

    shape: str
    word: str
    size: float = USUAL


@dataclass(frozen=True, slots=True)
class Layer:
    """`legend` are the shapes with their words; `mark(commune, largest)` is the symbol of one.

    `is_of_a_day` when it shows how things stood at the end of the period.
    """

    code: str
    title: str | Promise
    note: str | Promise
    legend: tuple[tuple[str, str | Promise], ...]
    mark: Callable[[Commune, int], Mark]
    is_of_a_day: bool = False


STANDS = {
    Stand.CCSP: DISC,
    Stand.GSRU: SQUARE,
    Stand.BOTH: DIAMOND,
    Stand.WORKS: HALF,
    Stand.SUSPENDED: CROSS,
    Stand.PLANNED: RING,
    Stand.NONE: DOT,
}
NO_SITE = gettext_lazy("aucun site ouvert")
FEW = gettext_lazy("trop peu de personnes pour un chiffre")


def _status(commune: Commune, _largest: int) -> Mark:
    stand = commune.standing.stand
    return Mark(STANDS[stand], str(stand.label))


def _readiness(commune: Commune, _largest: int) -> Mark:
    standing = commune.standing
    if not standing.needs:
        return Mark(DOT, str(NO_SITE))
    if not standing.is_known:
        return Mark(BOX, _("équipement non renseigné"))
    shape = DISC if standing.met == len(NEEDS) else HALF if standing.met >= MOSTLY else RING
    return Mark(shape, _("%(met)d sur %(all)d") % {"met": standing.met, "all": len(NEEDS)})


def _visits(commune: Commune, largest: int) -> Mark:
    told = commune.told[Figure.VISITS]
    if told.count is None:
        return Mark(BOX, str(FEW))
    if not told.count:
        return Mark(DOT, words.count(told))
    return Mark(DISC, words.count(told), _size(told.count, largest))


def _trips(commune: Commune, largest: int) -> Mark:
    """A disc is as large as one of visits would be: of so many trips at most."""
    if not commune.told[Figure.VISITS].count:
        return _visits(commune, largest)
    found = commune.avoided(trips.usual())
    if found is None:
        return Mark(BOX, str(FEW))
    word = _("voyages\u00a0: %(trips)s\u00a0; F CFA\u00a0: %(francs)s") % {
        "trips": words.between(found.trips),
        "francs": words.between(found.francs),
    }
    return Mark(DISC, word, _size(found.trips.high, largest)) if found.trips.high else Mark(DOT, word)


def _size(count: float, largest: int) -> float:
    return round(LEAST + (MOST - LEAST) * sqrt(count / max(largest, 1)), 1)


def _satisfaction(commune: Commune, _largest: int) -> Mark:
    told = commune.told[Figure.VISITOR]
    share = wilson(told.yes, told.count) if told.count else None
    if share is None:
        return Mark(DOT, _("aucun avis")) if told.count == 0 else Mark(BOX, str(FEW))
    shape = DISC if share.low >= AIM else DOWN if share.high < AIM else HALF
    return Mark(shape, words.share(told))


def _continuity(commune: Commune, _largest: int) -> Mark:
    index = commune.service.continuity
    if index is None:
        return Mark(BOX, words.index(index)) if commune.standing.needs else Mark(DOT, str(NO_SITE))
    return Mark(DISC if index >= STEADY else HALF if index >= CUT else DOWN, words.index(index))


LAYERS = (
    Layer(
        "statut",
        gettext_lazy("Centres"),
        gettext_lazy("Où il y a un centre, et où il est prévu. Tel que le registre le dit aujourd’hui."),
        tuple((shape, stand.label) for stand, shape in STANDS.items()),
        _status,
    ),
    Layer(
        "preparation",
        gettext_lazy("Préparation"),
        gettext_lazy(
            "Sur sept\u00a0: local, énergie solaire, liaison, borne, écran, enseigne, point focal formé. "
            "Le local est celui que le registre dit aujourd’hui."
        ),
        (
            (DISC, gettext_lazy("tout est là")),
            (HALF, gettext_lazy("quatre sur sept au moins")),
            (RING, gettext_lazy("moins de quatre")),
            (BOX, gettext_lazy("équipement non renseigné")),
            (DOT, NO_SITE),
        ),
        _readiness,
        is_of_a_day=True,
    ),
    Layer(
        "visites",
        gettext_lazy("Visites"),
        gettext_lazy("Les visites inscrites aux registres\u00a0; plus le disque est grand, plus il y en a."),
        ((DISC, gettext_lazy("dix visites et plus")), (BOX, FEW), (DOT, gettext_lazy("aucune visite inscrite"))),
        _visits,
    ),
    Layer(
        "satisfaction",
        gettext_lazy("Satisfaction"),
        gettext_lazy(
            "La part des visages verts pressés par les visiteurs eux-mêmes, avec son intervalle à 95\u00a0%, "
            "et l’objectif du ministère\u00a0: 85\u00a0%."
        ),
        (
            (DISC, gettext_lazy("objectif atteint, intervalle compris")),
            (HALF, gettext_lazy("trop peu d’avis pour trancher")),
            (DOWN, gettext_lazy("objectif manqué, intervalle compris")),
            (BOX, FEW),
            (DOT, gettext_lazy("aucun avis")),
        ),
        _satisfaction,
    ),
    Layer(
        "continuite",
        gettext_lazy("Continuité"),
        gettext_lazy(
            "La part des heures d’ouverture pendant lesquelles le centre pouvait servir, mesurée par sa machine."
        ),
        (
            (DISC, gettext_lazy("95\u00a0% et plus")),
            (HALF, gettext_lazy("de 80 à 95\u00a0%")),
            (DOWN, gettext_lazy("moins de 80\u00a0%")),
            (BOX, gettext_lazy("pas de chiffre")),
            (DOT, NO_SITE),
        ),
        _continuity,
    ),
    Layer(
        "voyages",
        gettext_lazy("Voyages évités"),
        gettext_lazy(
            "Une estimation entre deux bornes, d’après les visites servies\u00a0; plus le disque est grand, plus il y "
            "a de voyages. Ce qui est supposé se lit, et se change, à la page «\u00a0Voyages et argent évités\u00a0»."
        ),
        (
            (DISC, gettext_lazy("voyages et F CFA évités")),
            (BOX, FEW),
            (DOT, gettext_lazy("aucune visite servie")),
        ),
        _trips,
    ),
)


def named(code: str) -> Layer:
    """The first for a code of none."""
    return next((each for each in LAYERS if each.code == code), LAYERS[0])
