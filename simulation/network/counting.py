"""The continuity of the month counted a second way: minute by minute, from what was planted, without Guichet's code.

Of each slot of ten minutes in opening hours: it served when node and kiosk were there in at least five of its minutes.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from simulation.network.plan import AFTERNOON, DARK, FIRST, MINUTE, MORNING, Month, Outage, What, at

Figures = tuple[int, int, int, int]  # expected, up, served, linked


def days_of(month: Month) -> Mapping[tuple[str, date], Figures]:
    """Each centre and weekday."""
    found = {}
    for centre in month.centres:
        mine = [outage for outage in month.outages if outage.centre == centre]
        for number in range(month.days):
            day = FIRST + timedelta(days=number)
            found[centre, day] = _day(day, mine) if day.isoweekday() < 6 else (0, 0, 0, 0)
    return found


def _day(day: date, outages: list[Outage]) -> Figures:
    figures = [
        _slot(begins, outages) for opens, closes in (MORNING, AFTERNOON) for begins in _slots(day, opens, closes)
    ]
    up, served, linked = (sum(column) for column in zip(*figures, strict=True))
    return len(figures), up, served, linked


def _slots(day: date, opens: time, closes: time) -> list[datetime]:
    begins, found = at(day, opens), []
    while begins < at(day, closes):
        found.append(begins)
        begins += 10 * MINUTE
    return found


def _slot(begins: datetime, outages: list[Outage]) -> tuple[bool, bool, bool]:
    up = kiosk = linked = 0
    for number in range(10):
        minute = begins + number * MINUTE
        wrong = {outage.what for outage in outages if outage.begins <= minute < outage.ends}
        if wrong & DARK:
            continue
        up += 1
        kiosk += not wrong & {What.KIOSK, What.BLINK}
        linked += What.LINK not in wrong
    is_up = up >= 5
    return is_up, is_up and kiosk >= 5, is_up and linked >= 5
