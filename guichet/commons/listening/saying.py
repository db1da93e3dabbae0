"""What is written, as it is said: amounts, dates, hours, references and acronyms. Pure: no database, no clock."""

import re
from collections.abc import Callable
from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import override

Change = Callable[[re.Match[str]], str]

SPACES = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]")
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
# LOK-7F3K-92QX-M: a place, two groups of four, a check character (guichet/foundation/places/references.py).
REFERENCE = re.compile(r"\b[A-Z]{3}(?:-[0-9A-Z]{4}){2}-[0-9A-Z]\b")
ISO_DATE = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
SLASHED_DATE = re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})\b")
# A voice would read these as words; people spell them.
ACRONYMS = re.compile(r"\b(?:NPI|IFU|PDF|SMS|QR|CCSP|GSRU|CFA|RCCM|ANIP|URL)\b")

ONLY_FRENCH = (
    (re.compile(r"\b1er\b"), "premier"),
    (re.compile(r"\b[nN]°\s?"), "numéro "),
    (re.compile(r"\b([01]?\d|2[0-3]) h (\d{2})\b"), r"\1 heures \2"),
    (re.compile(r"(?<=\d) ?h\b"), " heures"),
    (re.compile(r"\b([01]) F\b"), r"\1 franc"),
    (re.compile(r"(?<=\d) F\b"), " francs"),
)
ONLY_ENGLISH = (
    (re.compile(r"\bNo\. ?(?=\d)"), "number "),
    (re.compile(r"(?<=\d) ?h\b"), " hours"),
    (re.compile(r"(?<=\d) F CFA\b"), " CFA francs"),
)


def said(text: str, language: str) -> str:
    """« 1 900 F CFA avant le 01/12/2026 » is « 1900 francs C F A avant le premier décembre 2026 ».

    Numbers stay digits, in one piece: voices count better than tables do.
    """
    text = " ".join(THOUSANDS.sub("", SPACES.sub(" ", text)).split())
    for shape in (ISO_DATE, SLASHED_DATE):
        text = shape.sub(_day(language), text)
    for shape, words in ONLY_FRENCH if language == "fr" else ONLY_ENGLISH:
        text = shape.sub(words, text)
    text = REFERENCE.sub(_letter_by_letter, text)
    return ACRONYMS.sub(lambda found: " ".join(found[0]), text)


def _letter_by_letter(found: re.Match[str]) -> str:
    return ", ".join(" ".join(group) for group in found[0].split("-"))


def _day(language: str) -> Change:
    def change(found: re.Match[str]) -> str:
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:  # no day of the calendar: it is read as it is written
            return found[0]
        with override(language):
            number = "premier" if day.day == 1 and language == "fr" else str(day.day)
            return f"{number} {MONTHS[day.month]} {day.year}"

    return change
