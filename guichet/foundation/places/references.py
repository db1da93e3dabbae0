"""Public references, `LOK-7F3K-92QX-M`: made anywhere without network, read aloud, copied by hand, checked at once.

Three capitals say where it was made, eight symbols are 40 random bits in Crockford's base 32, the last one checks the
eight (their number modulo 37, as Crockford has it).
"""

import re
import secrets
from collections.abc import Callable

from guichet.foundation.lib.act import PlaceId

PORTAL = PlaceId("WEB")  # the national portal is no centre, but references are made there
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 40
CHECKS = 37
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
SHAPE = re.compile(rf"([A-Z]{{3}})([{ALPHABET}]{{4}})([{ALPHABET}]{{4}})([{ALPHABET}])")


def allocate(place: PlaceId, random: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A new reference. Nobody is asked: two of one place meet by chance once in a million million."""
    number = int.from_bytes(random(BITS // 8))
    while number % CHECKS >= len(ALPHABET):  # the check would be * ~ $ = or U: nobody dictates those over a phone
        number = (number + 1) % 2**BITS
    symbols = spelled(number, length=8)
    return f"{place}-{symbols[:4]}-{symbols[4:]}-{ALPHABET[number % CHECKS]}"


def read(text: str) -> str | None:
    """The reference that a person typed or said, as it was given out; None when it cannot be one.

    Case, blanks and hyphens do not matter, nor do O for 0, I and L for 1; in the place, 0 stands for O.
    """
    bare = re.sub(r"[\s\N{NO-BREAK SPACE}‐‑–—-]", "", text).upper()
    parts = SHAPE.fullmatch(bare[:3].replace("0", "O") + bare[3:].translate(LOOKALIKES))
    if parts is None:
        return None
    place, first, second, check = parts.groups()
    return f"{place}-{first}-{second}-{check}" if ALPHABET[_number(first + second) % CHECKS :][:1] == check else None


def spelled(number: int, *, length: int) -> str:
    """The last symbols of a number; also for codes that people copy by hand."""
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(symbols: str) -> int:
    number = 0
    for symbol in symbols:
        number = number * 32 + ALPHABET.index(symbol)
    return number
