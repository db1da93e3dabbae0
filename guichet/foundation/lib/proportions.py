"""What a share measured on some people tells of everybody: an interval, never a percentage alone."""

from dataclasses import dataclass
from math import sqrt

# The normal quantile of 95 %.
SURE = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """All three between 0 and 1; `low` and `high` are the ends of the 95 % interval of Wilson (1927)."""

    share: float
    low: float
    high: float


def wilson(yes: int, total: int) -> Share | None:
    """None when nobody was asked. Raises ValueError for a count that is no part of the total."""
    if not 0 <= yes <= total:
        raise ValueError(f"{yes} is no part of {total}")
    if total == 0:
        return None
    share, square = yes / total, SURE**2
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = SURE * sqrt(share * (1 - share) / total + square / (4 * total**2)) / (1 + square / total)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))
