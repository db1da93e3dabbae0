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
from guichet.commons.catalogue.definition.questions import Asked
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.intake.attaching import named
from guichet.commons.intake.uploads import store
from guichet.commons.intake.uploads.base import State as FileState
from guichet.domains.casework import blind, circuit, history, opening, queries, sealing, searching
from guichet.domains.casework import operations as casework
from guichet.domains.casework.blind import Seen
from guichet.domains.casework.definitions import service_of, step_of
from guichet.domains.casework.history import Passed
from guichet.domains.casework.looked import Seen as Looked
from guichet.domains.casework.looked import seen
from guichet.domains.casework.models import Case
from guichet.domains.casework.opening import APPLICANT, Words
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.refusals import FindingsMissing, NothingToAnswer, NotInHand, NotYetOpened
from guichet.domains.casework.searching import Standing
from guichet.domains.casework.vocabulary import About, Author, State
from guichet.foundation.identity import queries as people
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class OpenFile:
    """`is_former`: another one has taken its place in the answers."""

    identifier: str
    name: str
    kind: str
    is_former: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A case as the officer who has it may see it at its step. `files` are empty at a blind step.

    `askable` are the questions of this request that may be asked again from here. `assisted_by` is the focal point who
    wrote it for the person, under `mandate`; both empty when nobody did. `mandated_by` gave it, unnamed at blind steps.
    `vouched` says which paper of the person was seen at a centre; `read_back` is the hand that they raised.
    """

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
    askable: tuple[Asked, ...]
    pauses: tuple[queries.Stopped, ...]
    register: Standing | None
    assisted_by: str
    mandate: str
    mandated_by: str
    vouched: Mapping[str, str]
    read_back: str


def read(reference: str, officer: Viewer, act: Act) -> Opened:
    """Open the case for the officer who has it. Raises NotInHand and the refusals of the keeper."""
    case = queries.case_in_hand(officer, reference)
    service = service_of(case)
    step = step_of(case, circuit.procedure_of(service))
    merged = opening.content(case, officer.reference, step.code)
    answers, files = merged.contents.answers, merged.contents.files
    thread, records = opening.thread(case, officer.reference)
    findings, more = found(case, officer.reference)
    register, asked = searching.standing(case, step, answers, officer.reference)
    used = [*merged.records, *records, *more, *asked]
    casework.look(reference=reference, officer=officer, records=used, act=act)
    form = Form(service)
    return Opened(
        case=case,
        service=service,
        step=step,
        answers=blind.seen(form, answers, step, merged.former),
        findings=blind.seen_findings(circuit.procedure_of(service).circuit, findings, step),
        is_blind=not step.identity_needed,
        hides=blind.hides_something(form, answers, step),
        files=_files(answers, files) if step.identity_needed else (),
        thread=thread,
        awaited=tuple(case.opinions.filter(step=step.code, given_at=None).values_list("body", flat=True)),
        askable=blind.askable(form, answers, step, case.submitted_at.astimezone(BENIN).date()),
        pauses=queries.pauses_of(case),
        register=register,
        assisted_by=merged.contents.assisted_by,
        mandate=merged.contents.mandate,
        mandated_by=merged.contents.mandated_by if step.identity_needed else "",
        vouched=merged.contents.vouched,
        read_back=merged.contents.read_back,
    )


def file(reference: str, identifier: str, officer: Viewer, act: Act) -> tuple[str, bytes]:
    """The kind and the bytes of a file's safe copy. Raises NotInHand, also at a blind step and for any other file."""
    case = queries.case_in_hand(officer, reference)
    step = step_of(case, circuit.procedure_of(service_of(case)))
    merged = opening.content(case, officer.reference, step.code)
    casework.look(reference=reference, officer=officer, records=merged.records, act=act)
    known = merged.contents.files.get(identifier)
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


@dataclass(frozen=True, slots=True)
class Asking:
    """What an officer asks of the applicant, in clear: why, in which words, which questions again."""

    motive: str
    text: str
    questions: tuple[str, ...] = ()


def ask_for(reference: str, officer: Viewer, asking: Asking, act: Act) -> None:
    """Raises NotInHand, WrongMotive, NeedsLeave, WrongQuestion."""
    case = queries.case_in_hand(officer, reference)
    words = sealing.words(case, asking.text)
    casework.ask_for(
        reference=reference,
        officer=officer,
        motive=asking.motive,
        questions=asking.questions,
        words=words,
        act=act,
    )


def write(reference: str, officer: Viewer, text: str, act: Act) -> None:
    """Tell the applicant something; the clock goes on. Raises NotInHand."""
    case = queries.case_in_hand(officer, reference)
    casework.write(reference=reference, officer=officer, words=sealing.words(case, text), act=act)


