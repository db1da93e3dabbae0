"""The definition that a case follows: that of its own version, whatever was published since."""

from collections.abc import Iterable, Mapping

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.circuit import Step
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.treatment import Procedure
from guichet.domains.casework import circuit
from guichet.domains.casework.models import Case


def service_of(case: Case) -> Service:
    service = catalogue.version_of(service=case.service, number=case.version)
    if service is None:
        raise LookupError(f"{case.service} has no version {case.version}")
    return service


def services_of(cases: Iterable[Case]) -> Mapping[tuple[str, int], Service]:
    """The definitions of several cases, by service and version: see `versions_of`."""
    return catalogue.versions_of((case.service, case.version) for case in cases)


def office_of(service: Service, unit: str) -> Text | None:
    """None when no office had to do with it: a machine checked."""
    return circuit.unit(circuit.procedure_of(service), unit).title if unit else None


def procedure_of(case: Case) -> Procedure:
    return circuit.procedure_of(service_of(case))


def step_of(case: Case, procedure: Procedure) -> Step:
    return circuit.step(procedure, case.step)
