"""How dates, amounts and addresses are written in what is sent, whose room is counted."""

from datetime import date, datetime

from django.conf import settings
from django.utils.dates import MONTHS
from django.utils.translation import override

from guichet.foundation.places.calendar import BENIN

UNBROKEN = str.maketrans(", ", "\N{NARROW NO-BREAK SPACE}" * 2)


def where(page: str, language: str) -> str:
    """The address of a page as people type it."""
    site = settings.PUBLIC_URL.removeprefix("https://")
    return f"{site}/{page}/" if language == "fr" else f"{site}/{language}/{page}/"


def amount(francs: int) -> str:
    return f"{francs:,} F CFA".translate(UNBROKEN)


def day(moment: date, language: str) -> str:
    """In words; a moment is first brought to Benin's time.

    August is « aout », as the spelling of 1990 allows: its û would halve the room of a text message.
    """
    local = moment.astimezone(BENIN) if isinstance(moment, datetime) else moment
    with override(language):
        month = str(MONTHS[local.month])
    number = "1er" if local.day == 1 and language == "fr" else str(local.day)
    return f"{number} {month} {local.year}".replace("août", "aout")
