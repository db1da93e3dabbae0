"""The verb itself: at low priority, one line in the terminal, stopped and started again at will."""

import os
import sys
import time

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.command.console import refuse, say
from guichet.command.year import centres, messages, telling
from guichet.foundation.demonstration import queries as told
from guichet.foundation.keys import client as keys

GENTLENESS = 10
KEEPER_WAKES = 0.5


def run() -> None:
    if not settings.DEMONSTRATION:
        refuse(_("Une année ne s’invente que dans la démonstration."))
    year = told.year()
    if year is None or year.finished_at is not None:
        return
    os.nice(GENTLENESS)
    centres.tell(year.began_at)
    messages.tell(year.began_at)
    while not keys.is_awake():
        time.sleep(KEEPER_WAKES)
    started = time.monotonic()
    telling.resumed(year).tell(_Line())
    made = told.progress()
    values = {"count": made.made if made else 0, "minutes": (time.monotonic() - started) / 60}
    say(_("L’année inventée est là : %(count)d demandes, en %(minutes).1f min.") % values)


class _Line:
    """One line that grows in a terminal; one a quarter of the year elsewhere."""

    def __init__(self) -> None:
        self._shown = -1

    def __call__(self, reached: int, ticks: int) -> None:
        percent = 100 * reached // ticks
        step = percent if sys.stdout.isatty() else percent // 25
        if step == self._shown:
            return
        self._shown = step
        line = _("L’année inventée se raconte : %d %%") % percent
        if sys.stdout.isatty():
            sys.stdout.write(f"\r{line}" + ("\n" if reached == ticks else ""))
            sys.stdout.flush()
        else:
            say(line)
