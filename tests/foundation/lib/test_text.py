"""Names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.foundation.lib.text import fold, within_one_typo


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Dassa-Zoumè", "dassa zoume"),
        ("N’Dali", "n dali"),
        ("N'DALI", "n dali"),
        ("Sô‑Ava", "so ava"),
        ("ŒUVRE, Lætitia", "oeuvre, laetitia"),
        ("Ɖɔ̀kpò Ɛ̀jì Ŋtí", "dokpo eji nti"),
        ("ɗuɗal ɓii ƴam ɲa", "dudal bii yam na"),
        ("  Porto\u00a0 - Novo ", "porto novo"),
        ("1er Arrondissement", "1er arrondissement"),
        ("-’", ""),
    ],
)
def test_spellings_fold_to_plain_letters(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)


@pytest.mark.parametrize(
    "typed", ["lokossa", "lokosa", "lokkossa", "lokassa", "lkoossa", "lokoss", "okossa", "lokosas"]
)
def test_one_typo_is_forgiven(typed: str) -> None:
    assert within_one_typo(typed, "lokossa")
    assert within_one_typo("lokossa", typed)


@pytest.mark.parametrize("typed", ["", "loksa", "lokossada", "loakssa", "lakossas", "assokol"])
def test_two_typos_are_not(typed: str) -> None:
    assert not within_one_typo(typed, "lokossa")
    assert not within_one_typo("lokossa", typed)


LETTER = st.sampled_from("abc")
WORD = st.text(LETTER, max_size=6)


@given(word=WORD, letter=LETTER, data=st.data())
def test_a_letter_added_anywhere_is_one_typo(word: str, letter: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word)))
    assert within_one_typo(word, word[:at] + letter + word[at:])


@given(word=st.text(LETTER, min_size=2, max_size=6), data=st.data())
def test_two_neighbours_swapped_are_one_typo(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    assert within_one_typo(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])


@given(one=WORD, other=WORD)
def test_words_two_lengths_apart_are_never_one_typo_apart(one: str, other: str) -> None:
    assert not within_one_typo(one, other + "a" * (len(one) + 2))
