"""The two proofs that open a draft elsewhere: a short code copied by hand, and a long secret carried by a QR code.

Neither is kept: the database has only their imprint under the node's own key, so that a stolen copy of the tables
opens nothing, not even by trying all short codes.
"""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from guichet.foundation.places.references import ALPHABET, LOOKALIKES, spelled

CODE_SYMBOLS = 8  # 40 bits, guarded by the limit on tries
TRIES = 5  # wrong codes, then all codes wait
BARRED = timedelta(minutes=15)
SECRET_BYTES = 16  # 128 bits need no limit
SECRET = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a person takes away, told once: `code` by hand, `secret` in the QR code."""

    reference: str
    code: str
    secret: str


def new_code() -> str:
    symbols = spelled(secrets.randbits(5 * CODE_SYMBOLS), length=CODE_SYMBOLS)
    return f"{symbols[:4]}-{symbols[4:]}"


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


def is_secret(proof: str) -> bool:
    """Whether it has the shape of what the square carries; a short code never has."""
    return bool(SECRET.fullmatch(proof))


def read_code(text: str) -> str:
    """A code as it was given out, however it was typed; what cannot be one comes back without meaning."""
    bare = re.sub(r"[\s\N{NO-BREAK SPACE}‐‑–—-]", "", text).upper().translate(LOOKALIKES)
    known = len(bare) == CODE_SYMBOLS and set(bare) <= set(ALPHABET)
    return f"{bare[:4]}-{bare[4:]}" if known else ""


def imprint(proof: str, *, reference: str) -> str:
    """What is kept of a proof; of nothing, nothing."""
    if not proof:
        return ""
    return hmac.digest(settings.SECRET_KEY.encode(), f"{reference}\n{proof}".encode(), "sha256").hex()


def is_of(proof: str, kept: str, *, reference: str) -> bool:
    """In constant time; an absent proof opens nothing."""
    return bool(kept) and hmac.compare_digest(imprint(proof, reference=reference), kept)
