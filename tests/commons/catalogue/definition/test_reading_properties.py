"""Files that nobody should have written: whatever they hold, reading ends with sentences, never with a crash."""

import copy
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guichet.commons.catalogue.definition.source import parse
from tests.factories.service_files import PROCEDURE, a_form, read

RIGHT = a_form(
    """
    - {type: date, name: ne_le, not_after: today, check: [{that: ne_le < today, message: {fr: M, en: M}}]}
    - {type: computed, name: age, value: "age_on(ne_le, today)"}
    - {type: choice, name: c, when: age > 3, options: [OPTIONS]}
    - {type: number, name: n, min: 1, max: 9, when: c == 'a'}
    """,
    after=PROCEDURE + "eligibility: [{code: e, when: age < 2, reason: {fr: Non., en: No.}}]\n",
)
OPTIONS = "{value: a, text: {fr: A, en: A}}, {value: b, text: {fr: B, en: B}}"
VALUES: Any = parse("essai.yaml", RIGHT.replace("OPTIONS", OPTIONS).encode()).values
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["", "a", "today", "age", "n > 3", "c == 'a'", "ne_le", "examen", "decision", "accorde", "2026-02-31"]
    ),
    st.just([]),
    st.just({}),
    st.just([{}]),
    st.just({"fr": ""}),
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    return [path, *(each for step in steps for each in paths(value[step], (*path, step)))]


PATHS = [path for path in paths(VALUES) if path]


def changed(value: Any, path: tuple[Any, ...], odd: Any) -> Any:
    whole = copy.deepcopy(value)
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = odd
    return whole


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PATHS), ODD)
def test_any_value_anywhere_is_taken_or_told_in_both_languages(path: tuple[Any, ...], odd: Any) -> None:
    text = json.dumps(changed(VALUES, path, odd))  # JSON is YAML
    with TemporaryDirectory() as folder:
        faults = read(Path(folder), text).faults
    assert all(fault.in_language("fr") and fault.in_language("en") for fault in faults)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200) | st.text(alphabet="a: -[]{}&*!#|>'\"%@`?,\n\t ", max_size=60).map(str.encode))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        catalogue = read(Path(folder), content)
    assert catalogue.services == ()
    assert any(fault.is_error for fault in catalogue.faults)
    assert all(fault.in_language("fr") and fault.in_language("en") for fault in catalogue.faults)
