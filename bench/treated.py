"""One case at each stage, brought there by the real operations; what the keeper would seal is noise as long."""

import os
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from guichet.commons.catalogue import operations as catalogue
from guichet.commons.catalogue import queries as published
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.domains.casework import circuit
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import procedure_of, step_of
from guichet.domains.casework.models import Case
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import Settled
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind, Surface, by_the_system
from guichet.foundation.lib.operation import building
from guichet.foundation.places import references
from tests.factories.cases import a_submission, by

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=30)
SEALED = 200  # words and findings; the content of a request is longer
CONTENT = 900


def publish(*codes: str) -> None:
    """These real services, and no other."""
    found = read_catalogue(settings.SERVICES)
    wanted = [service for service in found.services if service.code in codes]
    catalogue.publish(definitions=wanted, vocabulary=found.vocabulary, act=_by_the_bench())


def waiting(service: str) -> Case:
    version = published.current().sheets[service].version
    submission = a_submission(service=service, version=version, submitted_at=NOW, bound_to=os.urandom(64))
    case = casework.open_from(submission=submission, act=_by_the_bench())
    with building():
        Case.objects.filter(pk=case.pk).update(
            obstacle="", settled=Settled.CONFIRMED, case_key_id="a-key", envelope=b"", ciphertext=os.urandom(CONTENT)
        )
    casework.become_ready(pseudonym=case.pseudonym, act=_by_the_bench())
    return _now(case)


def late(service: str) -> Case:
    """Past its promise, and made known: the office above may be served it."""
    case = waiting(service)
    with building():
        moments = dict.fromkeys(("ready_at", "step_since", "promised_at", "step_due_at", "escalated_at"), LONG_AGO)
        Case.objects.filter(pk=case.pk).update(**moments)
    return _now(case)


def in_hand(service: str) -> Case:
    case = waiting(service)
    _take(case)
    return _now(case)


def paused(service: str) -> Case:
    case = waiting(service)
    officer = _take(case)
    motive = step_of(case, procedure_of(case)).pauses[0]
    casework.ask_for(reference=case.reference, officer=officer, motive=motive, words=_sealed(), act=by(officer, NOW))
    return _now(case)


def complained(service: str) -> Case:
    case = waiting(service)
    casework.complain(reference=case.reference, words=_sealed(), act=_by_the_bench())
    return _now(case)


def closed(service: str) -> Case:
    """Through every step that leads to the first outcome, by other eyes at each."""
    case = waiting(service)
    while case.step:
        officer, procedure = _take(case), procedure_of(case)
        step = step_of(case, procedure)
        casework.look(reference=case.reference, officer=officer, records=[], act=by(officer, NOW))
        result = step.results[0].code
        reasons = _sealed() if circuit.needs_reasons(procedure, step, result) else None
        ending = casework.StepEnd(result, findings=os.urandom(SEALED), reasons=reasons)
        casework.finish_step(reference=case.reference, officer=officer, ending=ending, act=by(officer, NOW))
        case = _now(case)
    return case


def officer_for(case: Case, name: str) -> Viewer:
    return Viewer(ActorKind.STAFF, name, roles=(HeldRole(RoleKind(case.role), case.authority, case.unit),), name=name)


def _take(case: Case) -> Viewer:
    """Whatever waits there before it is put aside, so that an officer is served this very case."""
    officer = officer_for(case, f"officer-{references.allocate(references.PORTAL)}")
    before = [key for earlier in Case.objects.before(case) for key in earlier.values_list("pk", flat=True)]
    with building():
        Case.objects.filter(pk__in=before).update(authority=f"{case.authority} ")
    taken = casework.take_next(officer=officer, act=by(officer, NOW))
    with building():
        Case.objects.filter(pk__in=before).update(authority=case.authority)
    assert taken == case
    return officer


def _now(case: Case) -> Case:
    case.refresh_from_db()
    return case


def _sealed() -> SealedWords:
    return SealedWords(os.urandom(16).hex(), os.urandom(SEALED))


def _by_the_bench() -> Act:
    return by_the_system(at=NOW, surface=Surface.COMMAND, process="bench")
