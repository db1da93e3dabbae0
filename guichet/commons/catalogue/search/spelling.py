"""One typo a word, and words written as a French speaker hears them."""

import re
from collections.abc import Iterable, Mapping

from guichet.foundation.lib.text import within_one_typo

SHORTEST = 4
LONGEST = 40
SHORTEST_SOUND = 3

SILENT_END = re.compile(r"[tdspxz]+$|(?<=e)r$")
# In order: each line hears what the lines above it have left.
HEARD = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in [
        (r"ph", "f"),
        (r"s?ch", "$"),
        (r"ti(?=on|a)", "si"),
        (r"qu?|ck", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"x", "ks"),
        (r"h", ""),
        (r"w", "u"),
        (r"y", "i"),
        (r"z", "s"),
        (r"eau|au", "o"),
        (r"ou", "u"),
        (r"[ea]i|oe?u", "e"),
        (r"[ea][mn](?![aeioumn])", "an"),
        (r"(?<!^)e", ""),
        (r"(.)\1+", r"\1"),
    ]
)


def sounds_of(word: str) -> set[str]:
    """What remains of a folded word when only the ear judges: « nessance » sounds like « naissance ».

    A last consonant may be silent (« permis ») or not (« kart »), so a word may have two sounds; one of
    fewer than three letters says too little.
    """
    return {sound for sound in (_heard(word), _heard(SILENT_END.sub("", word))) if len(sound) >= SHORTEST_SOUND}


def _heard(word: str) -> str:
    for pattern, sound in HEARD:
        word = pattern.sub(sound, word)
    return word


def can_be_misspelt(word: str) -> bool:
    """Short words have too many neighbours, and a number with one other digit is another number."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def shortened(word: str) -> set[str]:
    """The word and all that it becomes when one letter falls."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


class Neighbourhood:
    """Words of four letters or more, found again through any one typo without comparing with them all.

    Two words within one edit of each other always share a form with at most one letter fallen, so each word is
    filed under all of these.
    """

    def __init__(self, words: Iterable[str]) -> None:
        filed: dict[str, list[str]] = {}
        for word in words:
            if can_be_misspelt(word):
                for short in shortened(word):
                    filed.setdefault(short, []).append(word)
        self._filed: Mapping[str, list[str]] = filed

    def near(self, typed: str) -> set[str]:
        """The filed words at most one edit away from a typed word of four letters or more."""
        if not can_be_misspelt(typed):
            return set()
        candidates = {word for short in shortened(typed) for word in self._filed.get(short, ())}
        return {word for word in candidates if within_one_typo(typed, word)}
