"""Events that only tests tell."""

from dataclasses import dataclass
from datetime import datetime

from guichet.foundation.journal.events import event


@event("test.tried", subject="thing")
@dataclass(frozen=True, slots=True)
class Tried:
    thing: str
    count: int
    at: datetime | None = None
