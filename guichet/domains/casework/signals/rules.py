"""All the rules at once, and which thresholds they had when their false alarms were counted."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from guichet.domains.casework.signals.hands import (
    LEAST_GIVEN_BACK,
    LEAST_OF_A_HELPER,
    LEAST_TEAM,
    SHARE_OF_A_HELPER,
    TIMES_THE_OTHERS,
    Hand,
    give_backs,
    helper_shares,
)
from guichet.domains.casework.signals.jumps import LEAST_JUMPS, jumps
from guichet.domains.casework.signals.lines import (
    CROWD_AND_A_DAY,
    LAST_DAY,
    LEAST_PAUSES,
    LEAST_SILENCES,
    LOOKED_BEFORE,
    PAUSES_IN,
    SILENCES_IN,
    SILENT_DAYS,
    Line,
    pauses_before_the_date,
    silences,
    told_late,
)
from guichet.domains.casework.signals.vocabulary import Code, Raised

# In days: how far back a reader looks, and for how long at once an honest year is held against the rules.
WINDOWS = (30, 90, 365)

THRESHOLDS: Mapping[Code, Mapping[str, int]] = MappingProxyType(
    {
        Code.GIVE_BACKS: {"least": LEAST_GIVEN_BACK, "times": TIMES_THE_OTHERS},
        Code.LATE_PAUSES: {
            "hours": int(LAST_DAY.total_seconds() // 3600),
            "looked": LOOKED_BEFORE,
            "least": LEAST_PAUSES,
            "one-in": PAUSES_IN,
        },
        Code.SILENCES: {
            "days": SILENT_DAYS,
            "least": LEAST_SILENCES,
            "one-in": SILENCES_IN,
        },
        Code.HELPER_SHARE: {
            "least": LEAST_OF_A_HELPER,
            "team": LEAST_TEAM,
            "share": SHARE_OF_A_HELPER[0],
            "of": SHARE_OF_A_HELPER[1],
        },
        Code.TOLD_LATE: {"hours": int(CROWD_AND_A_DAY.total_seconds() // 3600)},
        Code.JUMPS: {"least": LEAST_JUMPS},
    }
)


def version(code: Code) -> str:
    """Another one for other thresholds: what was counted with the former ones says nothing of these."""
    told = json.dumps([code.value, THRESHOLDS[code]], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def raised(lines: Sequence[Line], hands: Iterable[Hand]) -> tuple[Raised, ...]:
    """What any rule says of these lines, in their order, and of these hands."""
    held = tuple(hands)
    return (
        *pauses_before_the_date(lines),
        *jumps(lines),
        *silences(lines),
        *told_late(lines),
        *give_backs(held),
        *helper_shares(held),
    )
