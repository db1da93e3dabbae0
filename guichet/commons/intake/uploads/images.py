"""Pictures made anew: what is hidden in the file, its place and date, and whatever follows it do not pass."""

import io
import warnings

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from guichet.commons.intake.uploads.base import FileRefused, Kind

MOST_PIXELS = 50_000_000
# A picture of 400 megapixels fits in 48 kB and takes a gigabyte to open: Pillow only warns of those under twice this.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)
FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG"}


def remade(data: bytes, kind: Kind, *, least: int = 1) -> bytes:
    """The same picture, upright, in a new file. `least` pixels each way, or FileRefused; also for a damaged one."""
    try:
        with Image.open(io.BytesIO(data), formats=[FORMATS[kind]]) as opened:
            if min(opened.size) < least:
                raise FileRefused(_too_small(least))
            return _saved(ImageOps.exif_transpose(opened), kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise FileRefused(
            _("Cette image a trop de points pour être lue. Envoyez-en une de 50 millions de points au plus.")
        ) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise FileRefused(_("Cette image est abîmée ou incomplète. Prenez-la de nouveau, puis renvoyez-la.")) from None


def _too_small(least: int) -> str:
    return _("Cette photo est trop petite. Elle doit avoir au moins %(least)s points de chaque côté.") % {
        "least": least
    }


def _saved(picture: Image.Image, kind: Kind) -> bytes:
    target = io.BytesIO()
    if kind is Kind.JPEG:
        picture.convert("RGB").save(target, "JPEG", quality=85)
    else:
        plain = picture if picture.mode in {"1", "L", "RGB", "RGBA"} else picture.convert("RGBA")
        bare = Image.new(plain.mode, plain.size)  # without the texts and the profile that the other carries along
        bare.paste(plain)
        bare.save(target, "PNG")
    return target.getvalue()
