"""How the words of a query add up to one score for each sheet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeVar

K = TypeVar("K", int, str)

# The part of a score that does not depend on how much of the query a sheet answers.
UNCOVERED = 0.3
# How much a title or keyword that the query says entire adds to a score.
WHOLE_ENTRY = 1.0

Evidence = Sequence[Mapping[int, float]]


@dataclass(frozen=True, slots=True)
class Whole:
    """A title, keyword or output as the set of its telling words; `importance` from 0 to 1."""

    words: frozenset[str]
    importance: float


def keep_best(best: dict[K, float], more: Mapping[K, float], factor: float = 1.0) -> None:
    """Raises each value of `best` to that of `more` times a factor, where this is greater; adds what is not there."""
    for key, value in more.items():
        if value * factor > best.get(key, 0.0):
            best[key] = value * factor


def score(evidence: Evidence, sheets: int) -> dict[int, float]:
    """From the worth of each typed word in each sheet to one score a sheet.

    A word that few sheets hold tells more. A sheet that answers all words beats one that answers one word well,
    but a word that no sheet holds takes nothing from anybody.
    """
    worth: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    total = 0.0
    for word in filter(None, evidence):
        rarity = _rarity(word, sheets)
        total += rarity
        best = max(word.values())
        for sheet, value in word.items():
            worth[sheet] += rarity * value
            covered[sheet] += rarity * value / best
    return {sheet: worth[sheet] * (UNCOVERED + (1 - UNCOVERED) * covered[sheet] / total) for sheet in worth}


def _rarity(word: Mapping[int, float], sheets: int) -> float:
    held_by = sum(word.values()) / max(word.values())
    return log(1 + sheets / held_by)


def completeness(wholes: Iterable[Whole], meant: Mapping[str, float]) -> float:
    """A factor of 1 or more: how much of one title or keyword the query says."""
    said = (whole.importance * _share(whole.words, meant) for whole in wholes)
    return 1 + WHOLE_ENTRY * max(said, default=0.0)


def _share(words: frozenset[str], meant: Mapping[str, float]) -> float:
    return sum(meant.get(word, 0.0) for word in words) / len(words)
