"""A step's question to its register: asked for by the officer, put by a worker, its answer shown beside the request.

A due row and not the officer's own click, because a slow register would hold one of the few threads that serve
everybody; the page shows the state, and the answer as soon as it is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue.definition.circuit import Step
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import register_query, walk
from guichet.commons.registers import asking
from guichet.commons.registers import queries as registers
from guichet.commons.registers.answers import Answer, Query, Record
from guichet.commons.registers.comparing import Compared, compared
from guichet.commons.registers.models import Search
from guichet.domains.casework import circuit, opening, queries, sealing
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import procedure_of, service_of, step_of
from guichet.domains.casework.models import Case, RegisterSearch
from guichet.domains.casework.refusals import NothingToSearch
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom the register has, beside what the applicant wrote."""

    record: Record
    fields: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the search of a step is. `asked_at` is None before the first; `answer` while none came.

    `silent_since` is when the register fell silent for everybody, if it is.
    """

    register: str
    asked_at: datetime | None = None
    answer: Answer | None = None
    candidates: tuple[Candidate, ...] = ()
    silent_since: datetime | None = None

    @property
    def is_under_way(self) -> bool:
        return self.asked_at is not None and self.answer is None


def ask(reference: str, officer: Viewer, act: Act) -> None:
    """Owe the step's question. Raises NotInHand, NothingToSearch, SearchUnderWay and the refusals of the keeper."""
    case = queries.case_in_hand(officer, reference)
    step = step_of(case, procedure_of(case))
    if not step.register_query:
        raise NothingToSearch
    query, records = _query(case, step, act.at, reader=officer.reference)
    casework.ask_register(reference=reference, officer=officer, query=query, records=records, act=act)


def put(message: str, act: Act) -> None:
    """What the worker does: ask, seal, keep. Killed at any line and run again, it asks under the same number."""
    search = RegisterSearch.objects.select_related("case").get(message=message)
    if search.answered_at is not None:
        return
    step = circuit.step(procedure_of(search.case), search.step)
    query, records = _query(search.case, step, search.asked_at, reader=casework.ASK_REGISTER)
    answer = asking.put(Search.objects.get(message=message), query)
    sealed = sealing.register_answer(search.case, message, answer)
    casework.keep_answer(message=message, answer=answer, sealed=sealed, records=records, act=act)


def _query(case: Case, step: Step, at: datetime, *, reader: str) -> tuple[Query, tuple[UseRecord, ...]]:
    merged = opening.content(case, reader, step.code)
    return _asked(case, step, merged.contents.answers, at), merged.records


def _asked(case: Case, step: Step, answers: Mapping[str, object], at: datetime) -> Query:
    """From answers that were asked for and valid, as the hub reckons, on the day of the question."""
    form, day = Form(service_of(case)), case.submitted_at.astimezone(BENIN).date()
    return register_query(form, step, walk(form, answers, day).answers, at.astimezone(BENIN).date())


def standing(
    case: Case, step: Step, answers: Mapping[str, object], reader: str
) -> tuple[Standing | None, tuple[UseRecord, ...]]:
    """None for a step that asks no register. Journal the records before showing it."""
    if step.base_register is None or not step.register_query:
        return None, ()
    search = RegisterSearch.objects.latest_of(case)
    if search is None:
        return Standing(step.base_register), ()
    if search.answered_at is None:
        return Standing(step.base_register, search.asked_at), ()
    answer, record = _opened(case, search, reader)
    query = _asked(case, step, answers, search.asked_at)
    return (
        Standing(
            register=step.base_register,
            asked_at=search.asked_at,
            answer=answer,
            candidates=tuple(Candidate(each, compared(query, each)) for each in answer.records),
            silent_since=registers.silent_since(step.base_register),
        ),
        (record,),
    )


def _opened(case: Case, search: RegisterSearch, reader: str) -> tuple[Answer, UseRecord]:
    opened = keys.open(
        bytes(search.ciphertext),
        case_key_id=case.case_key_id,
        bound_to=sealing.bound_to_register_answer(case, search.message),
        reader=reader,
        reason=search.step,
    )
    return Answer.model_validate_json(opened.plaintext), opened.record


def is_under_way(officer: Viewer, reference: str) -> bool:
    """Whether an answer is still awaited; nothing is opened to tell. Raises NotInHand."""
    case = queries.case_in_hand(officer, reference)
    return RegisterSearch.objects.open().filter(case=case).exists()
