"""Papers beside a circular: looked at like any file that people send, and made anew before they travel."""

from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.commons.intake.uploads import antivirus, images, pdfs, sniffing
from guichet.commons.intake.uploads.antivirus import Verdict
from guichet.commons.intake.uploads.base import FileRefused, Kind
from guichet.commons.sync import blobs
from guichet.domains.circulars.drafts import Paper
from guichet.domains.circulars.refusals import PaperRefused

MOST = 3
HEAVIEST = 2_000_000  # bytes: 30 seconds at 512 kbit/s
LONGEST_NAME = 120
CONTENT_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


def taken(name: str, data: bytes) -> Paper:
    """Kept under the digest of what was made of it. Slow: never inside an operation. Raises PaperRefused."""
    if len(data) > HEAVIEST:
        raise PaperRefused(_("Cette pièce pèse plus de 2 Mo : les centres l’attendraient trop longtemps."))
    _refuse_what_acts(antivirus.scan(data))
    kind = sniffing.kind_of(data)
    if kind is None:
        raise PaperRefused(_("Cette pièce n’est ni un PDF, ni une image JPEG ou PNG, quel que soit son nom."))
    try:
        content = _pages(data) if kind is Kind.PDF else images.remade(data, kind)
    except FileRefused as refusal:
        raise PaperRefused(refusal.message) from None
    return Paper(_shown(name), kind.value, blobs.keep(content), len(content))


def _refuse_what_acts(verdict: Verdict) -> None:
    if verdict is Verdict.INFECTED:
        raise PaperRefused(_("Cette pièce contient un virus : elle n’a pas été gardée."))
    if verdict is Verdict.DOUBT or (verdict is Verdict.ABSENT and not settings.DEMONSTRATION):
        raise PaperRefused(_("Le contrôle des fichiers est arrêté : aucune pièce n’est prise. Réessayez plus tard."))


def _pages(data: bytes) -> bytes:
    looked = pdfs.look(data)
    if looked.signed and looked.found:
        raise PaperRefused(_("Ce PDF signé contient de quoi agir tout seul : il n’est pas pris."))
    return data if looked.rebuilt is None else looked.rebuilt


def _shown(name: str) -> str:
    last = PurePath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[:LONGEST_NAME] or _("pièce")
