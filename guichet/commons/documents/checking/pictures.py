"""The code in a picture: for whoever's browser cannot look for it."""

import io

import zxingcpp
from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000
LARGEST = 3_000  # pixels a side: more finds nothing more


def read(content: bytes) -> str | None:
    """The text of the first QR code, None without one or when this is no picture."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            upright = ImageOps.exif_transpose(picture).convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    upright.thumbnail((LARGEST, LARGEST))
    found = zxingcpp.read_barcode(upright, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return found.text if found else None
