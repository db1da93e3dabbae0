"""The return code: the only thing that leads back to a denunciation, or to a concern. Shown once, kept nowhere.

Sixty bits: trying them all takes longer than anybody has, so that no count of tries is needed, and no address kept.
"""

import hmac
import re

from django.conf import settings

from guichet.commons.intake.codes import imprint
from guichet.foundation.places.references import ALPHABET, LOOKALIKES, spelled

SYMBOLS = 12
GROUP = 4
ABOUT = "denunciation"
CONCERN = "concern"
APPOINTMENT = "appointment"


def code_of(once: str, *, about: str = ABOUT) -> str:
    """Twelve symbols that are read aloud and copied without taking one for another.

    They follow from the 128 bits with which the form was drawn, under the node's own secret: sent twice, by a reload or
    by two fingers, a form leads to one code and one denunciation, and still no code is kept.
    """
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"guichet {about} code 1\n{once}".encode(), "sha256")
    return _grouped(spelled(int.from_bytes(digest[:8]), length=SYMBOLS))


def read(text: str) -> str:
    """A code as it was given out, however it was typed; what cannot be one is nothing."""
    bare = _bare(text)
    return _grouped(bare) if len(bare) == SYMBOLS and set(bare) <= set(ALPHABET) else ""


def imprint_of(code: str, *, about: str = ABOUT) -> str:
    """What is kept of a code, however it was typed. The code of a denunciation opens no concern, nor the reverse."""
    return imprint(_grouped(_bare(code)), reference=about)


def _bare(text: str) -> str:
    return re.sub(r"[\s\N{NO-BREAK SPACE}‐‑–—-]", "", text).upper().translate(LOOKALIKES)


def _grouped(symbols: str) -> str:
    return "-".join(symbols[begin : begin + GROUP] for begin in range(0, len(symbols), GROUP))
