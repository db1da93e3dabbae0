"""How long a kiosk waits for somebody who does nothing (WCAG 2.2, 2.2.1: warned, and extended with one gesture)."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Terms:
    """In seconds: nothing happens for `idle`, then a warning shows for `warning`."""

    idle: int
    warning: int


BROWSING = Terms(idle=45, warning=20)
FILING = Terms(idle=120, warning=60)
ASSISTED = Terms(idle=600, warning=60)
# A screen says every quarter of a minute that somebody is there; the node ends the visit itself after a silence.
MARGIN = 30


def terms(*, assisted: bool) -> Terms:
    return ASSISTED if assisted else FILING


def patience(*, assisted: bool) -> timedelta:
    """How long the node waits for a screen that says nothing at all: cut off, crashed, or left."""
    own = terms(assisted=assisted)
    return timedelta(seconds=own.idle + own.warning + MARGIN)
