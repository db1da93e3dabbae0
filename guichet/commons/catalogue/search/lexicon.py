"""All words of the catalogue, and which of them a typed word may mean."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from guichet.commons.catalogue.search.scoring import keep_best
from guichet.commons.catalogue.search.spelling import Neighbourhood, can_be_misspelt, sounds_of
from guichet.commons.catalogue.search.words import STOP_WORDS, Reader, stem, stems_of

# How sure it is that a word of the catalogue is meant, by the way it was found.
EXACT = 1.0
INFLECTED = 0.9
COMPLETED = 0.75
MISSPELT = 0.8
MISSPELT_STEM = 0.6
HEARD = 0.65
# A word that is in the catalogue may still be a slip for another one.
SLIPPED = 0.3

SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What one typed word may mean: words of the catalogue, each with how sure it is, from 0 to 1.

    `guessed` when the typed word is no word of the catalogue, nor the beginning of one, nor another form of one.
    """

    typed: str
    meanings: Mapping[str, float]
    guessed: bool = False


class Lexicon:
    """Built once, never changed."""

    def __init__(self, texts: Iterable[tuple[str, str | None]], reader: Reader) -> None:
        """From texts with their language, None for any."""
        by_stem: dict[tuple[str, str], set[str]] = defaultdict(set)
        for word, language in _words_of(texts, reader):
            for each in [(language, stem(word, language))] if language else stems_of(word):
                by_stem[each].add(word)
        self._written = reader.written
        self._by_stem = dict(by_stem)
        self._words = sorted(self._written.keys() - STOP_WORDS)
        self._near_words = Neighbourhood(self._words)
        self._near_stems = Neighbourhood({each for _, each in by_stem} - STOP_WORDS)
        self._by_sound = _by_sound(self._words)

    def knows(self, word: str) -> bool:
        """Whether a folded word stands in the catalogue as it is."""
        return word in self._written

    def is_near(self, word: str) -> bool:
        """Whether one typo separates a word from one of the catalogue."""
        return bool(self._near_words.near(word))

    def written(self, word: str) -> str:
        """A folded word with its accents, as the catalogue writes it; a strange one as it is."""
        return self._written.get(word, word)

    def read(self, typed: str, *, unfinished: bool) -> Reading:
        """What a folded word means; the last word of a query may be `unfinished`."""
        meanings = self.inflections(typed)
        if unfinished:
            keep_best(meanings, dict.fromkeys(self._completions(typed), COMPLETED))
        guessed = not meanings
        keep_best(meanings, self._slips(typed) if self.knows(typed) else self._corrections(typed))
        return Reading(typed, meanings, guessed=guessed and bool(meanings))

    def inflections(self, typed: str) -> dict[str, float]:
        """The word itself and those of the same stem."""
        same_stem = (word for each in stems_of(typed) for word in self._by_stem.get(each, ()))
        meanings = dict.fromkeys(same_stem, INFLECTED)
        if self.knows(typed):
            meanings[typed] = EXACT
        return meanings

    def _slips(self, typed: str) -> dict[str, float]:
        return dict.fromkeys(self._near_words.near(typed), SLIPPED)

    def _completions(self, typed: str) -> Iterator[str]:
        at = bisect_left(self._words, typed) if len(typed) >= SHORTEST_PREFIX else len(self._words)
        while at < len(self._words) and self._words[at].startswith(typed):
            yield self._words[at]
            at += 1

    def _corrections(self, typed: str) -> dict[str, float]:
        found = dict.fromkeys(self._near_words.near(typed), MISSPELT)
        for language, each in stems_of(typed):
            for near in self._near_stems.near(each):
                keep_best(found, dict.fromkeys(self._by_stem.get((language, near), ()), MISSPELT_STEM))
        if can_be_misspelt(typed):
            for sound in sounds_of(typed):
                keep_best(found, dict.fromkeys(self._by_sound.get(sound, ()), HEARD))
        return found


def _words_of(texts: Iterable[tuple[str, str | None]], reader: Reader) -> Iterator[tuple[str, str | None]]:
    """Each word once in each language that it is said in."""
    met: dict[str | None, set[str]] = defaultdict(set)
    for text, language in dict.fromkeys(texts):
        for word in reader.words(text):
            if word not in met[language]:
                met[language].add(word)
                yield word, language


def _by_sound(words: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in filter(can_be_misspelt, words):
        for sound in sounds_of(word):
            found[sound].append(word)
    return dict(found)
