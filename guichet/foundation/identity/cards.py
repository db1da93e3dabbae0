"""A card as it is printed, and as it travels between the national node and its centre."""

import hashlib
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from guichet.foundation.identity.models import Card
from guichet.foundation.places.references import ALPHABET, LOOKALIKES, spelled

TOLD = "identity.card"  # to a centre
CARRIED = "identity.temporary-card"  # from a centre
LOCKED = "identity.card-locked"  # from a centre
SECRET_BITS = 128
SYMBOLS = 26  # 130 bits in Crockford's base 32
PREFIX = "GUICHET-CARTE:"
SHAPE = re.compile(rf"[{ALPHABET}]{{{SYMBOLS}}}")


def new_secret() -> str:
    return spelled(secrets.randbits(SECRET_BITS), length=SYMBOLS)


def printed(secret: str) -> str:
    """What the square on the card says: capitals, digits and a colon, which any reader types on any keyboard."""
    return f"{PREFIX}{secret}"


def read(text: str) -> str | None:
    """The secret in what a reader, a camera or a hand gave; None when it is no card of ours."""
    bare = re.sub(r"[\s-]", "", text.upper().removeprefix(PREFIX)).translate(LOOKALIKES)
    return bare if SHAPE.fullmatch(bare) else None


def digest(secret: str) -> str:
    """The same at every node: 128 bits of chance need no key to stay unguessed."""
    return hashlib.sha256(b"guichet card\0" + secret.encode()).hexdigest()


def written(card: Card) -> dict[str, Any]:
    staff = card.staff
    return {
        "reference": card.reference,
        "staff": {"reference": staff.reference, "name": staff.name, "email": staff.email, "language": staff.language},
        "place": card.place,
        "digest": card.digest,
        "salt": bytes(card.salt),
        "pin": bytes(card.pin),
        "temporary": card.temporary,
        "issued_at": card.issued_at.isoformat(),
        "expires_at": card.expires_at.isoformat(),
        "revoked_at": card.revoked_at and card.revoked_at.isoformat(),
        "unlocked_at": card.unlocked_at and card.unlocked_at.isoformat(),
    }


def facts(body: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that travel, but for whose card it is."""
    moments = {name: body[name] and datetime.fromisoformat(body[name]) for name in MOMENTS}
    return {name: body[name] for name in PLAIN} | moments


PLAIN = ("place", "digest", "salt", "pin", "temporary")
MOMENTS = ("issued_at", "expires_at", "revoked_at", "unlocked_at")
