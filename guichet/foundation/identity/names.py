"""Whether two spellings of a person's name may be the same: order, accents, case and one typo a word do not matter."""

from itertools import permutations

from guichet.foundation.lib.text import fold, within_one_typo

MOST_WORDS = 6


def agree(said: str, registered: str) -> bool:
    """True when each word of the shorter name stands in the longer one: registers often drop a forename."""
    short, long = sorted((_words(said), _words(registered)), key=len)
    if len(short) < min(2, len(long)) or not short:
        return False
    return any(_all_close(short, chosen) for chosen in permutations(long, len(short)))


def _words(name: str) -> list[str]:
    return fold(name).split()[:MOST_WORDS]


def _all_close(one: list[str], other: tuple[str, ...]) -> bool:
    return all(within_one_typo(*pair) for pair in zip(one, other, strict=True))
