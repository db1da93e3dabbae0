"""The code that opens a readback on a screen of the centre: eight symbols, for a quarter of an hour."""

import hashlib
import secrets
from datetime import timedelta

from guichet.foundation.places.references import LOOKALIKES, spelled

LASTS = timedelta(minutes=15)
SYMBOLS = 8


def new_code() -> str:
    symbols = spelled(secrets.randbits(5 * SYMBOLS), length=SYMBOLS)
    return f"{symbols[:4]}-{symbols[4:]}"


def digest(code: str) -> str:
    bare = "".join(code.split()).replace("-", "").upper().translate(LOOKALIKES)
    return hashlib.sha256(b"guichet readback\0" + bare.encode()).hexdigest()
