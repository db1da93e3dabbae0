"""Every way in which documents change."""

from guichet.commons.documents.ending import ISSUE
from guichet.commons.documents.operations.ending import confirm, propose, turn_down
from guichet.commons.documents.operations.handing import (
    BARRED,
    HANDED_OVER,
    TO_HAND_OVER,
    Printable,
    Shown,
    await_at_centre,
    count_pickup,
    hand_over,
    note_handed_over,
    send_to_centre,
)
from guichet.commons.documents.operations.issuing import (
    Made,
    Wanted,
    commit,
    fix_day,
    owe,
    owe_again,
    try_again,
)
from guichet.commons.documents.operations.publishing import (
    SignedRevocations,
    certify,
    count_check,
    publish_keys,
    publish_revocations,
)

__all__ = [
    "BARRED",
    "HANDED_OVER",
    "ISSUE",
    "TO_HAND_OVER",
    "Made",
    "Printable",
    "Shown",
    "SignedRevocations",
    "Wanted",
    "await_at_centre",
    "certify",
    "commit",
    "confirm",
    "count_check",
    "count_pickup",
    "fix_day",
    "hand_over",
    "note_handed_over",
    "owe",
    "owe_again",
    "propose",
    "publish_keys",
    "publish_revocations",
    "send_to_centre",
    "try_again",
    "turn_down",
]
