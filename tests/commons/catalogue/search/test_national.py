"""The national catalogue, asked as people speak, letter by letter and with slips of the finger."""

import random
from string import ascii_lowercase

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.search.words import ASKING, words_of
from tests.commons.catalogue.search.national import catalogue, found, spoken, words

ENOUGH = 57
LONG = 6


def services() -> st.SearchStrategy[Service]:
    return st.deferred(lambda: st.sampled_from(catalogue().services))


@st.composite
def slips(draw: st.DrawFn) -> tuple[Service, str, str]:
    """A service, a long word of its French title, and that word with one letter added, dropped, changed or swapped."""
    service = draw(services().filter(_long_words))
    word = draw(st.sampled_from(_long_words(service)))
    letter = draw(st.sampled_from(ascii_lowercase))
    at = draw(st.integers(0, len(word) - 2))
    kept = word[at + 1 :]
    slipped = [word[:at] + letter + word[at:], word[:at] + kept, word[:at] + letter + kept]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return service, word, draw(st.sampled_from([*slipped, swapped]))


def _long_words(service: Service) -> list[str]:
    return [word for word in words_of(service.title.fr) if len(word) >= LONG and word.isalpha() and word not in ASKING]


def test_sixty_spoken_queries_find_the_right_sheet_among_the_first_three() -> None:
    lost = [each.query for each in spoken() if each.right.isdisjoint(found(each.query, language=each.language))]
    assert len(spoken()) == 60
    assert len(lost) <= 60 - ENOUGH, lost


def test_every_right_sheet_exists() -> None:
    codes = {service.code for service in catalogue().services}
    assert frozenset().union(*(each.right for each in spoken())) - codes == set()


@pytest.mark.parametrize("typed", ["cas", "casi", "casie", "casier"])
def test_the_criminal_record_is_found_while_casier_is_typed(typed: str) -> None:
    assert "justice-casier-b3" in found(typed)


@given(services())
@settings(deadline=None)
def test_a_title_finds_its_sheet(service: Service) -> None:
    assert service.code in found(service.title.fr)
    assert service.code in found(service.title.in_language("en"), language="en")


@given(slips())
@settings(deadline=None)
def test_a_slip_in_a_long_word_of_a_title_still_finds_its_sheet(slip: tuple[Service, str, str]) -> None:
    service, word, slipped = slip
    assert service.code in found(" ".join(slipped if each == word else each for each in words_of(service.title.fr)))


@given(slips())
@settings(deadline=None)
def test_a_slip_that_makes_no_other_word_leads_where_the_word_leads(slip: tuple[Service, str, str]) -> None:
    service, word, slipped = slip
    assume(slipped not in words())
    if service.code in found(word):
        assert service.code in found(slipped, among=20)


@given(services(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_words_of_a_title_matters_little(service: Service, chance: random.Random) -> None:
    shuffled = words_of(service.title.fr)
    chance.shuffle(shuffled)
    assert service.code in found(" ".join(shuffled))


@given(services())
@settings(deadline=None)
def test_the_accents_and_capitals_of_a_title_do_not_matter(service: Service) -> None:
    assert found(" ".join(words_of(service.title.fr))) == found(service.title.fr.upper())
