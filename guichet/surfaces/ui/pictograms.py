"""Pictures of what may be chosen, by the code that a service file gives: strokes on a square of 64, drawn by us."""

from collections.abc import Mapping

YES, NO = "yes", "no"
ANYTHING = "M32 10a22 22 0 1 0 .1 0M32 28a4 4 0 1 0 .1 0"
DRAWN: Mapping[str, str] = {
    YES: "M8 34l16 16 32-36",
    NO: "M14 14l36 36M50 14L14 50",
    "rings": "M24 23a15 15 0 1 0 .1 0M40 23a15 15 0 1 0 .1 0M18 18l6 6 6-6-3-6h-6z",
    "drum": "M14 16a18 7 0 1 0 36 0 18 7 0 1 0-36 0l6 40h24l6-40M18 26l14 12 14-12M21 50l11-12 11 12",
    "candle": "M24 30h16v26H24zM16 56h32M32 30v-6M32 8c6 7 5 12 0 14-5-2-6-7 0-14z",
}


def drawing(code: str) -> str:
    """A circle for a code that has no picture yet: the word beside it stays."""
    return DRAWN.get(code, ANYTHING)
