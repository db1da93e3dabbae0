"""What is on a slip: words and codes for people, in the language of who takes it away."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A value under its name; `large` when it is copied by hand."""

    label: str
    value: str
    large: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """`square` is what its QR code says, `drawings` are SVG paths on squares of 64, `notes` whole sentences."""

    language: str
    title: str
    subtitle: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    square: str = ""
    drawings: tuple[str, ...] = ()
    demonstration: bool = False
