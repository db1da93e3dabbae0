"""A share of few people is told with how far it may be from that of all."""

import pytest

from guichet.foundation.lib.proportions import wilson


def test_ninety_one_of_a_hundred_among_three_hundred_is_87_to_94() -> None:
    """Lokossa's own figure."""
    found = wilson(273, 300)
    assert found is not None
    assert (round(100 * found.share), round(100 * found.low), round(100 * found.high)) == (91, 87, 94)


def test_the_ends_agree_with_a_textbook() -> None:
    """Newcombe (1998), table I: 81 of 263, and 0 of 20."""
    first, second = wilson(81, 263), wilson(0, 20)
    assert first is not None
    assert second is not None
    assert (round(first.low, 4), round(first.high, 4)) == (0.2553, 0.3662)
    assert (round(second.low, 4), round(second.high, 4)) == (0.0, 0.1611)


def test_of_nobody_nothing_is_told() -> None:
    assert wilson(0, 0) is None


def test_a_count_is_a_part_of_its_total() -> None:
    with pytest.raises(ValueError, match="no part"):
        wilson(3, 2)
