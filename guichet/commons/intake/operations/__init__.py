"""Every way in which requests under way change."""

from guichet.commons.intake.operations.arriving import arrive, claim
from guichet.commons.intake.operations.depositing import deposit
from guichet.commons.intake.operations.drafts import answer, expire, keep, reopen, resume, start, warn
from guichet.commons.intake.operations.files import attach, begin_upload, detach
from guichet.commons.intake.operations.giving import give, hasten
from guichet.commons.intake.operations.leaving import discard, hand_back, let_go, note_hand, resume_assisted, set_down
from guichet.commons.intake.operations.lockers import count_wrong_locator, empty, expire_lockers, fill, move
from guichet.commons.intake.operations.moving import stop
from guichet.commons.intake.operations.submitting import empty_envelope, hand_over, submit, submit_given, take_in

__all__ = [
    "answer",
    "arrive",
    "attach",
    "begin_upload",
    "claim",
    "count_wrong_locator",
    "deposit",
    "detach",
    "discard",
    "empty",
    "empty_envelope",
    "expire",
    "expire_lockers",
    "fill",
    "give",
    "hand_back",
    "hand_over",
    "hasten",
    "keep",
    "let_go",
    "move",
    "note_hand",
    "reopen",
    "resume",
    "resume_assisted",
    "set_down",
    "start",
    "stop",
    "submit",
    "submit_given",
    "take_in",
    "warn",
]
