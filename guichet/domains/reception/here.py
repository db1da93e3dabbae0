"""Where and on which day an act happens."""

from datetime import date

from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN


def centre_of(act: Act) -> str:
    """An act without a place here is a fault of the surface."""
    if act.place is None:
        raise ValueError("the register of a centre is written at a centre")
    return act.place


def day_of(act: Act) -> date:
    return act.at.astimezone(BENIN).date()
