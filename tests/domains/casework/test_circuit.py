"""Over the circuits of every service file: a case goes only where its step leads, and can always end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.catalogue.definition.circuit import Step
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.catalogue.definition.treatment import Outcome, OutcomeKind, Procedure
from guichet.domains.casework import circuit
from tests.factories.catalogue import a_service

ROOT = Path(__file__).resolve().parents[3]
PROCEDURES = [each.procedure for each in read_catalogue(ROOT / "services").services if each.procedure]
BY_CODE = {each.code: each for each in read_catalogue(ROOT / "services").services}
CASIER = circuit.procedure_of(BY_CODE["justice-casier-b3"])


def test_there_are_circuits_to_try() -> None:
    assert len(PROCEDURES) == 7


def test_a_search_without_entry_goes_to_signing() -> None:
    following = circuit.after(CASIER, circuit.first(CASIER), "aucune-inscription")
    assert following.code == "signature-neant"


def test_a_signed_bulletin_is_the_end() -> None:
    end = circuit.after(CASIER, circuit.step(CASIER, "signature-neant"), "signe")
    assert isinstance(end, Outcome)
    assert (end.code, end.kind) == ("neant", OutcomeKind.GRANTED)


@pytest.mark.parametrize("code", ["signe", "", "recherche"])
def test_a_result_of_another_step_is_out_of_order(code: str) -> None:
    with pytest.raises(circuit.OutOfOrder, match=f"recherche does not end by {code}"):
        circuit.after(CASIER, circuit.first(CASIER), code)


def test_a_step_of_another_service_is_out_of_order() -> None:
    with pytest.raises(circuit.OutOfOrder, match="no step consultation"):
        circuit.step(CASIER, "consultation")


def test_a_unit_of_another_service_is_out_of_order() -> None:
    with pytest.raises(circuit.OutOfOrder, match="no unit greffe"):
        circuit.unit(CASIER, "greffe")


def test_a_service_without_a_procedure_has_no_circuit() -> None:
    with pytest.raises(circuit.OutOfOrder, match="certificat-invente has no procedure"):
        circuit.procedure_of(a_service())


def test_four_eyes_hold_both_ways() -> None:
    search = circuit.first(CASIER)
    assert circuit.apart_from(CASIER.circuit, search) == {"levee-de-doute", "signature-neant", "signature-mentions"}
    assert circuit.apart_from(CASIER.circuit, circuit.step(CASIER, "signature-neant")) == {"recherche"}


def test_a_refusal_gives_its_reasons_and_a_plain_result_need_not() -> None:
    search = circuit.first(CASIER)
    assert circuit.needs_reasons(CASIER, search, "irrecevable")
    assert not circuit.needs_reasons(CASIER, search, "aucune-inscription")


@given(st.sampled_from(PROCEDURES), st.data())
def test_whatever_officers_choose_a_case_is_at_a_step_of_its_circuit_or_at_its_end(
    procedure: Procedure, data: st.DataObject
) -> None:
    at: Step | Outcome = circuit.first(procedure)
    for _ in range(30):
        if isinstance(at, Outcome):
            break
        assert circuit.unit(procedure, at.unit).code == at.unit
        at = circuit.after(procedure, at, data.draw(st.sampled_from(at.results)).code)
    assert at in (*procedure.circuit.steps, *procedure.outcomes)


@given(st.sampled_from(PROCEDURES), st.data())
def test_from_any_step_some_results_lead_to_an_end(procedure: Procedure, data: st.DataObject) -> None:
    reached, waiting = set[str](), [data.draw(st.sampled_from(procedure.circuit.steps))]
    ends = list[Outcome]()
    while waiting:
        at = waiting.pop()
        reached.add(at.code)
        following = [circuit.after(procedure, at, each.code) for each in at.results]
        ends += [each for each in following if isinstance(each, Outcome)]
        waiting += [each for each in following if isinstance(each, Step) and each.code not in reached]
    assert ends
