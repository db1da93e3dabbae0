"""The way of a case through its circuit: pure functions over the definition that the case keeps for ever."""

from collections.abc import Iterator

from guichet.commons.catalogue.definition.circuit import Circuit, Result, Step, Unit
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.treatment import Outcome, OutcomeKind, Procedure


class OutOfOrder(Exception):
    """The case is not at a step that may end like this. The surface never offers it: a page was old, or forged."""


def procedure_of(service: Service) -> Procedure:
    """Raises OutOfOrder for a service that this site does not run."""
    if service.procedure is None:
        raise OutOfOrder(f"{service.code} has no procedure")
    return service.procedure


def first(procedure: Procedure) -> Step:
    """Where a complete and paid case begins."""
    return procedure.circuit.steps[0]


def step(procedure: Procedure, code: str) -> Step:
    """Raises OutOfOrder."""
    found = next((each for each in procedure.circuit.steps if each.code == code), None)
    if found is None:
        raise OutOfOrder(f"no step {code}")
    return found


def unit(procedure: Procedure, code: str) -> Unit:
    """Raises OutOfOrder."""
    found = next((each for each in procedure.circuit.units if each.code == code), None)
    if found is None:
        raise OutOfOrder(f"no unit {code}")
    return found


def result(at: Step, code: str) -> Result:
    """Raises OutOfOrder when the step does not end like that."""
    found = next((each for each in at.results if each.code == code), None)
    if found is None:
        raise OutOfOrder(f"{at.code} does not end by {code}")
    return found


def after(procedure: Procedure, at: Step, code: str) -> Step | Outcome:
    """Where the case goes when the step ends by this result. Raises OutOfOrder."""
    to = result(at, code).to
    outcome = outcome_of(procedure, to)
    return step(procedure, to) if outcome is None else outcome


def outcome_of(procedure: Procedure, code: str) -> Outcome | None:
    return next((each for each in procedure.outcomes if each.code == code), None)


def needs_reasons(procedure: Procedure, at: Step, code: str) -> bool:
    """What the file asks for, and every refusal."""
    to = after(procedure, at, code)
    refuses = isinstance(to, Outcome) and to.kind is OutcomeKind.REFUSED
    return refuses or result(at, code).reasons_required


def apart_from(circuit: Circuit, at: Step) -> frozenset[str]:
    """The steps whose doers may not do this one: four eyes hold both ways, because a case may come back."""
    return frozenset(_pairs(circuit, at))


def _pairs(circuit: Circuit, at: Step) -> Iterator[str]:
    if at.four_eyes_with:
        yield at.four_eyes_with
    yield from (each.code for each in circuit.steps if each.four_eyes_with == at.code)
