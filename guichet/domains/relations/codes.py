"""The return code: the only thing that leads back to a denunciation. Shown once, kept nowhere.

Sixty bits: trying them all takes longer than anybody has, so that no count of tries is needed, and no address kept.
"""

import re
import secrets

from guichet.commons.intake.codes import imprint
from guichet.foundation.places.references import LOOKALIKES, spelled

SYMBOLS = 12
GROUP = 4
ABOUT = "denunciation"


def new_code() -> str:
    """Twelve symbols that are read aloud and copied without taking one for another."""
    return _grouped(spelled(secrets.randbits(5 * SYMBOLS), length=SYMBOLS))


def imprint_of(code: str) -> str:
    """What is kept of a code, however it was typed."""
    bare = re.sub(r"[\s\N{NO-BREAK SPACE}‐‑–—-]", "", code).upper().translate(LOOKALIKES)
    return imprint(_grouped(bare), reference=ABOUT)


def _grouped(symbols: str) -> str:
    return "-".join(symbols[begin : begin + GROUP] for begin in range(0, len(symbols), GROUP))
