"""When two spellings may be one person, and when not."""

import pytest

from guichet.foundation.identity import names


@pytest.mark.parametrize(
    ("said", "registered"),
    [
        ("Afiavi Dossou", "DOSSOU Afiavi"),
        ("Fifamè Houéfa Agbodjan", "AGBODJAN Fifame"),
        ("Afiavi Dossou", "DOSOU Afiavi"),
        ("Ɖossi Hounkpɛ̀", "HOUNKPE Dossi"),
        ("N’Koué Bio", "BIO N'KOUE"),
        ("Prudence", "PRUDENCE"),
    ],
)
def test_order_accents_a_forename_less_and_one_typo_a_word_are_forgiven(said: str, registered: str) -> None:
    assert names.agree(said, registered)


@pytest.mark.parametrize(
    ("said", "registered"),
    [
        ("Afiavi Dossou", "DOSSOU Codjo"),
        ("Afiavi Dossou", "KPODEKON Rachelle"),
        ("Dossou", "DOSSOU Afiavi"),
        ("", "DOSSOU Afiavi"),
        ("Afiavi Dossou", ""),
        ("Dossou Dossou", "DOSSOU Afiavi"),
    ],
)
def test_another_name_or_half_of_one_does_not_agree(said: str, registered: str) -> None:
    assert not names.agree(said, registered)
