"""Every way in which requests under way change."""

from guichet.commons.intake.operations.depositing import deposit
from guichet.commons.intake.operations.drafts import answer, expire, keep, reopen, resume, start, warn
from guichet.commons.intake.operations.files import attach, begin_upload, detach
from guichet.commons.intake.operations.submitting import empty_envelope, hand_over, submit, take_in

__all__ = [
    "answer",
    "attach",
    "begin_upload",
    "deposit",
    "detach",
    "empty_envelope",
    "expire",
    "hand_over",
    "keep",
    "reopen",
    "resume",
    "start",
    "submit",
    "take_in",
    "warn",
]
