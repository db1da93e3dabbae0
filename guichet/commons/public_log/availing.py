"""Whether the public log grows as it must, and is believed."""

from datetime import datetime, timedelta

from guichet.commons.availability.registry import WELL, Judgement
from guichet.commons.availability.vocabulary import Condition, Reason
from guichet.commons.public_log import contesting, queries

LATE_AFTER = timedelta(minutes=10)  # it is written each second


def judge(at: datetime) -> Judgement:
    if contesting.is_contested():
        return Judgement(Condition.UNAVAILABLE, Reason.CONTESTED)
    since = queries.waiting_since()
    is_late = since is not None and at - since >= LATE_AFTER
    return Judgement(Condition.DEGRADED, Reason.LATE) if is_late else WELL
