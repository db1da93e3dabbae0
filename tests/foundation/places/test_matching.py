"""What people type, and which names they mean."""

import pytest

from guichet.foundation.places.matching import Closeness, closeness


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Sèmè-Podji", Closeness.SAME),
        ("seme podji", Closeness.SAME),
        ("SEMEPODJI", Closeness.SAME),
        ("Sèmè-Kpodji", Closeness.SAME),
        ("sem", Closeness.START),
        ("seme k", Closeness.START),
        ("podji", Closeness.START_OF_WORD),
        ("kpo", Closeness.START_OF_WORD),
        ("seme pojdi", Closeness.TYPO),
        ("semme podji", Closeness.TYPO),
        ("semm", Closeness.TYPO),
        ("sme", None),
        ("seme popo", None),
        ("lokossa", None),
        ("", None),
        (" - ’ ", None),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, found: Closeness | None) -> None:
    assert closeness(typed, ["Sèmè-Podji", "Sèmè-Kpodji"]) is found


def test_the_nearest_of_a_places_names_counts() -> None:
    assert closeness("kpodji", ["Sèmè-Podji", "Kpodji"]) is Closeness.SAME


def test_an_apostrophe_may_be_left_out() -> None:
    assert closeness("ndali", ["N’Dali"]) is Closeness.SAME
