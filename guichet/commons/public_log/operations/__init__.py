"""How the public log changes: what rooms above and workers call, as `public_log.wait`, `public_log.sequence`."""

from guichet.commons.public_log.operations.opening import keep_openings
from guichet.commons.public_log.operations.recovering import recover
from guichet.commons.public_log.operations.rereading import find_altered, keep_reread
from guichet.commons.public_log.operations.settling import settle
from guichet.commons.public_log.operations.telling import MOST, keep_signed, sequence, wait
from guichet.commons.public_log.operations.witnessing import COSIGNED, DOUBTED, doubt, keep_doubt, see, take_cosignature

__all__ = [
    "COSIGNED",
    "DOUBTED",
    "MOST",
    "doubt",
    "find_altered",
    "keep_doubt",
    "keep_openings",
    "keep_reread",
    "keep_signed",
    "recover",
    "see",
    "sequence",
    "settle",
    "take_cosignature",
    "wait",
]
