"""Every way in which denunciations and concerns change."""

from guichet.domains.relations.moving import TELL, TELL_DESK
from guichet.domains.relations.operations.anonymous import (
    KIND,
    OPEN_PARCEL,
    add,
    answer,
    carry,
    keep_parcel,
    note_answers_read,
    note_read,
    report,
    report_carried,
)
from guichet.domains.relations.operations.concerns import (
    Facts,
    note_followed,
    open_concern,
    reopen,
    score,
    tell,
)
from guichet.domains.relations.operations.desk import answer_concern, note_opened, take_next, transfer
from guichet.domains.relations.operations.watching import (
    close_answered_concerns,
    escalate_concerns,
    remind_of_concerns,
)

__all__ = [
    "KIND",
    "OPEN_PARCEL",
    "TELL",
    "TELL_DESK",
    "Facts",
    "add",
    "answer",
    "answer_concern",
    "carry",
    "close_answered_concerns",
    "escalate_concerns",
    "keep_parcel",
    "note_answers_read",
    "note_followed",
    "note_opened",
    "note_read",
    "open_concern",
    "remind_of_concerns",
    "reopen",
    "report",
    "report_carried",
    "score",
    "take_next",
    "tell",
    "transfer",
]
