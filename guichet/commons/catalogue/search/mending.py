"""Words glued or cut in two: « etatcivil », « passe port », « lacte »."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guichet.commons.catalogue.search.lexicon import Lexicon
from guichet.commons.catalogue.search.spelling import LONGEST
from guichet.commons.catalogue.search.words import STOP_WORDS

ELIDED = ("l", "d", "j", "m", "n", "s", "c", "qu")
VOWELS = tuple("aeiouyh")
SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """The words to look for, and what to say back in place of each word that was mended."""

    words: tuple[str, ...]
    replaced: Mapping[str, str]


def mend(words: Sequence[str], lexicon: Lexicon) -> Mended:
    """Neighbours joined, and words cut, where only that makes words of the catalogue."""
    mended: list[str] = []
    replaced: dict[str, str] = {}
    rest = list(words)
    while rest:
        word, *rest = rest
        if rest and lexicon.knows(word + rest[0]):
            replaced |= {word: word + rest[0], rest[0]: ""}
            mended.append(word + rest.pop(0))
        elif parts := _parts(word, lexicon):
            replaced[word] = " ".join(map(lexicon.written, parts))
            mended += [part for part in parts if part not in STOP_WORDS]
        else:
            mended.append(word)
    return Mended(tuple(mended), replaced)


def _parts(word: str, lexicon: Lexicon) -> Sequence[str]:
    """The words of the catalogue that are glued in one that it does not know, however spelt."""
    if len(word) > LONGEST or lexicon.inflections(word) or lexicon.is_near(word):
        return ()
    cuts = ((word[:at], word[at:]) for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))
    glued = (parts for parts in cuts if all(map(lexicon.knows, parts)))
    return _unelided(word, lexicon) or next(glued, ())


def _unelided(word: str, lexicon: Lexicon) -> Sequence[str]:
    rests = (word.removeprefix(elided) for elided in ELIDED if word.startswith(elided))
    known = (rest for rest in rests if len(rest) >= SHORTEST_PART and rest.startswith(VOWELS) and lexicon.knows(rest))
    return tuple(known)[:1]
