"""What a container says of its video."""

from dataclasses import dataclass


class Broken(Exception):
    """Not whole, or not what it says that it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """`size` is width and height; `is_common` is false for a shape of its codec that small computers do not decode."""

    codec: str
    milliseconds: int
    size: tuple[int, int]
    is_common: bool = True


def number(content: bytes, start: int, length: int) -> int:
    """Raises Broken past the end."""
    piece = content[start : start + length]
    if len(piece) != length:
        raise Broken
    return int.from_bytes(piece, "big")
