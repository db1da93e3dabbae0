"""QR codes, as paths that a page draws itself: no image to fetch, nothing for a content policy to allow."""

import re
from dataclasses import dataclass

import zxingcpp

DRAWING = re.compile(r'<rect [^>]*width="(\d+)"[^>]*/>\s*<path d="([MhvZ\d -]*)"')


@dataclass(frozen=True, slots=True)
class Square:
    """`path` draws the black modules, one unit each; `side` is with the white border that ISO/IEC 18004 asks."""

    text: str
    side: int
    path: str


def square(text: str) -> Square:
    """The library writes a whole document for printing; the drawing in it is all that a page needs."""
    drawn = DRAWING.search(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_svg(add_quiet_zones=True))
    if drawn is None:
        raise ValueError("the library draws otherwise than it did")
    return Square(text, int(drawn[1]), drawn[2])
