"""What opens a visit, or an address for a phone: 128 random bits, of which only an imprint is kept."""

import secrets

from guichet.foundation.identity import blind

BYTES = 16


def new() -> str:
    return secrets.token_urlsafe(BYTES)


def imprint(token: str) -> str:
    return blind.index("sitting", token)
