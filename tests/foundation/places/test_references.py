"""References that people read aloud and copy by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places.references import ALPHABET, allocate, read

LOKOSSA = PlaceId("LOK")


def test_a_reference_says_where_it_was_made_and_checks_itself() -> None:
    assert allocate(LOKOSSA, lambda _: bytes.fromhex("3bc7348bb7")) == "LOK-7F3K-92XQ-A"
    assert allocate(LOKOSSA, lambda _: b"\0" * 5) == "LOK-0000-0000-0"


@given(st.binary(min_size=5, max_size=5))
def test_every_reference_is_read_back_however_it_is_typed(random: bytes) -> None:
    reference = allocate(LOKOSSA, lambda _: random)
    assert set(reference.replace("-", "")[3:]) <= set(ALPHABET)
    typed = reference.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read(typed) == read(reference.replace("-", "")) == read(f" {reference}\n") == reference


@given(st.binary(min_size=5, max_size=5), st.integers(4, 14), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_always_noticed(random: bytes, place: int, symbol: str) -> None:
    reference = allocate(LOKOSSA, lambda _: random)
    if reference[place] not in ("-", symbol):
        assert read(reference[:place] + symbol + reference[place + 1 :]) is None


@pytest.mark.parametrize(
    "text", ["", "LOK", "LOK-0000-0000", "LOK-0000-0000-1", "LO1-0000-0000-0", "LOK-0000-000U-0", "LOK-0000-0000-0-0"]
)
def test_what_is_no_reference_is_not_read(text: str) -> None:
    assert read(text) is None
