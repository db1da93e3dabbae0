"""Pictures for screens, made anew: as large as a screen, as heavy as a radio link bears, nothing hidden in them."""

import io
import warnings

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from guichet.commons.announcements.refusals import PictureRefused

MOST_SENT = 10_000_000
MOST_PIXELS = 50_000_000
LARGEST = (1920, 1080)
LEAST = 400  # pixels each way: less is a blur from four metres
BUDGET = 200_000  # bytes: 3 seconds at 512 kbit/s
QUALITIES = (85, 75, 65, 55, 45)
FORMATS = ("JPEG", "PNG", "WEBP")


def remade(content: bytes) -> bytes:
    """The same picture, upright, as a JPEG within the budget. Raises PictureRefused, in words."""
    if len(content) > MOST_SENT:
        raise PictureRefused(_("Cette image pèse plus de 10 Mo. Choisissez-en une plus légère."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                return _within_budget(_on_a_screen(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PictureRefused(_("Cette image a trop de points pour être lue. Choisissez-en une plus petite.")) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise PictureRefused(
            _("Cette image ne peut pas être lue. Choisissez un fichier JPEG, PNG ou WebP qui s’ouvre chez vous.")
        ) from None


def _on_a_screen(opened: Image.Image) -> Image.Image:
    if opened.width * opened.height > MOST_PIXELS:
        raise Image.DecompressionBombError
    if min(opened.size) < LEAST:
        raise PictureRefused(
            _("Cette image est trop petite pour être lue de loin : il faut au moins 400 points de chaque côté.")
        )
    upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail(LARGEST)
    return upright


def _within_budget(picture: Image.Image) -> bytes:
    for quality in QUALITIES:
        target = io.BytesIO()
        picture.save(target, "JPEG", quality=quality, progressive=True)
        if target.tell() <= BUDGET:
            return target.getvalue()
    picture.thumbnail((picture.width * 2 // 3, picture.height * 2 // 3))
    return _within_budget(picture)
