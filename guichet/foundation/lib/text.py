"""How two spellings of the same word are found to be one: shared by every search by name."""

import unicodedata
from itertools import takewhile

# Letters of Benin's national alphabets and French ligatures, which no Unicode decomposition takes apart.
LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ɖ": "d",
        "ɗ": "d",
        "ɓ": "b",
        "ɛ": "e",
        "ɔ": "o",
        "ŋ": "n",
        "ɲ": "n",
        "ƴ": "y",
        **dict.fromkeys("'’‘ʼ`´-‐‑‒–—", " "),
    }
)


def fold(text: str) -> str:
    """Text without accents, case, ligatures, apostrophes and hyphens; words one space apart: N’Dali is "n dali"."""
    letters = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return " ".join(bare.translate(LETTERS).split())


def within_one_typo(one: str, other: str) -> bool:
    """True when one letter added, dropped or changed, or two neighbours swapped, turn one text into the other."""
    start = _shared_start(one, other)
    one, other = one[start:], other[start:]
    end = _shared_start(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])


def _shared_start(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
