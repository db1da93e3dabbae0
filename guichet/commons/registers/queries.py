"""Every question others may ask about questions put to registers."""

from datetime import datetime

from guichet.commons.registers.models import Search
from guichet.commons.registers.vocabulary import State


def silent_since(register: str) -> datetime | None:
    """Since when a register has answered nobody; None when its last answer was one, or nobody asked."""
    over = Search.objects.to(register).over().order_by("number")
    answered = over.exclude(state=State.UNAVAILABLE).last()
    silent = over.filter(number__gt=answered.number) if answered else over
    first = silent.first()
    return first.asked_at if first else None
