"""From a slip to what printers and screens take: one layout for both, so that every letter of our languages is there.

Receipt printers have no ɛ, no ŋ, no tone marks among their own letters: they are sent a picture.
"""

import json
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Literal

import typst
from escpos.printer import Dummy
from PIL import Image

from guichet.commons.documents.printing import square, typesetting
from guichet.commons.printing.slips import Slip

HERE = Path(__file__).parent
# What the heads of receipt printers have: 8 points a millimetre, over 48 mm of a 58 mm roll, 72 of an 80 mm one.
POINTS_AN_INCH = 203.2
PRINTED = {58: 48, 80: 72}
_one_at_a_time = Lock()


def pdf(slip: Slip, *, roll: int) -> bytes:
    """One page as long as the slip, on a roll of so many millimetres."""
    return _compiled(slip, roll, "pdf")


def picture(slip: Slip, *, roll: int) -> bytes:
    """A PNG, one point of the printer's head each."""
    return _compiled(slip, roll, "png")


def escpos(slip: Slip, *, roll: int) -> bytes:
    """What an ESC/POS printer prints and cuts."""
    printer = Dummy()
    printer.image(_image(picture(slip, roll=roll)), impl="bitImageRaster", center=False)
    printer.cut()
    printed: bytes = printer.output
    return printed


def _image(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


def _compiled(slip: Slip, roll: int, kind: Literal["pdf", "png"]) -> bytes:
    inputs = {"data": json.dumps(_data(slip, roll), ensure_ascii=False)}
    with _one_at_a_time:
        made = _compiler().compile(HERE / "typst" / "slip.typ", format=kind, ppi=POINTS_AN_INCH, sys_inputs=inputs)
    if not isinstance(made, bytes):
        raise TypeError("a slip is one page")
    return made


@cache
def _compiler() -> typst.Compiler:
    """Kept for the life of the process: fonts are read once."""
    return typst.Compiler(root=HERE / "typst", font_paths=typesetting.fonts())


def _data(slip: Slip, roll: int) -> dict[str, object]:
    return {
        "width": PRINTED[roll],
        "language": slip.language,
        "title": slip.title,
        "subtitle": slip.subtitle,
        "lines": [{"label": line.label, "value": line.value, "large": line.large} for line in slip.lines],
        "notes": list(slip.notes),
        "square": square.drawing(slip.square).decode() if slip.square else "",
        "drawings": [_drawn(path) for path in slip.drawings],
        "demonstration": slip.demonstration,
    }


def _drawn(path: str) -> str:
    stroke = 'fill="none" stroke="black" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><path d="{path}" {stroke}/></svg>'
