"""The language of conditions: what the library does that surprises, and the promise that a checked one never raises."""

from datetime import date
from typing import Any

import cel
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from guichet.commons.catalogue.definition import expressions
from guichet.commons.catalogue.definition.language import functions
from guichet.commons.catalogue.definition.language.kinds import (
    Bool,
    Date,
    File,
    Kind,
    ListOf,
    Number,
    Record,
    Text,
    Variable,
)
from guichet.commons.catalogue.definition.language.misuse import Misuse
from guichet.commons.catalogue.definition.language.values import bound

ITEM = Record({"rang": Variable(Number(is_whole=True, bound=100)), "ne_le": Variable(Date(), may_be_absent=True)})
SCOPE = {
    "today": Variable(Date()),
    "oui": Variable(Bool()),
    "age": Variable(Number(is_whole=True, bound=120)),
    "taux": Variable(Number(is_whole=False, bound=100)),
    "loyer": Variable(Number(is_whole=True, bound=10**12), may_be_absent=True),
    "ne_le": Variable(Date()),
    "parti_le": Variable(Date(), may_be_absent=True),
    "nom": Variable(Text()),
    "sexe": Variable(Text(frozenset({"f", "m"}))),
    "langues": Variable(ListOf(Text(frozenset({"fon", "dendi"})), 2)),
    "enfants": Variable(ListOf(ITEM, 10)),
    "tuteur": Variable(Record({"family_name": Variable(Text())})),
    "acte": Variable(File()),
}


def value(expression: str, **answers: object) -> object:
    expressions.judged(expression, SCOPE)
    return expressions.run(expression, bound(SCOPE, {"today": "2026-06-15", **answers}))


def test_the_library_lists_the_variables_of_comprehensions_as_if_they_were_answers() -> None:
    assert cel.compile("enfants.all(e, e.rang > 0)").variables() == ["e", "enfants"]
    assert expressions.judged("enfants.all(e, e.rang > 0)", SCOPE).names == {"enfants"}


def test_the_library_knows_no_date_and_ours_are_text_that_sorts() -> None:
    with pytest.raises(ValueError, match="Failed to convert Python object of type date"):
        cel.compile("d").execute({"d": date(2026, 1, 1)})
    assert value('ne_le < date("2008-02-01")', ne_le="2008-01-31") is True


def test_the_library_raises_on_mixed_numbers_and_on_null_and_ours_are_refused_before() -> None:
    with pytest.raises(TypeError, match="No such overload"):
        cel.compile("a + 1.5").execute({"a": 1})
    with pytest.raises(TypeError, match="No such overload"):
        cel.compile("a > 1").execute({"a": None})
    with pytest.raises(Misuse, match="mixed-numbers"):
        expressions.judged("age + 1.5 > 2.0", SCOPE)
    assert value("age > 1") is False


def test_the_library_counts_bytes_and_ours_counts_letters() -> None:
    assert cel.evaluate("size('été')") == 5
    assert value("length(nom)", nom="été") == 3


def test_an_absent_answer_is_the_empty_value_of_its_kind() -> None:
    assert value("!oui && age == 0 && nom == '' && size(langues) == 0 && size(enfants) == 0") is True
    assert value("answered.age || answered.nom || answered.enfants || answered.oui") is False
    assert value("answered.oui", oui=False) is True


def test_an_answer_of_another_kind_is_absent() -> None:
    assert value("answered.age", age="dix") is False
    assert value("answered.age", age=121) is False
    assert value("answered.age", age=3.0) is True
    assert value("answered.ne_le", ne_le="2026-02-30") is False
    assert value("answered.nom", nom="\ud800") is False


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("2008-06-15", "2026-06-14", 17),
        ("2008-06-15", "2026-06-15", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2026-06-16", "2026-06-15", 0),
        ("", "2026-06-15", 0),
    ],
)
def test_age_in_whole_years(birth: str, day: str, age: int) -> None:
    assert functions.age_on(birth, day) == age


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("9999-12-01", 1, ""),
        ("", 1, ""),
    ],
)
def test_months_added_to_a_date(day: str, months: int, expected: str) -> None:
    assert functions.add_months(day, months) == expected


def test_days_and_years_added_to_a_date() -> None:
    assert functions.add_days("2026-02-28", 1) == "2026-03-01"
    assert functions.add_days("9999-12-31", 1) == ""
    assert functions.add_years("2024-02-29", 1) == "2025-02-28"
    assert functions.days_between("2026-01-31", "2026-03-01") == 29
    assert functions.days_between("2026-03-01", "2026-01-31") == -29
    assert functions.year_of("2026-03-01") == 2026


def test_other_functions() -> None:
    assert value("upper(nom)", nom="été") == "ÉTÉ"
    assert value("total(enfants.map(e, e.rang))", enfants=[{"rang": 2}, {"rang": 3}]) == 5
    assert value("enfants.exists(e, e.answered.ne_le)", enfants=[{"rang": 2}]) is False


