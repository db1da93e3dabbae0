"""Marking in a title what was found."""

from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.catalogue.search.highlight import Piece, pieces


def marked(text: str, *matched: str) -> list[str]:
    return [piece.text for piece in pieces(text, matched) if piece.marked]


def test_a_text_is_cut_into_what_matches_and_the_rest() -> None:
    assert pieces("L’acte de naissance", {"naissance"}) == (
        Piece("L’acte de ", marked=False),
        Piece("naissance", marked=True),
    )


def test_words_are_marked_as_the_sheet_writes_them() -> None:
    assert marked("Décès d’un ENFANT", "deces", "enfant") == ["Décès", "ENFANT"]


def test_part_of_a_word_is_not_marked() -> None:
    assert marked("Les passeports", "passeport") == []


def test_a_text_in_which_nothing_matches_stays_whole() -> None:
    assert pieces("Acte", ()) == (Piece("Acte", marked=False),)
    assert pieces("", {"acte"}) == ()


def test_marks_beside_a_letter_belong_to_the_word() -> None:
    assert marked("E\u0301tat ɔ\u0300kpɔ\u0300", "etat", "okpo") == ["État", "ɔ\u0300kpɔ\u0300"]


@given(st.text("aé’ <&-", max_size=40))
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text, {"a", "ae"})) == text
