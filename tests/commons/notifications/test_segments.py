"""How many text messages a text costs, at the edges of the standard."""

import pytest

from guichet.commons.notifications.segments import Alphabet, Length, for_sms, measured


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", Length(Alphabet.GSM_7, 0, 1)),
        ("a" * 160, Length(Alphabet.GSM_7, 160, 1)),
        ("a" * 161, Length(Alphabet.GSM_7, 161, 2)),
        ("a" * 306, Length(Alphabet.GSM_7, 306, 2)),
        ("a" * 307, Length(Alphabet.GSM_7, 307, 3)),
        ("é" * 160, Length(Alphabet.GSM_7, 160, 1)),
        ("€" * 80, Length(Alphabet.GSM_7, 160, 1)),
        ("€" * 81, Length(Alphabet.GSM_7, 162, 2)),
        ("a" * 152 + "€" + "a" * 152, Length(Alphabet.GSM_7, 306, 3)),
        ("ê" * 70, Length(Alphabet.UCS_2, 70, 1)),
        ("ê" * 71, Length(Alphabet.UCS_2, 71, 2)),
        ("Ɖ" * 134, Length(Alphabet.UCS_2, 134, 2)),
        ("Ɖ" * 135, Length(Alphabet.UCS_2, 135, 3)),
        ("😀" * 35, Length(Alphabet.UCS_2, 70, 1)),
        ("😀" * 36, Length(Alphabet.UCS_2, 72, 2)),
        ("a" * 66 + "😀" + "a" * 66, Length(Alphabet.UCS_2, 134, 3)),
    ],
)
def test_the_length_is_that_of_the_standard(text: str, length: Length) -> None:
    assert measured(text) == length


def test_typography_gives_way_and_letters_never() -> None:
    assert for_sms("L’agent a dit « ɖɛɔ » … 1 900 F – fin") == 'L\'agent a dit "ɖɛɔ" ... 1 900 F - fin'
    assert measured("L’agent").alphabet == Alphabet.UCS_2
    assert measured(for_sms("L’agent")).alphabet == Alphabet.GSM_7
