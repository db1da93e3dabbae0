"""What officers and applicants do that needs the key keeper: the keeper first, outside any transaction, then one
operation. Nothing that was opened is shown before the journal has it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.answers import invalidity
from guichet.commons.catalogue.definition.circuit import Step
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.intake import contents
from guichet.commons.intake.uploads import store
from guichet.commons.intake.uploads.base import State as FileState
from guichet.domains.casework import circuit, opening, queries, sealing, searching
from guichet.domains.casework import operations as casework
from guichet.domains.casework.blind import Seen, hides_something, seen, seen_findings
from guichet.domains.casework.definitions import service_of, step_of
from guichet.domains.casework.models import Case, Line
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.refusals import FindingsMissing, NothingToAnswer, NotInHand
from guichet.domains.casework.searching import Standing
from guichet.domains.casework.vocabulary import About, Author, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN

APPLICANT = "applicant"


@dataclass(frozen=True, slots=True)
class Words:
    """A line of the thread, opened."""

    author: Author
    about: About
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class OpenFile:
    identifier: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as the officer who has it may see it at its step. `files` are empty at a blind step."""

    case: Case
    service: Service
    step: Step
    answers: tuple[Seen, ...]
    findings: tuple[Seen, ...]
    is_blind: bool
    hides: bool
    files: tuple[OpenFile, ...]
    thread: tuple[Words, ...]
    awaited: tuple[str, ...]
    register: Standing | None


def read(reference: str, officer: Viewer, act: Act) -> Opened:
    """Open the case for the officer who has it. Raises NotInHand and the refusals of the keeper."""
    case = queries.case_in_hand(officer, reference)
    service = service_of(case)
    step = step_of(case, circuit.procedure_of(service))
    content, record = opening.content(case, officer.reference, step.code)
    thread, records = _thread(case, officer.reference)
    findings, more = found(case, officer.reference)
    register, asked = searching.standing(case, step, content.answers, officer.reference)
    casework.look(reference=reference, officer=officer, records=[record, *records, *more, *asked], act=act)
    form = Form(service)
    return Opened(
        case=case,
        service=service,
        step=step,
        answers=seen(form, content.answers, step),
        findings=seen_findings(circuit.procedure_of(service).circuit, findings, step),
        is_blind=not step.identity_needed,
        hides=hides_something(form, content.answers, step),
        files=_files(content) if step.identity_needed else (),
        thread=thread,
        awaited=tuple(case.opinions.filter(step=step.code, given_at=None).values_list("body", flat=True)),
        register=register,
    )


def file(reference: str, identifier: str, officer: Viewer, act: Act) -> tuple[str, bytes]:
    """The kind and the bytes of a file's safe copy. Raises NotInHand, also at a blind step and for any other file."""
    case = queries.case_in_hand(officer, reference)
    step = step_of(case, circuit.procedure_of(service_of(case)))
    content, record = opening.content(case, officer.reference, step.code)
    casework.look(reference=reference, officer=officer, records=[record], act=act)
    known = content.files.get(identifier)
    if known is None or not step.identity_needed or known["state"] == FileState.QUARANTINED:
        raise NotInHand
    return known["kind"], store.read(**(known["copy"] or known["original"]))


def finish(reference: str, officer: Viewer, ending: "Ending", act: Act) -> Case:
    """Seal what was found and why, then end the step. Raises FindingsMissing and those of `finish_step`."""
    case = queries.case_in_hand(officer, reference)
    step = step_of(case, circuit.procedure_of(service_of(case)))
    _refuse_wrong_findings(step, ending.findings, act)
    end = StepEnd(
        result=ending.result,
        findings=sealing.findings(case, step.code, ending.findings) if ending.findings else b"",
        reasons=sealing.words(case, ending.reasons) if ending.reasons.strip() else None,
    )
    return casework.finish_step(reference=reference, officer=officer, ending=end, act=act)


@dataclass(frozen=True, slots=True)
class Ending:
    """How an officer ends a step, in clear."""

    result: str
    reasons: str
    findings: Mapping[str, object]


def ask_for(reference: str, officer: Viewer, motive: str, text: str, act: Act) -> None:
    case = queries.case_in_hand(officer, reference)
    casework.ask_for(reference=reference, officer=officer, motive=motive, words=sealing.words(case, text), act=act)


