"""What is counted, in the words that the rows keep; a domain counts what it knows, on days that are Benin's."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """`OVERDUE` is how many were open past their promise when the day was last counted; all others happened that day.

    `DELAY` has for bucket the hours between ready and decided, rounded up: whole days after the first two.
    """

    RECEIVED = "received"
    DECIDED = "decided"
    KEPT = "kept"
    ASKED = "asked"
    REFUSED = "refused"
    DELAY = "delay"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Counted:
    """What a day's figures are made of."""

    service: str
    measure: Measure
    bucket: int = 0
