"""What is published hides whoever is few, also from someone who subtracts, or who remembers."""

from collections.abc import Iterator, Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.indicators import cutting
from guichet.commons.indicators.cutting import COUNTRY, FEW, OTHERS, REST, Kind, Piece, Place, Tally

DEPARTMENTS = {"A1": "A", "A2": "A", "A3": "A", "B1": "B", "B2": "B"}
LATER = date(2027, 1, 1)


def month(number: int) -> date:
    """Of one year; the thirteenth is of the next."""
    return date(2026 + number // 13, number % 13 + number // 13, 1)


def cut(months: Mapping[int, Mapping[str, int]], under_way: date = LATER) -> dict[tuple[tuple[int, ...], Place], int]:
    """Cells by their months and place; 0 is untold."""
    pieces = cutting.pieces(tallies(months), DEPARTMENTS, under_way)
    return {
        (tuple(each.month for each in piece.months), piece.place): piece.tally.count if piece.tally else 0
        for piece in pieces
    }


def tallies(months: Mapping[int, Mapping[str, int]]) -> dict[date, dict[str, Tally]]:
    return {month(number): {code: Tally(n) for code, n in communes.items()} for number, communes in months.items()}


def commune(code: str) -> Place:
    return Place(Kind.COMMUNE, code)


def test_small_months_wait_for_the_next_small_ones_until_they_are_ten_together() -> None:
    cells = cut({1: {"A1": 4}, 2: {"A1": 12}, 3: {"A1": 5}, 4: {"A1": 1}, 5: {"A1": 7}})
    assert {months: count for (months, place), count in cells.items() if place == COUNTRY} == {
        (1, 3, 4): 10,
        (2,): 12,
        (5,): 0,
    }


def test_a_month_under_way_joins_no_other_and_is_not_shared_out() -> None:
    assert cut({1: {"A1": 4}, 2: {"A1": 6}}, month(2)) == {((1,), COUNTRY): 0, ((2,), COUNTRY): 0}
    assert cut({2: {"A1": 60}}, month(2)) == {((2,), COUNTRY): 60}


def test_a_small_commune_is_told_with_those_of_its_department_then_with_the_country() -> None:
    cells = cut({1: {"A1": 30, "A2": 6, "A3": 5, "B1": 20, "B2": 3, "nowhere": 9, "": 40}})
    assert cells == {
        ((1,), COUNTRY): 113,
        ((1,), commune("A1")): 30,
        ((1,), commune("B1")): 20,
        ((1,), Place(Kind.DEPARTMENT, "A")): 11,
        ((1,), Place(Kind.ONLINE)): 40,
        ((1,), REST): 12,
    }


def test_a_place_that_would_follow_from_the_whole_takes_another_with_it() -> None:
    assert cut({1: {"A1": 15, "B1": 12, "A2": 3}}) == {
        ((1,), COUNTRY): 30,
        ((1,), commune("A1")): 15,
        ((1,), REST): 15,
    }
    assert cut({1: {"A1": 15, "A2": 3}}) == {((1,), COUNTRY): 18}


def test_a_commune_beside_the_rest_of_its_department_is_not_taken_into_the_rest_of_the_country() -> None:
    assert cut({1: {"A1": 1, "A2": 9, "A3": 10, "B1": 1}}) == {
        ((1,), COUNTRY): 21,
        ((1,), commune("A3")): 10,
        ((1,), REST): 11,
    }


def test_motives_are_shared_out_alike() -> None:
    months = {month(1): {"lost": Tally(14), "late": Tally(4), "other": Tally(7)}, month(2): {"lost": Tally(3)}}
    pieces = list(cutting.pieces_by_motive(months, LATER))
    assert [(piece.motive, piece.tally) for piece in pieces] == [("lost", Tally(14)), (OTHERS, Tally(11))]
    assert list(cutting.pieces_by_motive({month(1): {"lost": Tally(14), "late": Tally(4)}}, LATER)) == []


def test_what_tallies_add_up_to() -> None:
    whole = cutting.total([Tally(2, 1, {3: 2}), Tally(5, 5, {3: 1, 9: 4})])
    assert whole == Tally(7, 6, {3: 3, 9: 4})


years = st.dictionaries(
    st.integers(1, 12),
    st.dictionaries(st.sampled_from([*DEPARTMENTS, "", "nowhere"]), st.integers(0, 25), max_size=7),
    max_size=12,
)
Atom = tuple[date, str]


def atoms(piece: Piece, pieces: list[Piece], months: Mapping[date, Mapping[str, Tally]]) -> set[Atom]:
    """The months and communes that a piece is of."""
    named = {each.place.code for each in pieces if each.months == piece.months and each.place.kind == Kind.COMMUNE}
    departments = {
        each.place.code for each in pieces if each.months == piece.months and each.place.kind == Kind.DEPARTMENT
    }
    online = any(each.months == piece.months and each.place.kind == Kind.ONLINE for each in pieces)

    def is_in(code: str) -> bool:
        match piece.place.kind:
            case Kind.COUNTRY:
                return True
            case Kind.COMMUNE:
                return code == piece.place.code
            case Kind.ONLINE:
                return code == ""
            case Kind.DEPARTMENT:
                return code not in named and DEPARTMENTS.get(code) == piece.place.code
            case Kind.REST:
                return code not in named and DEPARTMENTS.get(code) not in departments and not (code == "" and online)

    return {
        (each, code) for each in piece.months for code, tally in months[each].items() if tally.count and is_in(code)
    }


def told(pieces: list[Piece]) -> Iterator[tuple[Piece, Tally]]:
    return ((piece, piece.tally) for piece in pieces if piece.tally is not None)


@given(years, st.integers(1, 13))
def test_nobody_is_found_by_subtracting(year: Mapping[int, Mapping[str, int]], now: int) -> None:
    """Cells of a cut share nothing, count ten, and make up their whole: no difference is of few."""
    months = tallies(year)
    pieces = list(cutting.pieces(months, DEPARTMENTS, month(now)))
    for piece, tally in told(pieces):
        inside = atoms(piece, pieces, months)
        assert tally.count >= FEW
        assert tally.count == sum(months[when][code].count for when, code in inside)
    wholes = [piece for piece in pieces if piece.place == COUNTRY]
    covered = [when for piece in wholes for when in piece.months]
    assert len(covered) == len(set(covered))
    for whole in wholes:
        shares = [piece for piece in pieces if piece.months == whole.months and piece.place != COUNTRY]
        shared = [atom for share in shares for atom in atoms(share, pieces, months)]
        assert len(shared) == len(set(shared))
        assert not shares or set(shared) == atoms(whole, pieces, months)
        assert not shares or whole.tally is not None


@given(years)
def test_nobody_is_found_by_remembering(year: Mapping[int, Mapping[str, int]]) -> None:
    """What was told of months that were over is told alike ever after, whatever the next ones brought."""
    before: set[tuple[tuple[date, ...], Place, int]] = set()
    for now in range(1, 14):
        here = month(now)
        so_far = {number: communes for number, communes in year.items() if number < now}
        pieces = list(cutting.pieces(tallies(so_far), DEPARTMENTS, here))
        after = {(piece.months, piece.place, tally.count) for piece, tally in told(pieces)}
        assert before <= after
        before = after
