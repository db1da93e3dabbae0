"""Groups of words that mean the same to people: « boulot », « travail », « emploi »."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from guichet.commons.catalogue.search.lexicon import Lexicon, Reading
from guichet.commons.catalogue.search.postings import Postings
from guichet.commons.catalogue.search.words import ASKING, words_of

# Below this sureness, typed words are too far from a phrase of a group to stand for the whole group.
SURE_ENOUGH = 0.5
SHORTEST = 3

Phrase = tuple[str, ...]


def phrase_of(words: Sequence[str]) -> Phrase:
    """A phrase as it is met in a query: folded, without what people wrap around their wish; a negation stays."""
    return tuple(word for word in words if word not in ASKING) or tuple(words)


@dataclass(frozen=True, slots=True)
class Said:
    """A group that the typed words from `start` to before `end` belong to, and how surely."""

    start: int
    end: int
    group: int
    sureness: float


class Thesaurus:
    """Built once, never changed."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        written = [tuple(group) for group in groups]
        self.texts = tuple(text for group in written for text in group)
        self._groups = tuple(tuple(filter(None, map(phrase_of, map(words_of, group)))) for group in written)
        self._words = frozenset(word for group in self._groups for phrase in group for word in phrase)
        self._by_first: dict[str, list[tuple[Phrase, int]]] = {}
        for number, phrases in enumerate(self._groups):
            for phrase in phrases:
                self._by_first.setdefault(phrase[0], []).append((phrase, number))

    def holds(self, word: str) -> bool:
        return word in self._words

    def phrases_of(self, group: int) -> Sequence[Phrase]:
        return self._groups[group]

    def words_of(self, group: int) -> Iterator[str]:
        return (word for phrase in self._groups[group] for word in phrase)

    def said_in(self, readings: Sequence[Reading]) -> Iterator[Said]:
        """The groups of which a phrase stands among the typed words."""
        for start, reading in enumerate(readings):
            for phrase, group in self._opened_by(reading):
                sureness = _sureness(phrase, readings[start : start + len(phrase)])
                if sureness >= SURE_ENOUGH:
                    yield Said(start, start + len(phrase), group, sureness)

    def _opened_by(self, reading: Reading) -> Iterator[tuple[Phrase, int]]:
        """The phrases that the typed word may begin; two letters are no beginning, but « TF » is a word."""
        for word in sorted(self._by_first.keys() & reading.meanings.keys()):
            if word == reading.typed or len(reading.typed) >= SHORTEST:
                yield from self._by_first[word]

    def weights(self, postings: Postings, lexicon: Lexicon) -> tuple[Mapping[int, float], ...]:
        """For each group, the sheets that hold one of its phrases entire, with the phrase's weight there."""
        return tuple(_best_phrase(group, postings, lexicon) for group in self._groups)


def _sureness(phrase: Phrase, readings: Sequence[Reading]) -> float:
    if len(readings) < len(phrase):
        return 0.0
    return min(reading.meanings.get(word, 0.0) for word, reading in zip(phrase, readings, strict=True))


def _best_phrase(group: Sequence[Phrase], postings: Postings, lexicon: Lexicon) -> Mapping[int, float]:
    """A phrase weighs in a sheet what its lightest word weighs there."""
    best: dict[int, float] = {}
    for phrase in group:
        first, *others = [postings.among(lexicon.inflections(word)) for word in phrase]
        for sheet in set(first).intersection(*others):
            lightest = min(first[sheet], *(word[sheet] for word in others)) if others else first[sheet]
            if lightest > best.get(sheet, 0.0):
                best[sheet] = lightest
    return best
