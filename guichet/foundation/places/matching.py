"""Which names a person may mean by what they typed. Pure."""

from collections.abc import Iterable
from enum import IntEnum

from guichet.foundation.lib.text import fold, within_one_typo

# In shorter words one typo makes almost any name fit.
SHORTEST_WITH_TYPO = 4


class Closeness(IntEnum):
    """From the nearest to the farthest."""

    SAME = 1
    START = 2
    START_OF_WORD = 3
    TYPO = 4


def closeness(typed: str, names: Iterable[str]) -> Closeness | None:
    """How near what was typed comes to the nearest of a place's names; None when it means another place.

    Accents, case, spaces, hyphens and apostrophes do not count: « ndali » is N’Dali.
    """
    wanted = fold(typed)
    if not wanted:
        return None
    found = (_closeness(wanted, fold(name)) for name in names)
    return min((each for each in found if each is not None), default=None)


def _closeness(wanted: str, name: str) -> Closeness | None:
    short, joined = wanted.replace(" ", ""), name.replace(" ", "")
    if short == joined:
        return Closeness.SAME
    if joined.startswith(short):
        return Closeness.START
    if any(word.startswith(wanted) for word in name.split()):
        return Closeness.START_OF_WORD
    return Closeness.TYPO if _starts_with_a_typo(short, joined) else None


def _starts_with_a_typo(short: str, joined: str) -> bool:
    if len(short) < SHORTEST_WITH_TYPO:
        return False
    lengths = (len(short) - 1, len(short), len(short) + 1)
    return any(within_one_typo(short, joined[:length]) for length in lengths)
