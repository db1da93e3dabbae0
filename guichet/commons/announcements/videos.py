"""Videos for screens: looked through, box by box, since nothing here can make one anew.

What is taken is what the Chromium of a centre's screen plays (H.264 of eight bits, VP8, VP9, AV1), whole, short, no
larger than a screen, and light enough for a radio link. Where an MP4 says where and by whom it was taken, that is
blanked.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.commons.announcements.containers import mp4, webm
from guichet.commons.announcements.containers.base import Broken, Found
from guichet.commons.announcements.refusals import VideoRefused

BUDGET = 6_000_000  # bytes: a minute and a half at 512 kbit/s, once, by night as well
SHORTEST, LONGEST = 2, 60  # seconds
LARGEST, SMALLER = 1920, 1080
LEAST = 240  # pixels each way
PLAYED = {"avc1", "avc3", "vp08", "vp09", "av01", "V_VP8", "V_VP9", "V_AV1"}


@dataclass(frozen=True, slots=True)
class Clip:
    """`content` is what is kept; `seconds` how long it lasts, rounded up."""

    content: bytes
    seconds: int


def looked_through(content: bytes) -> Clip:
    """Raises VideoRefused, in words that say what to do."""
    if len(content) > BUDGET:
        raise VideoRefused(_("Cette vidéo pèse plus de 6 Mo : elle n’arriverait pas aux centres. Raccourcissez-la."))
    reader = _reader(content)
    try:
        found, kept = reader.look(content), reader.blanked(content)
    except Broken:
        raise VideoRefused(
            _("Cette vidéo est abîmée ou coupée : elle ne se lirait pas jusqu’au bout. Enregistrez-la de nouveau.")
        ) from None
    for fault in _faults(found):
        raise VideoRefused(fault)
    return Clip(kept, max(SHORTEST, -(-found.milliseconds // 1000)))


def media_type(beginning: bytes) -> str:
    """Of what is kept, by its first bytes; nothing for what is no video."""
    if mp4.is_one(beginning):
        return "video/mp4"
    return "video/webm" if webm.is_one(beginning) else ""


def _reader(content: bytes) -> type[mp4.Mp4] | type[webm.WebM]:
    if mp4.is_one(content):
        return mp4.Mp4
    if webm.is_one(content):
        return webm.WebM
    raise VideoRefused(_("Ce fichier n’est pas une vidéo MP4 ou WebM. Convertissez-la, puis choisissez-la de nouveau."))


def _faults(found: Found) -> Iterator[str]:
    if found.codec not in PLAYED or not found.is_common:
        yield _(
            "L’écran ne sait pas lire cette vidéo. Convertissez-la en H.264 (MP4) ou en VP9 (WebM), "
            "sans HEVC ni 10 bits."
        )
    if not SHORTEST * 1000 <= found.milliseconds <= LONGEST * 1000:
        yield _("Une vidéo dure de 2 à 60 secondes. Coupez-la.")
    if max(found.size) > LARGEST or min(found.size) > SMALLER:
        yield _("Cette vidéo est plus grande que l’écran : 1920 points sur 1080 au plus.")
    if min(found.size) < LEAST:
        yield _("Cette vidéo est trop petite pour être vue de loin : il faut au moins 240 points de chaque côté.")
