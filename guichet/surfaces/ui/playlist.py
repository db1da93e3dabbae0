"""In which order things are shown. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle
from typing import TypeVar

Thing = TypeVar("Thing")


def in_turn(first: Sequence[Thing], usual: Sequence[Thing]) -> tuple[Thing, ...]:
    """Each usual thing once; the important ones between them, twice as often.

    Two important ones and three usual ones: I1 u1 I2 u2 I1 u3 I2: nobody waits long for what matters.
    """
    if not first or not usual:
        return (*first, *usual)
    return tuple(_woven(first, usual))


def _woven(first: Sequence[Thing], usual: Iterable[Thing]) -> Iterator[Thing]:
    important = cycle(first)
    shown = 0
    for each in usual:
        yield next(important)
        yield each
        shown += 1
    for _more in range(max(2 * len(first) - shown, 0)):
        yield next(important)
