"""A step ends by one of its results: the case goes on, or is decided."""

from dataclasses import dataclass

from guichet.commons.catalogue.definition.circuit import Silence, Step
from guichet.commons.catalogue.definition.treatment import Document, Outcome, OutcomeKind, Procedure
from guichet.commons.documents import operations as documents
from guichet.commons.documents.operations import Wanted
from guichet.commons.documents.validity import Validity
from guichet.domains.casework import circuit, events
from guichet.domains.casework.definitions import procedure_of, service_of, step_of
from guichet.domains.casework.models import Case, Decision, Finding, Opinion, Turn
from guichet.domains.casework.moving import end, enter, in_hand, owe, write_line
from guichet.domains.casework.refusals import (
    BoundByOpinion,
    FindingsMissing,
    OpinionAwaited,
    ReasonsMissing,
    WrongResult,
)
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import ORIGIN, About, Author, Ending, Occasion, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@dataclass(frozen=True, slots=True)
class StepEnd:
    """How the officer ends the step, with what is sealed already."""

    result: str
    findings: bytes = b""
    reasons: SealedWords | None = None


@operation
def finish_step(*, reference: str, officer: Viewer, ending: StepEnd, act: Act) -> Case:
    """End the step where the case is: on to the next one, or to an outcome, which decides it and closes it.

    Raises NotInHand, WrongResult, ReasonsMissing, FindingsMissing, OpinionAwaited, BoundByOpinion.
    """
    case, turn = in_hand(reference, officer)
    service = service_of(case)
    procedure = circuit.procedure_of(service)
    step = step_of(case, procedure)
    to = _destination(procedure, step, ending)
    _heed_opinions(case, procedure, step, to)
    if ending.findings:
        Finding.objects.create(case=case, step=step.code, at=act.at, ciphertext=ending.findings)
    if ending.reasons:
        write_line(case, Author.OFFICE, About.REASONS, ending.reasons, act)
    end(turn, Ending.FINISHED, act, result=ending.result)
    if isinstance(to, Outcome):
        _close(case, turn, to, act)
    else:
        happened = events.StepFinished(case.pseudonym, case.unit, step.code, ending.result, to.code)
        enter(case, service, to, act.at)
        journal.record(happened=happened, act=act)
    return case


def _destination(procedure: Procedure, step: Step, ending: StepEnd) -> Step | Outcome:
    try:
        to = circuit.after(procedure, step, ending.result)
    except circuit.OutOfOrder:
        raise WrongResult from None
    if circuit.needs_reasons(procedure, step, ending.result) and ending.reasons is None:
        raise ReasonsMissing
    if any(finding.required and not finding.when for finding in step.findings) and not ending.findings:
        raise FindingsMissing
    return to


def _heed_opinions(case: Case, procedure: Procedure, step: Step, to: Step | Outcome) -> None:
    if Opinion.objects.filter(case=case, step=step.code, given_at=None).exists():
        raise OpinionAwaited
    if not isinstance(to, Outcome) or to.kind is not OutcomeKind.GRANTED:
        return
    binding = {opinion.body for each in procedure.circuit.steps for opinion in each.opinions if opinion.binding}
    latest = {each.body: each.favourable for each in Opinion.objects.filter(case=case).order_by("asked_at", "pk")}
    if any(latest.get(body) is False for body in binding):
        raise BoundByOpinion


def _close(case: Case, turn: Turn, outcome: Outcome, act: Act) -> None:
    Decision.objects.create(
        case=case,
        outcome=outcome.code,
        kind=outcome.kind.value,
        officer=turn.officer,
        step=turn.step,
        unit=turn.unit,
        at=act.at,
    )
    case.state, case.step, case.closed_at = State.CLOSED, "", act.at
    case.save(update_fields=["state", "step", "closed_at"])
    journal.record(happened=_decided(case, outcome), act=act)
    owe(case, Occasion.CLOSED, act)
    if outcome.document is not None:
        documents.owe(wanted=_wanted(case, outcome.code, outcome.document), act=act)


def _wanted(case: Case, outcome: str, document: Document) -> Wanted:
    """In the language of the request, or the first of those that the document exists in."""
    validity = document.validity
    return Wanted(
        origin=ORIGIN,
        about=case.pseudonym,
        owner=case.citizen,
        service=case.service,
        outcome=outcome,
        template=document.template,
        language=case.language if case.language in document.languages else document.languages[0],
        authority=case.authority or service_of(case).authority,
        validity=Validity(validity.count, validity.unit) if validity else None,
    )


def _decided(case: Case, outcome: Outcome) -> events.CaseDecided | events.CaseRefused:
    if outcome.kind is OutcomeKind.REFUSED:
        return events.CaseRefused(case.pseudonym, case.service, case.unit, outcome.code, case.promised_at)
    kind = outcome.kind.value
    return events.CaseDecided(case.pseudonym, case.service, case.unit, outcome.code, kind, case.promised_at)


@operation
def give_opinion(*, reference: str, officer: Viewer, body: str, favourable: bool, act: Act) -> None:
    """Note what a body answered, by whoever has the case at that step. Raises NotInHand, WrongResult."""
    case, _turn = in_hand(reference, officer)
    asked = Opinion.objects.select_for_update().filter(case=case, step=case.step, body=body, given_at=None).first()
    if asked is None:
        raise WrongResult
    _answer(asked, favourable=favourable, by_silence=False, act=act)


@operation
def count_silences(*, act: Act) -> int:
    """Once its delay is over, a body's silence is worth what the service file says; how many there were."""
    over = Opinion.objects.filter(given_at=None, due_at__lte=act.at).exclude(case__state=State.CLOSED)
    silent = list(over.select_related("case").order_by("due_at", "pk")[:200])
    for asked in silent:
        step = circuit.step(procedure_of(asked.case), asked.step)
        silence = next(opinion.silence for opinion in step.opinions if opinion.body == asked.body)
        worth = None if silence is Silence.ESCALATED else silence is Silence.FAVOURABLE
        _answer(asked, favourable=worth, by_silence=True, act=act)
    return len(silent)


def _answer(asked: Opinion, *, favourable: bool | None, by_silence: bool, act: Act) -> None:
    asked.favourable, asked.by_silence, asked.given_at = favourable, by_silence, act.at
    asked.save(update_fields=["favourable", "by_silence", "given_at"])
    happened = events.OpinionGiven(asked.case.pseudonym, asked.step, asked.body, favourable, by_silence)
    journal.record(happened=happened, act=act)
