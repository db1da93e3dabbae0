"""What signed-in citizens ask about all their cases at once: one costs as many queries as ten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.motives import TITLES, PauseMotive
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.treatment import Outcome
from guichet.commons.documents import queries as documents
from guichet.commons.documents.queries import Issued
from guichet.domains.casework import circuit
from guichet.domains.casework.definitions import services_of
from guichet.domains.casework.looked import Seen, seen
from guichet.domains.casework.models import Case, Decision, Look, Pause
from guichet.domains.casework.vocabulary import ORIGIN, Obstacle, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.listed import Listed, listed


@dataclass(frozen=True, slots=True)
class Mine:
    """A case as a line of its applicant's list. `asked` is the motive of a pause, `fee` what is still to be paid."""

    reference: str
    service: Service
    state: State
    submitted_at: datetime
    promised_at: datetime | None
    asked: Text | None
    fee: int | None
    outcome: Outcome | None
    withdrawn: bool
    assisted_by: str
    mandate: str


@dataclass(frozen=True, slots=True)
class Received:
    """A document, by the reference of the case that brought it."""

    reference: str
    service: Service
    document: Issued


@dataclass(frozen=True, slots=True)
class Looked:
    """One reading of one of the citizen's cases."""

    reference: str
    service: Service
    seen: Seen


def cases_of(viewer: Viewer, *, page: int = 1) -> Listed[Mine]:
    """Those of the citizen who asks: first what waits for them, then what is open, the latest first."""
    part = listed(Case.objects.of(viewer).what_is_asked_first(), page)
    services, motives, outcomes = services_of(part.items), _motives(part.items), _outcomes(part.items)
    return part.of(lambda case: _mine(case, services[case.service, case.version], motives, outcomes))


def documents_of(viewer: Viewer) -> tuple[Received, ...]:
    """What the decisions of the citizen's cases brought, also of those claimed since, the latest first."""
    cases = {case.pseudonym: case for case in Case.objects.of(viewer).filter(state=State.CLOSED)}
    found = documents.issued_about(ORIGIN, tuple(cases))
    services = services_of(cases[each.about] for each in found)
    return tuple(_received(cases[each.about], services, each) for each in found)


def _received(case: Case, services: Mapping[tuple[str, int], Service], issued: Issued) -> Received:
    return Received(case.reference, services[case.service, case.version], issued)


def references_of(viewer: Viewer) -> tuple[str, ...]:
    return tuple(Case.objects.of(viewer).values_list("reference", flat=True))


def looks_at_cases_of(viewer: Viewer, *, page: int = 1) -> Listed[Looked]:
    """Who opened what the citizen sent, and why, the latest first."""
    rows = Look.objects.filter(case__in=Case.objects.of(viewer)).select_related("case", "stated").order_by("-at", "-pk")
    part = listed(rows, page)
    services = services_of(look.case for look in part.items)
    return part.of(lambda look: _looked(look, services[look.case.service, look.case.version]))


def _mine(case: Case, service: Service, motives: Mapping[int, str], outcomes: Mapping[int, str]) -> Mine:
    motive, outcome = motives.get(case.pk), outcomes.get(case.pk)
    return Mine(
        reference=case.reference,
        service=service,
        state=State(case.state),
        submitted_at=case.submitted_at,
        promised_at=case.promised_at,
        asked=TITLES[PauseMotive(motive)] if motive else None,
        fee=case.fee if case.state == State.ARRIVED and case.obstacle == Obstacle.FEE else None,
        outcome=circuit.outcome_of(circuit.procedure_of(service), outcome) if outcome else None,
        withdrawn=case.withdrawn,
        assisted_by=case.assisted_by,
        mandate=case.mandate,
    )


def _looked(look: Look, service: Service) -> Looked:
    return Looked(look.case.reference, service, seen(look, service))


def _motives(cases: tuple[Case, ...]) -> Mapping[int, str]:
    return dict(Pause.objects.filter(case__in=cases, ended_at=None).values_list("case_id", "motive"))


def _outcomes(cases: tuple[Case, ...]) -> Mapping[int, str]:
    return dict(Decision.objects.filter(case__in=cases).values_list("case_id", "outcome"))
