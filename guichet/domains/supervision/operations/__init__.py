"""Every way in which the supervision changes."""

from guichet.domains.supervision.operations.calling import mark_called, note_numbers
from guichet.domains.supervision.operations.incidents import (
    close_incident,
    open_incident,
    open_reported,
    reweigh_incident,
    take_incident,
)
from guichet.domains.supervision.operations.inventing import invent
from guichet.domains.supervision.operations.measuring import note_heard, note_showed, sample
from guichet.domains.supervision.operations.mending import assign_incident, link_visit, set_target, use_part
from guichet.domains.supervision.operations.obeying import (
    change_playlist,
    drop_order,
    expire_orders,
    keep_order,
    receive_order,
    report_clips,
    restart_kiosk,
    screen_began,
)
from guichet.domains.supervision.operations.ordering import cancel_order, order, take_answer
from guichet.domains.supervision.operations.taking import recount, take
from guichet.domains.supervision.operations.telling import tell
from guichet.domains.supervision.operations.watching import watch

__all__ = [
    "assign_incident",
    "cancel_order",
    "change_playlist",
    "close_incident",
    "drop_order",
    "expire_orders",
    "invent",
    "keep_order",
    "link_visit",
    "mark_called",
    "note_heard",
    "note_numbers",
    "note_showed",
    "open_incident",
    "open_reported",
    "order",
    "receive_order",
    "recount",
    "report_clips",
    "restart_kiosk",
    "reweigh_incident",
    "sample",
    "screen_began",
    "set_target",
    "take",
    "take_answer",
    "take_incident",
    "tell",
    "use_part",
    "watch",
]
