"""Every way in which documents change."""

from guichet.commons.documents.operations.ending import confirm, propose, turn_down
from guichet.commons.documents.operations.issuing import (
    ISSUE,
    Made,
    Wanted,
    commit,
    fix_day,
    owe,
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
    "ISSUE",
    "Made",
    "SignedRevocations",
    "Wanted",
    "certify",
    "commit",
    "confirm",
    "count_check",
    "fix_day",
    "owe",
    "propose",
    "publish_keys",
    "publish_revocations",
    "try_again",
    "turn_down",
]
