"""Walks through the real forms and the examples, with answers of every sort: no answer breaks a walk."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from guichet.commons.catalogue.definition import procedure
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import Walk
from guichet.commons.catalogue.definition.questions import Asked
from guichet.commons.catalogue.definition.reading import read_catalogue

SERVICES = Path(__file__).parents[4] / "services"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates().map(date.isoformat),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@cache
def forms() -> tuple[Form, ...]:
    """Those of the services that have one."""
    return tuple(Form(each) for each in read_catalogue(SERVICES, with_examples=True).services if each.sections)


def plausible(form: Form) -> st.SearchStrategy[Mapping[str, object]]:
    """Answers that often suit their questions: its options, days around today, yes and no."""
    each = {
        entry.name: _plausible(entry.question) | ANYTHING for entry in form.entries if isinstance(entry.question, Asked)
    }
    return st.fixed_dictionaries({}, optional=each)


def _plausible(question: Asked) -> st.SearchStrategy[object]:
    options = [option.value for option in getattr(question, "options", ())]
    if options:
        return st.sampled_from(options) | st.lists(st.sampled_from(options), unique=True)
    days = st.dates(date(1940, 1, 1), date(2030, 1, 1)).map(date.isoformat)
    return st.booleans() | st.integers(0, 3000) | days | st.sampled_from(["Dossou", "0197000000", "a@b.bj"])


@st.composite
def a_walk(draw: st.DrawFn) -> tuple[Form, Mapping[str, object], date, Walk]:
    form = draw(st.sampled_from(forms()))
    answers = draw(plausible(form))
    today = draw(st.dates(date(2026, 1, 1), date(2030, 1, 1)))
    return form, answers, today, procedure.walk(form, answers, today)


@settings(deadline=None)
@given(a_walk())
def test_no_answer_breaks_a_walk_and_all_that_is_kept_was_shown_and_right(
    found: tuple[Form, Mapping[str, object], date, Walk],
) -> None:
    form, _, _, walk = found
    shown = {each.entry.name: each for page in walk.pages for each in page.questions}
    assert walk.answers.keys() <= shown.keys()
    assert all(shown[name].invalid is None for name in walk.answers)
    order = [form.position[name] for name in shown]
    assert order == sorted(order)
    assert walk.is_complete == (walk.stop is None and walk.first_open is None)


@settings(deadline=None)
@given(a_walk())
def test_answers_to_questions_that_are_not_shown_change_nothing(
    found: tuple[Form, Mapping[str, object], date, Walk],
) -> None:
    form, answers, today, walk = found
    shown = {each.entry.name for page in walk.pages for each in page.questions}
    again = procedure.walk(form, {name: value for name, value in answers.items() if name in shown}, today)
    assert (again.answers, again.stop) == (walk.answers, walk.stop)
    assert [page.is_done for page in again.pages] == [page.is_done for page in walk.pages]


@settings(deadline=None)
@given(a_walk())
def test_fees_papers_and_priority_follow_from_any_answers(found: tuple[Form, Mapping[str, object], date, Walk]) -> None:
    form, answers, today, _ = found
    offer = form.service.offers[0]
    fees = procedure.fees_due(form, offer, answers, today)
    papers = procedure.papers_needed(form, offer, answers, today)
    assert (fees is None) == (offer.fees is None)
    assert set(fees or ()) <= set(offer.fees or ())
    assert [each for each in offer.papers or () if each in (papers or ())] == list(papers or ())
    priority = procedure.priority_of(form, answers, today)
    assert priority is None or form.service.procedure is not None
