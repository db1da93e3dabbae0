"""Bytes as decimal digits behind a `#`: what a QR code packs best and a browser never sends to a server."""

import re

SHAPE = re.compile(r"(?:\S*#)?(\d{1,4000})")
SENTINEL = b"\x01"  # keeps the zeros at the beginning


class NotDigits(ValueError):
    """Not the text of one of our codes."""


def address(content: bytes, *, page: str) -> str:
    """What the code says: the address of the checking page, with the content after the `#`."""
    return f"{page}#{written(content)}"


def written(content: bytes) -> str:
    return str(int.from_bytes(SENTINEL + content))


def read(text: str) -> bytes:
    """From the digits, or from an address that ends with them. Raises NotDigits."""
    found = SHAPE.fullmatch(text.strip())
    if found is None:
        raise NotDigits
    number = int(found[1])
    content = number.to_bytes((number.bit_length() + 7) // 8)
    if not content.startswith(SENTINEL):
        raise NotDigits
    return content[1:]
