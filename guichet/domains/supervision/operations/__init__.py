"""Every way in which the supervision changes."""

from guichet.domains.supervision.operations.incidents import (
    close_incident,
    link_visit,
    open_incident,
    open_reported,
    reweigh_incident,
    take_incident,
)
from guichet.domains.supervision.operations.measuring import note_heard, sample
from guichet.domains.supervision.operations.taking import recount, take
from guichet.domains.supervision.operations.watching import watch

__all__ = [
    "close_incident",
    "link_visit",
    "note_heard",
    "open_incident",
    "open_reported",
    "recount",
    "reweigh_incident",
    "sample",
    "take",
    "take_incident",
    "watch",
]
