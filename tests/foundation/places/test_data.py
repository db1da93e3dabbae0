"""The facts that are shipped: whole, and as the State counts them."""

from collections import Counter
from itertools import combinations

from guichet.foundation.places import reading
from guichet.foundation.places.vocabulary import CentreKind

DATA = reading.read()


def test_twenty_communal_centres_and_four_user_desks_are_known() -> None:
    assert Counter(row.kind for row in DATA.centres) == {CentreKind.CCSP: 20, CentreKind.GSRU: 4}


def test_one_misheard_letter_never_names_another_centre() -> None:
    for one, other in combinations([row.code for row in DATA.centres], 2):
        assert sum(a != b for a, b in zip(one, other, strict=True)) >= 2, (one, other)


def test_the_communes_count_the_population_of_2013_but_for_the_gap_that_is_told() -> None:
    """10,008,749 people (2013), of whom 329 are missing from the communes of Plateau."""
    assert sum(row.population_2013 for row in DATA.communes) == 10_008_749 - 329
    assert {row.department for row in DATA.communes if row.population_note} == {"BJ-PL"}
    assert sum(row.population_2013 for row in DATA.communes if row.department == "BJ-PL") == 622_372 - 329


def test_every_department_has_communes_and_every_commune_arrondissements() -> None:
    assert {row.department for row in DATA.communes} == {row.code for row in DATA.departments}
    assert {row.commune for row in DATA.arrondissements} == {row.code for row in DATA.communes}


def test_codes_tell_to_what_a_place_belongs() -> None:
    assert all(row.code.startswith(f"{row.department}-") for row in DATA.communes)
    assert all(row.code.startswith(f"{row.commune}-") for row in DATA.arrondissements)


def test_every_arrondissement_is_provisional() -> None:
    assert all(row.provisional for row in DATA.arrondissements)


def test_every_text_for_people_is_in_both_languages() -> None:
    pairs = [(row.population_note, row.population_note_en) for row in DATA.communes]
    pairs += [(row.opening_note, row.opening_note_en) for row in DATA.centres]
    pairs += [(row.site, row.site_en) for row in DATA.centres]
    assert all(bool(french) == bool(english) for french, english in pairs)


def test_all_hours_are_marked_as_invented() -> None:
    assert all(row.demonstration for row in DATA.hours)
