"""Requests as they really arrive: sealed to the intake key, opened by the keeper that runs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from guichet.commons.catalogue.definition.service import Service
from guichet.commons.intake import contents
from guichet.domains.casework import operations as casework
from guichet.domains.casework import receiving
from guichet.domains.casework.models import Case
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.public import Kind
from guichet.foundation.places import references
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_circuit, a_submission
from tests.factories.requests import CODE, a_procedure, a_question, by_a_visitor

FEE = {"offers": [{"way": "online", "fees": [{"amount": 1900}]}]}
ANSWERS: dict[str, object] = {"nom": {"family_name": "Houngbédji", "given_names": "Afi"}, "motif": "un emploi"}
REACHED = {**ANSWERS, "telephone": "01 97 00 11 22"}


def the_service_that_asks_a_number(**changes: object) -> Service:
    number = a_question("phone", "telephone", prefill="account.phone", required=False)
    questions = (a_question("person_name", "nom"), a_question("text", "motif"), number)
    return a_procedure(*questions, **({"procedure": a_circuit()} | changes))


def arrived(
    answers: dict[str, object] | None = None,
    files: dict[str, object] | None = None,
    version: int = 1,
    under: Mapping[str, Any] | None = None,
    **changes: object,
) -> Case:
    """A request sealed as intake seals it; `under` is what a centre wrote under its seal beside the answers."""
    reference = references.allocate(references.PORTAL)
    bound_to = contents.bound_to(reference=reference, service=CODE, version=version)
    moment = NOON.isoformat()
    clear = contents.Contents(reference, CODE, version, "fr", moment, answers or ANSWERS, files or {}, **(under or {}))
    sealed = envelope.seal(contents.written(clear), recipient=keys.current(Kind.INTAKE), bound_to=bound_to)
    submission = a_submission(reference, envelope=sealed, bound_to=bound_to, version=version, **changes)
    casework.open_from(submission=submission, act=by_a_visitor())
    return Case.objects.get(reference=reference)


def arrived_and_ready(at: datetime = NOON, **changes: object) -> Case:
    case = arrived(**changes)  # type: ignore[arg-type]
    receiving.receive(case.pseudonym, an_act(at))
    case.refresh_from_db()
    return case
