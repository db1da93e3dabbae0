"""Which sheets hold which words, and how much each word weighs there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from guichet.commons.catalogue.search.fields import WEIGHTS, Entry
from guichet.commons.catalogue.search.scoring import keep_best
from guichet.commons.catalogue.search.words import Reader

# A word worth this many points in a sheet is half as telling there as a word can be.
HALF = 3.0
# What a word of the other language is worth: « change » is not what an English reader means by it.
OTHER_LANGUAGE = 0.4

Weights = Mapping[int, float]


class Postings:
    """Weights from 0 to 1 by word and sheet, for readers of one language. Sheets are numbers, in order."""

    def __init__(self, sheets: Sequence[Sequence[Entry]], language: str, reader: Reader) -> None:
        weights: dict[str, dict[int, float]] = defaultdict(dict)
        for number, entries in enumerate(sheets):
            for word, weight in _points(entries, language, reader).items():
                weights[word][number] = weight / (weight + HALF)
        self._weights = dict(weights)

    def of(self, word: str) -> Weights:
        return self._weights.get(word, {})

    def among(self, meanings: Mapping[str, float]) -> dict[int, float]:
        """For each sheet, the best of several words, each worth its weight times its sureness."""
        best: dict[int, float] = {}
        for word, sureness in meanings.items():
            keep_best(best, self.of(word), sureness)
        return best


def _points(entries: Sequence[Entry], language: str, reader: Reader) -> Mapping[str, float]:
    """The points of each word of a sheet: its best in each field, summed over the fields."""
    best: dict[tuple[str, str], float] = {}
    for entry in entries:
        points = WEIGHTS[entry.field] * (1.0 if entry.language in (None, language) else OTHER_LANGUAGE)
        for word in reader.words(entry.text):
            if points > best.get((word, entry.field), 0.0):
                best[word, entry.field] = points
    total: dict[str, float] = defaultdict(float)
    for (word, _), points in best.items():
        total[word] += points
    return total
