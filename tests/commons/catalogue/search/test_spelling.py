"""Typos and sounds."""

import pytest

from guichet.commons.catalogue.search.spelling import Neighbourhood, sounds_of

WORDS = Neighbourhood(["casier", "cassier", "permis", "acte", "bac", "2026"])


@pytest.mark.parametrize("typed", ["casier", "casie", "cacier", "caseir"])
def test_words_one_typo_away_are_near(typed: str) -> None:
    assert "casier" in WORDS.near(typed)


def test_all_near_words_are_found() -> None:
    assert WORDS.near("casier") == {"casier", "cassier"}


@pytest.mark.parametrize("typed", ["cazié", "bav", "ba", "2027", "c" * 41])
def test_what_is_far_short_or_a_number_is_near_nothing(typed: str) -> None:
    assert WORDS.near(typed) == set()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nessance", "naissance"),
        ("casie", "casier"),
        ("kart", "carte"),
        ("farmasi", "pharmacie"),
        ("biometrik", "biometrique"),
        ("passpor", "passeport"),
        ("condwir", "conduire"),
        ("permi", "permis"),
        ("otorizasion", "autorisation"),
        ("enrolement", "anrolement"),
    ],
)
def test_words_that_sound_alike_meet(typed: str, meant: str) -> None:
    assert sounds_of(typed) & sounds_of(meant)


@pytest.mark.parametrize(("one", "other"), [("naissance", "nuisance"), ("casier", "caisse"), ("titre", "tutelle")])
def test_words_that_sound_otherwise_do_not(one: str, other: str) -> None:
    assert not sounds_of(one) & sounds_of(other)


def test_a_sound_of_two_letters_says_too_little() -> None:
    assert sounds_of("de") == set()
