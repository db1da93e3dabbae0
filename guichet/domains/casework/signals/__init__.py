"""Signals: simple counts that say where to ask a question, and accuse nobody.

Each is a pure function with a title, a sentence that explains it, and a threshold with its reason.
"""

from guichet.domains.casework.signals.hands import Hand, give_backs, helper_shares
from guichet.domains.casework.signals.jumps import jumps
from guichet.domains.casework.signals.lines import pauses_before_the_date, silences, told_late
from guichet.domains.casework.signals.rules import THRESHOLDS, WINDOWS, raised, version
from guichet.domains.casework.signals.vocabulary import SIGNALS, Code, Raised, Signal

__all__ = [
    "SIGNALS",
    "THRESHOLDS",
    "WINDOWS",
    "Code",
    "Hand",
    "Raised",
    "Signal",
    "give_backs",
    "helper_shares",
    "jumps",
    "pauses_before_the_date",
    "raised",
    "silences",
    "told_late",
    "version",
]
