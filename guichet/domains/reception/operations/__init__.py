"""Every way in which the register of a centre changes."""

from guichet.domains.reception.operations.day import close_day, open_day
from guichet.domains.reception.operations.following import follow_for
from guichet.domains.reception.operations.inventing import InventedPast, InventedVisit, InventedWord, invent
from guichet.domains.reception.operations.keeping import keep, note_status, note_told
from guichet.domains.reception.operations.reading_back import begin_readback, raise_hand
from guichet.domains.reception.operations.saying import (
    JOIN,
    Said,
    follow_up,
    note_follow_up,
    note_heard,
    note_heard_to_answer,
    note_read,
    report_incident,
    say_satisfaction,
    take_complaint,
)
from guichet.domains.reception.operations.tickets import call, call_next, mark_absent, receive, reinsert
from guichet.domains.reception.operations.visits import close_visit, welcome

__all__ = [
    "JOIN",
    "InventedPast",
    "InventedVisit",
    "InventedWord",
    "Said",
    "begin_readback",
    "call",
    "call_next",
    "close_day",
    "close_visit",
    "follow_for",
    "follow_up",
    "invent",
    "keep",
    "mark_absent",
    "note_follow_up",
    "note_heard",
    "note_heard_to_answer",
    "note_read",
    "note_status",
    "note_told",
    "open_day",
    "raise_hand",
    "receive",
    "reinsert",
    "report_incident",
    "say_satisfaction",
    "take_complaint",
    "welcome",
]
