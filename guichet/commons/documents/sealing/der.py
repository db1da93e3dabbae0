"""The few shapes of DER (X.690) that a seal is made of: a tag, a length, what is inside."""

from datetime import UTC, datetime

SEQUENCE, SET, BOOLEAN, INTEGER, BIT_STRING, OCTETS = b"\x30", b"\x31", b"\x01", b"\x02", b"\x03", b"\x04"
UTC_TIME, GENERALIZED_TIME = b"\x17", b"\x18"
FIRST_CONTEXT, FOURTH_CONTEXT = b"\xa0", b"\xa3"  # [0] and [3], constructed
NO_UNUSED_BITS = b"\x00"
SHORT = 0x80
TWO_DIGITS_END = 2050


def element(tag: bytes, *parts: bytes) -> bytes:
    inside = b"".join(parts)
    return tag + _length(len(inside)) + inside


def integer(value: int) -> bytes:
    return element(INTEGER, value.to_bytes(value.bit_length() // 8 + 1))


def set_of(*members: bytes) -> bytes:
    """In the order of their bytes, as DER asks: what is signed has one way to be written."""
    return element(SET, *sorted(members))


def moment(at: datetime) -> bytes:
    """To the second, in the type that RFC 5280 (4.1.2.5) asks for: with two digits of the year until 2049."""
    at = at.astimezone(UTC)
    if at.year < TWO_DIGITS_END:
        return element(UTC_TIME, at.strftime("%y%m%d%H%M%SZ").encode())
    return element(GENERALIZED_TIME, at.strftime("%Y%m%d%H%M%SZ").encode())


def identifier(dotted: str) -> bytes:
    first, second, *others = (int(arc) for arc in dotted.split("."))
    return element(b"\x06", *map(_base_128, (first * 40 + second, *others)))


def _base_128(arc: int) -> bytes:
    digits = [arc & 0x7F]
    while arc := arc >> 7:
        digits.append(arc & 0x7F | 0x80)
    return bytes(reversed(digits))


def _length(size: int) -> bytes:
    if size < SHORT:
        return bytes([size])
    written = size.to_bytes((size.bit_length() + 7) // 8)
    return bytes([SHORT | len(written)]) + written
