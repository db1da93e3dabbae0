"""The rules that hold for all services: no service file gives them, so whoever changes one tells it to everybody.

They are constants of the code and no switch of anybody's: a program with others tells so when it starts, in the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guichet.commons.catalogue.definition.motives import MOST_DAYS
from guichet.commons.public_log import queries as public_log
from guichet.domains.casework import operations as casework
from guichet.domains.casework import reminding
from guichet.domains.casework.models import RuleBook
from guichet.domains.casework.moving import HELD_AT_MOST
from guichet.domains.casework.operations.complaining import ANSWERED_WITHIN, REMINDED_BEFORE
from guichet.domains.casework.operations.watching import STILL_LATE_AFTER
from guichet.domains.casework.queries import CLOSES_AFTER
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.foundation.lib.act import Act


def in_force() -> Mapping[str, Any]:
    """Days where nothing else is said."""
    return {
        "fee_reminded_after": [each.days for each in reminding.FEE_UNPAID],
        "answer_reminded_after": [each.days for each in reminding.ANSWER_AWAITED],
        "pause_end_reminded_before": reminding.BEFORE_THE_END.days,
        "supervisor_told_after": 0,
        "authority_told_after": STILL_LATE_AFTER.days,
        "pauses": {motive.value: days for motive, days in MOST_DAYS.items()},
        "in_hand_at_most": casework.AT_MOST_IN_HAND,
        "taken_back_after": {"at_most": HELD_AT_MOST.at_most, "unit": HELD_AT_MOST.unit.value},
        "complaint_answered_within": ANSWERED_WITHIN.days,
        "complaint_reminded_before": REMINDED_BEFORE.days,
        "complaint_closed_after": CLOSES_AFTER.days,
        "given_back_for": [reason.value for reason in GivenBackFor],
    }


def publish(act: Act) -> None:
    casework.publish_rules(rules=in_force(), act=act)


@dataclass(frozen=True, slots=True)
class Published:
    """`line` is the number of the line that told them; None in the second before it has its place."""

    number: int
    digest: str
    at: datetime
    line: int | None


def published() -> Published | None:
    """The rules as they were told last; None before the first time, and at a centre, which tells none."""
    book = RuleBook.objects.order_by("-number").first()
    if book is None:
        return None
    lines = public_log.lines_about(book.digest)
    return Published(book.number, book.digest, book.published_at, lines[-1][0] if lines else None)
