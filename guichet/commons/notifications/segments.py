"""How many text messages a text costs: 3GPP TS 23.038 (alphabets) and 23.040 (user data header of long messages)."""

from dataclasses import dataclass
from enum import StrEnum

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these takes an escape before it, so two places.
EXTENDED = frozenset("\f^{}\\[~]|€")

# Typography that costs half the room of a message and that no reader of a text message misses. Letters stay as they
# are: a name is never misspelt to save a message.
PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": "...",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
    }
)
GUILLEMETS = (("« ", '"'), (" »", '"'), ("«", '"'), ("»", '"'))


class Alphabet(StrEnum):
    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


# Places in a message alone, and in each part of a long one, whose header takes some.
ROOM = {Alphabet.GSM_7: (160, 153), Alphabet.UCS_2: (70, 67)}


@dataclass(frozen=True, slots=True)
class Length:
    """`places` are septets in GSM-7, UTF-16 units in UCS-2; `parts` is what the operator bills."""

    alphabet: Alphabet
    places: int
    parts: int


def for_sms(text: str) -> str:
    """The text with the punctuation of typewriters."""
    plain = text.translate(PLAIN)
    for sign, quote in GUILLEMETS:
        plain = plain.replace(sign, quote)
    return plain


def measured(text: str) -> Length:
    """What this text takes as it stands."""
    weights = [_weight(letter) for letter in text]
    if all(weights):
        return _length(Alphabet.GSM_7, weights)
    return _length(Alphabet.UCS_2, [2 if ord(letter) > 0xFFFF else 1 for letter in text])


def _weight(letter: str) -> int:
    """Septets of a letter; 0 when it is not in the alphabet."""
    return 1 if letter in BASIC else 2 if letter in EXTENDED else 0


def _length(alphabet: Alphabet, weights: list[int]) -> Length:
    alone, in_parts = ROOM[alphabet]
    places = sum(weights)
    return Length(alphabet, places, 1 if places <= alone else _parts(weights, in_parts))


def _parts(weights: list[int], room: int) -> int:
    """A letter of two places is never cut between two parts."""
    parts, left = 1, room
    for weight in weights:
        if weight > left:
            parts, left = parts + 1, room
        left -= weight
    return parts