def reply(reference: str, code: str, text: str, act: Act) -> None:
    """The applicant answers what was asked; the clock runs again. Raises NotYours, NotPaused."""
    case = queries.case_of(reference, code)
    casework.resume(reference=case.reference, words=sealing.words(case, text), act=act)


def complain(reference: str, code: str, text: str, act: Act) -> None:
    """Raises NotYours, AlreadyComplained."""
    case = queries.case_of(reference, code)
    casework.complain(reference=case.reference, words=sealing.words(case, text), act=act)


@dataclass(frozen=True, slots=True)
class Heard:
    """A complaint in the hands of the office that answers it: its words, nothing else of the case."""

    reference: str
    service: Service
    text: str


def complaint(supervisor: Viewer, act: Act) -> Heard | None:
    """The oldest complaint that this supervisor may answer, None when there is none."""
    case = queries.next_complaint(supervisor)
    if case is None:
        return None
    everything_else = tuple(about for about in About if about is not About.COMPLAINT)
    lines, records = _thread(case, supervisor.reference, everything_else)
    casework.note_uses(records=records, act=act)
    return Heard(case.reference, service_of(case), lines[-1].text)


def answer(reference: str, supervisor: Viewer, text: str, act: Act) -> None:
    """Raises NothingToAnswer, also for a complaint that goes to another office."""
    case = queries.next_complaint(supervisor)
    if case is None or case.reference != reference:
        raise NothingToAnswer
    casework.answer_complaint(reference=reference, supervisor=supervisor, words=sealing.words(case, text), act=act)


def thread(reference: str, code: str, act: Act) -> tuple[Words, ...]:
    """What the office and the applicant said to each other; reasons once the case is decided. Raises NotYours."""
    case = queries.case_of(reference, code)
    hidden = () if case.state == State.CLOSED else (About.REASONS,)
    lines, records = _thread(case, APPLICANT, hidden)
    if records:
        casework.note_uses(records=records, act=act)
    return (*lines, *_withdrawal(case))


def _withdrawal(case: Case) -> tuple[Words, ...]:
    """The last line of what was withdrawn: no words of anybody, so it is not sealed."""
    if not case.withdrawn or case.closed_at is None:
        return ()
    said = _("Vous avez retiré cette demande. Aucun bureau ne la traite plus.")
    return (Words(Author.APPLICANT, About.WITHDRAWAL, case.closed_at, said),)


def _thread(case: Case, reader: str, hidden: tuple[About, ...] = ()) -> tuple[tuple[Words, ...], list[UseRecord]]:
    lines, records = [], []
    for line in case.lines.exclude(about__in=hidden).order_by("at", "pk"):
        opened = _line(case, line, reader)
        lines.append(Words(Author(line.author), About(line.about), line.at, opened.plaintext.decode()))
        records.append(opened.record)
    return tuple(lines), records


def _line(case: Case, line: Line, reader: str) -> keys.Opened:
    bound_to = sealing.bound_to_line(case, line.identifier)
    return keys.open(
        bytes(line.ciphertext), case_key_id=case.case_key_id, bound_to=bound_to, reader=reader, reason=line.about
    )


def _files(content: contents.Contents) -> tuple[OpenFile, ...]:
    return tuple(OpenFile(identifier, each["name"], each["kind"]) for identifier, each in content.files.items())


def _refuse_wrong_findings(step: Step, findings: Mapping[str, object], act: Act) -> None:
    """A finding that depends on others is not judged here: a document reads it as absent."""
    today = act.at.astimezone(BENIN).date()
    for question in step.findings:
        wrong = invalidity(question, findings.get(question.name), today)
        if wrong and not (question.when and question.name not in findings):
            raise FindingsMissing


def found(case: Case, reader: str) -> tuple[dict[str, Any], list[UseRecord]]:
    """The findings of every step, the latest of each, for the document that a decision issues; journal the records."""
    together: dict[str, Any] = {}
    records = []
    for finding in case.findings.order_by("at", "pk"):
        opened = keys.open(
            bytes(finding.ciphertext),
            case_key_id=case.case_key_id,
            bound_to=sealing.bound_to_findings(case, finding.step),
            reader=reader,
            reason=finding.step,
        )
        together |= json.loads(opened.plaintext)
        records.append(opened.record)
    return together, records
