"""What a recording is, by its content: the name and the type that a browser gives prove nothing."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused

MOST_SECONDS = 30
MOST_BYTES = 500_000

EBML = b"\x1aE\xdf\xa3"
HEAD = 64  # what kind of file it is stands in its first bytes


class ClipRefused(Refused):
    """The recording is not taken; nothing else is lost."""


def checked(content: bytes) -> str:
    """Its media type. Raises ClipRefused for one that is empty, too heavy or no sound that browsers record."""
    if not content:
        raise ClipRefused(_("L’enregistrement est vide. Vérifiez le micro, puis enregistrez de nouveau."))
    if len(content) > MOST_BYTES:
        raise ClipRefused(_("L’enregistrement est trop long. Dites la phrase en 30 secondes au plus."))
    media = media_type(content[:HEAD])
    if media is None:
        raise ClipRefused(_("Ce fichier n’est pas un enregistrement que la borne sait lire. Enregistrez-le ici."))
    return media


def media_type(head: bytes) -> str | None:
    """From the first 64 bytes: WebM and Ogg of Chromium and Firefox, MP4 of Safari, and WAV."""
    if head.startswith(EBML) and b"webm" in head:
        return "audio/webm"
    if head.startswith(b"OggS") and b"OpusHead" in head:
        return "audio/ogg"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "audio/mp4"
    return None
