"""What a person typed, made small and clean."""

import re
from dataclasses import dataclass

from guichet.commons.catalogue.search.words import ASKING, NEGATIONS, written_words

LONGEST_QUERY = 200
MOST_WORDS = 12

OFFICIAL_CODE = re.compile(r"\bps[\s:n°º.-]*([0-9]{5}|[1-9][0-9]{0,4})\b", re.IGNORECASE)
# Digits alone are the number of an official code; among words they may be a year or an amount.
LONE_NUMBER = re.compile(r"\s*([0-9]{3,5})\s*")


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are folded, without what people wrap around their wish; `official_codes` are written PS00373.

    `all_words` are the words as typed beside their folded form, to say back what was understood.
    """

    words: tuple[str, ...]
    all_words: tuple[tuple[str, str], ...]
    official_codes: frozenset[str]


def read_query(typed: str) -> Query:
    """The first 200 characters and 12 telling words of what was typed; nothing more is ever looked at."""
    cut = typed[:LONGEST_QUERY]
    all_words = tuple(written_words(cut))
    words = [word for _, word in all_words]
    telling = [word for word in words if word not in ASKING]
    if all(word in NEGATIONS for word in telling):
        telling = words
    return Query(tuple(telling[:MOST_WORDS]), all_words, _official_codes(cut))


def _official_codes(typed: str) -> frozenset[str]:
    lone = LONE_NUMBER.fullmatch(typed)
    codes = OFFICIAL_CODE.findall(typed) if lone is None else [lone[1]]
    return frozenset(f"PS{int(code):05d}" for code in codes)
