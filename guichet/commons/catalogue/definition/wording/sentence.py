"""One fault in words: what is wrong, then the remedy."""

from typing import NamedTuple


class Wording(NamedTuple):
    """Braces are filled with the values of the fault."""

    fr: str
    en: str
    severity: str = "error"
