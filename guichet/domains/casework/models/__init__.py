"""Cases, and all that happens to them. What people wrote is sealed: nothing here can be read without the keeper."""

from guichet.domains.casework.models.cases import (
    LAST,
    Bar,
    Case,
    Claimant,
    Concern,
    Counter,
    Decision,
    Finding,
    Opinion,
    Pause,
    Turn,
)
from guichet.domains.casework.models.exchanges import Complaint, Leave, Line, Notice, Supplement
from guichet.domains.casework.models.looks import SENTENCE, Look, LookDay, StatedReason, ToldReadings
from guichet.domains.casework.models.rules import RuleBook
from guichet.domains.casework.models.searches import RegisterSearch

__all__ = [
    "LAST",
    "SENTENCE",
    "Bar",
    "Case",
    "Claimant",
    "Complaint",
    "Concern",
    "Counter",
    "Decision",
    "Finding",
    "Leave",
    "Line",
    "Look",
    "LookDay",
    "Notice",
    "Opinion",
    "Pause",
    "RegisterSearch",
    "RuleBook",
    "StatedReason",
    "Supplement",
    "ToldReadings",
    "Turn",
]
