"""When fewer people come, and nothing explains it: a published rule (docs/reports.md), without a judgement.

A centre is told of when, in each of the last two months, visits per day open were under 70 % of the median of the six
months before. Days on which it was closed are no fall: a month is judged by its open days. A month in which it never
declared itself open is nought, because a centre that does not open is what must be seen. With fewer than three months
to compare with, nothing is said.

An announced closure explains: a month of which it took half of the working days or more is neither judged nor compared
with. Nothing is told while one of the last two months is explained.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from guichet.domains.reception.monthly import Attendance

BEFORE, JUDGED, ENOUGH = 6, 2, 3
LEAST = 0.7
EXPLAINED = 0.5  # of the working days of a month, closed as was announced


@dataclass(frozen=True, slots=True)
class Fall:
    """Visits per day open: what was usual, and the last two months."""

    usual: float
    last: tuple[float, ...]


def fall(months: Sequence[Attendance], closed: Sequence[float] = ()) -> Fall | None:
    """`months` are the last eight that are over, the oldest first; None when there is no fall to tell.

    `closed` is which share of the working days of each was closed as was announced; of none when it is left out.
    """
    shares = closed or [0.0] * len(months)
    open_months = [each for each, share in zip(months[:BEFORE], shares, strict=False) if share < EXPLAINED]
    known = [_a_day(each) for each in open_months if each.days]
    if len(known) < ENOUGH or any(share >= EXPLAINED for share in shares[-JUDGED:]):
        return None
    usual, last = median(known), tuple(_a_day(each) for each in months[-JUDGED:])
    return Fall(usual, last) if usual and all(each < LEAST * usual for each in last) else None


def _a_day(month: Attendance) -> float:
    return month.visits / month.days if month.days else 0.0