# Expressions built kind by kind; `LEAVES` and `GROWN` give those of each kind, some of another on purpose.
LEAVES: dict[str, list[str]] = {
    "bool": ["oui", "answered.age", "answered.loyer", "answered.parti_le", "answered.acte", "true", '"fon" in langues'],
    "whole": [
        "age",
        "loyer",
        "0",
        "7",
        "size(langues)",
        "size(enfants)",
        "length(nom)",
        "total(enfants.map(e, e.rang))",
    ],
    "fraction": ["taux", "1.5", "0.0"],
    "date": ["today", "ne_le", "parti_le", 'date("2024-02-29")'],
    "text": ["nom", "sexe", '"f"', '"été"', "tuteur.family_name"],
}
GROWN: dict[str, list[tuple[str, list[str]]]] = {
    "bool": [
        ("({} && {})", ["bool", "bool"]),
        ("({} || {})", ["bool", "bool"]),
        ("!{}", ["bool"]),
        ("({} < {})", ["whole", "whole"]),
        ("({} >= {})", ["whole", "fraction"]),
        ("({} == {})", ["text", "text"]),
        ("({} <= {})", ["date", "date"]),
        ("({} in [{}, {}])", ["text", "text", "text"]),
        ("enfants.all(i, i.rang > {})", ["whole"]),
        ("enfants.exists(i, i.answered.ne_le && i.ne_le < {})", ["date"]),
        ("{}.startsWith({})", ["text", "text"]),
        ('{}.matches("^[a-z]+$")', ["text"]),
    ],
    "whole": [
        ("({} + {})", ["whole", "whole"]),
        ("({} * {})", ["whole", "whole"]),
        ("-{}", ["whole"]),
        ("({} / 3)", ["whole"]),
        ("({} % 4)", ["whole"]),
        ("({} ? {} : {})", ["bool", "whole", "whole"]),
        ("age_on({}, {})", ["date", "date"]),
        ("days_between({}, {})", ["date", "date"]),
        ("year_of({})", ["date"]),
        ("int({})", ["fraction"]),
    ],
    "fraction": [
        ("({} - {})", ["fraction", "fraction"]),
        ("({} * {})", ["fraction", "fraction"]),
        ("double({})", ["whole"]),
        ("({} / 0.1)", ["fraction"]),
    ],
    "date": [
        ("add_days({}, {})", ["date", "whole"]),
        ("add_months({}, {})", ["date", "whole"]),
        ("add_years({}, {})", ["date", "whole"]),
        ("({} ? {} : {})", ["bool", "date", "date"]),
    ],
    "text": [
        ("({} + {})", ["text", "text"]),
        ("upper({})", ["text"]),
        ("string({})", ["whole"]),
        ("string({})", ["fraction"]),
        ("string({})", ["bool"]),
        ("({} ? {} : {})", ["bool", "text", "text"]),
    ],
}
KINDS = sorted(LEAVES)


@st.composite
def an_expression(draw: st.DrawFn, kind: str | None = None, depth: int = 3) -> str:
    kind = kind or draw(st.sampled_from(KINDS))
    if draw(st.integers(0, 30)) == 30:  # something of another kind slips in
        kind = draw(st.sampled_from(KINDS))
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(LEAVES[kind]))
    shape, kinds = draw(st.sampled_from(GROWN[kind]))
    return shape.format(*(draw(an_expression(each, depth - 1)) for each in kinds))


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "today": DAYS,
        "oui": st.booleans() | st.none(),
        "age": st.integers(-200, 200) | st.text() | st.none(),
        "taux": st.floats() | st.integers(-100, 100),
        "loyer": st.integers(),
        "ne_le": DAYS | st.just("2026-02-30") | st.text(),
        "parti_le": DAYS,
        "nom": st.text(),
        "sexe": st.sampled_from(["f", "m", "x", ""]),
        "langues": st.lists(st.sampled_from(["fon", "dendi"])),
        "enfants": st.lists(st.fixed_dictionaries({}, optional={"rang": st.integers(-200, 200), "ne_le": DAYS})),
        "tuteur": st.fixed_dictionaries({"family_name": st.text() | st.none()}),
        "acte": st.just([{"file": "f"}]) | st.none(),
    },
)
PYTHON: dict[type[Kind], type | tuple[type, ...]] = {
    Bool: bool,
    Text: str,
    Date: str,
    ListOf: list,
    Record: dict,
    File: str,
}


@settings(deadline=None)
@given(expression=an_expression(), answers=ANSWERS)
def test_a_checked_expression_never_raises_and_gives_what_was_foretold(
    expression: str, answers: dict[str, Any]
) -> None:
    try:
        kind = expressions.judged(expression, SCOPE).kind
    except Misuse as misuse:
        event(misuse.code)
        return
    event("checked")
    found = expressions.run(expression, bound(SCOPE, answers))
    if isinstance(kind, Number):
        assert type(found) is (int if kind.is_whole else float)
        assert isinstance(found, int | float)
        assert abs(found) <= kind.bound
    else:
        assert isinstance(found, PYTHON[type(kind)])


@settings(deadline=None)
@given(st.text(alphabet="ao &|!=<>+-*/%()[].,?:'\"1e\\nxé", max_size=40))
def test_whatever_is_written_is_either_refused_or_runs(expression: str) -> None:
    scope = {"today": Variable(Date()), "a": Variable(Bool()), "o": Variable(Number(is_whole=True, bound=9))}
    try:
        expressions.judged(expression, scope)
    except Misuse as misuse:
        event(misuse.code)
        return
    expressions.run(expression, bound(scope, {}))