def complain(reference: str, code: str, text: str, act: Act, once: str = "") -> None:
    """Raises NotYours, NotYetOpened, AlreadyComplained; sent twice with the same `once`, it is one complaint."""
    case = _opened(reference, code)
    casework.complain(reference=case.reference, words=sealing.words(case, text, once), act=act)


def take_further(reference: str, code: str, text: str, act: Act, once: str) -> None:
    """What the applicant said at a centre, once. Raises NotYours, NotYetOpened."""
    case = _opened(reference, code)
    casework.take_further(reference=case.reference, words=sealing.words(case, text, once), act=act)


def ask_why(reference: str, code: str, reading: str, text: str, act: Act) -> None:
    """A complaint about one reading. Raises NotYours, AlreadyComplained, NoSuchReading."""
    case = queries.case_of(reference, code)
    casework.ask_why(reference=case.reference, reading=reading, words=sealing.words(case, text), act=act)


def close_complaint(reference: str, code: str, act: Act) -> None:
    """Raises NotYours, NothingToClose."""
    casework.close_complaint(reference=queries.case_of(reference, code).reference, act=act)


def contest_answer(reference: str, code: str, text: str, act: Act, once: str = "") -> None:
    """Raises NotYours, NotYetOpened, NothingToClose."""
    case = _opened(reference, code)
    casework.contest_answer(reference=case.reference, words=sealing.words(case, text, once), act=act)


def _opened(reference: str, code: str) -> Case:
    """The applicant's case, which has a key: words of a request that just arrived could be sealed by none."""
    case = queries.case_of(reference, code)
    if not case.case_key_id:
        raise NotYetOpened
    return case


@dataclass(frozen=True, slots=True)
class Reading:
    """`who` is empty for somebody whom the register of staff does not know."""

    seen: Looked
    who: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A complaint in the hands of the office that answers it before `due_at`: its words, and the way of its case.

    `text` is all that the applicant said since it was opened, at `opened_at`, the oldest first.
    `reading` when it asks why of one, with the name of who read: whoever answers must be able to ask them.
    """

    reference: str
    service: Service
    text: str
    opened_at: datetime
    due_at: datetime
    contested: bool
    history: tuple[Passed, ...]
    reading: Reading | None


def complaint(supervisor: Viewer, act: Act) -> Heard | None:
    """The oldest complaint that this supervisor may answer, None when there is none."""
    found = queries.next_complaint(supervisor)
    if found is None:
        return None
    case = found.case
    everything_else = tuple(about for about in About if about is not About.COMPLAINT)
    lines, records = opening.thread(case, supervisor.reference, everything_else)
    casework.look_at_complaint(reference=case.reference, supervisor=supervisor, records=records, act=act)
    return Heard(
        reference=case.reference,
        service=service_of(case),
        text="\n\n".join(line.text for line in lines if line.at >= found.opened_at),
        opened_at=found.opened_at,
        due_at=found.due_at,
        contested=found.contested,
        history=history.passed(case),
        reading=Reading(seen(found.look, service_of(case)), people.staff_name(found.look.reader))
        if found.look
        else None,
    )


def answer(reference: str, supervisor: Viewer, text: str, act: Act) -> None:
    """Raises NothingToAnswer, also for a complaint that goes to another office."""
    found = queries.next_complaint(supervisor)
    if found is None or found.case.reference != reference:
        raise NothingToAnswer
    words = sealing.words(found.case, text)
    casework.answer_complaint(reference=reference, supervisor=supervisor, words=words, act=act)


def thread(reference: str, code: str, act: Act) -> tuple[Words, ...]:
    """What the office and the applicant said to each other; reasons once the case is decided. Raises NotYours."""
    case = queries.case_of(reference, code)
    hidden = () if case.state == State.CLOSED else (About.REASONS,)
    lines, records = opening.thread(case, APPLICANT, hidden)
    if records:
        casework.note_uses(records=records, act=act)
    return (*lines, *_withdrawal(case))


def _withdrawal(case: Case) -> tuple[Words, ...]:
    """The last line of what was withdrawn: no words of anybody, so it is not sealed."""
    if not case.withdrawn or case.closed_at is None:
        return ()
    said = _("Vous avez retiré cette demande. Aucun bureau ne la traite plus.")
    return (Words(Author.APPLICANT, About.WITHDRAWAL, case.closed_at, said),)


def _files(answers: Mapping[str, Any], files: Mapping[str, Any]) -> tuple[OpenFile, ...]:
    """Those that are answers now first, then those that a supplement replaced."""
    now = named(answers, files)
    ordered = sorted(files.items(), key=lambda item: item[0] not in now)
    return tuple(OpenFile(key, each["name"], each["kind"], key not in now) for key, each in ordered)


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
