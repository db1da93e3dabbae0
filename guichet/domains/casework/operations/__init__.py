"""Every way in which cases change."""

from guichet.domains.casework.moving import TELL, TELL_AUTHORITY, TELL_COMPLAINT, TELL_READINGS, TELL_SUPERVISORS
from guichet.domains.casework.operations.accounting import close_day
from guichet.domains.casework.operations.applicant import claim, withdraw
from guichet.domains.casework.operations.arrival import (
    RECEIVE,
    Findings,
    become_ready,
    check,
    go_on,
    open_from,
    secure,
    settle_fee,
)
from guichet.domains.casework.operations.complaining import (
    answer_complaint,
    ask_why,
    close_answered,
    close_complaint,
    complain,
    contest_answer,
    escalate_complaints,
    remind_of_complaints,
    take_further,
)
from guichet.domains.casework.operations.outside import Why, look_outside, state_reason, state_reason_for_document
from guichet.domains.casework.operations.pauses import (
    allow_pause,
    ask_for,
    end_pauses,
    keep_supplement,
    quarantine,
    resume,
)
from guichet.domains.casework.operations.ruling import publish_rules
from guichet.domains.casework.operations.searches import ASK_REGISTER, ask_register, keep_answer
from guichet.domains.casework.operations.staffing import add_officer, remove_officer
from guichet.domains.casework.operations.steps import StepEnd, count_silences, finish_step, give_opinion
from guichet.domains.casework.operations.telling import owe_word_of_document, remind, tell
from guichet.domains.casework.operations.thread import write, write_as_applicant
from guichet.domains.casework.operations.turns import AT_MOST_IN_HAND, give_back, take_back, take_next
from guichet.domains.casework.operations.watching import (
    escalate,
    lift,
    look,
    look_at_complaint,
    look_at_standing,
    look_at_voiced,
    look_for_document,
    note_uses,
    tell_authorities,
)

__all__ = [
    "ASK_REGISTER",
    "AT_MOST_IN_HAND",
    "RECEIVE",
    "TELL",
    "TELL_AUTHORITY",
    "TELL_COMPLAINT",
    "TELL_READINGS",
    "TELL_SUPERVISORS",
    "Findings",
    "StepEnd",
    "Why",
    "add_officer",
    "allow_pause",
    "answer_complaint",
    "ask_for",
    "ask_register",
    "ask_why",
    "become_ready",
    "check",
    "claim",
    "close_answered",
    "close_complaint",
    "close_day",
    "complain",
    "contest_answer",
    "count_silences",
    "end_pauses",
    "escalate",
    "escalate_complaints",
    "finish_step",
    "give_back",
    "give_opinion",
    "go_on",
    "keep_answer",
    "keep_supplement",
    "lift",
    "look",
    "look_at_complaint",
    "look_at_standing",
    "look_at_voiced",
    "look_for_document",
    "look_outside",
    "note_uses",
    "open_from",
    "owe_word_of_document",
    "publish_rules",
    "quarantine",
    "remind",
    "remind_of_complaints",
    "remove_officer",
    "resume",
    "secure",
    "settle_fee",
    "state_reason",
    "state_reason_for_document",
    "take_back",
    "take_further",
    "take_next",
    "tell",
    "tell_authorities",
    "withdraw",
    "write",
    "write_as_applicant",
]
