"""How many of the centres that this node knows were heard within the hour."""

from datetime import datetime, timedelta

from guichet.commons.availability.registry import Judgement
from guichet.commons.availability.vocabulary import Condition, Reason
from guichet.commons.sync import queries

HEARD_WITHIN = timedelta(hours=1)
DEGRADED_BELOW, UNAVAILABLE_BELOW = 0.9, 0.5


def judge(at: datetime) -> Judgement:
    """Without a centre there is nothing to hear, and nothing is known."""
    heard, known = queries.heard_since(at - HEARD_WITHIN)
    if not known:
        return Judgement(Condition.UNKNOWN, Reason.SILENCE)
    condition = _condition(heard / known)
    reason = Reason.NONE if condition is Condition.AVAILABLE else Reason.SILENT_CENTRES
    return Judgement(condition, reason, (heard, known))


def _condition(share: float) -> Condition:
    if share < UNAVAILABLE_BELOW:
        return Condition.UNAVAILABLE
    return Condition.DEGRADED if share < DEGRADED_BELOW else Condition.AVAILABLE
