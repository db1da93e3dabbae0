"""What an applicant gives when something is asked, question by question, and writes at any time.

As in `desk`: the keeper first, outside any transaction, then one operation.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.intake import attaching
from guichet.commons.intake.models import Content
from guichet.commons.intake.uploads import store
from guichet.commons.intake.uploads.base import Checked, Filed
from guichet.commons.intake.uploads.base import State as FileState
from guichet.domains.casework import opening, people, queries, sealing, supplements
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.models import Case, Pause, Supplement
from guichet.domains.casework.opening import APPLICANT
from guichet.domains.casework.refusals import NotPaused, NotYetOpened, StillMissing, WrongQuestion
from guichet.domains.casework.sealing import SealedSupplement
from guichet.domains.casework.supplements import AskedAgain, Change
from guichet.domains.casework.vocabulary import SupplementState
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN


@dataclass(frozen=True, slots=True)
class Reply:
    """What is asked again of the applicant, with what is given so far. `is_quarantined`: a file waits to be checked."""

    asked: AskedAgain
    day: date
    files: Mapping[str, Any]
    is_quarantined: bool


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A supplement being written: the case as it was before, and over which revision the next one goes."""

    case: Case
    pause: Pause
    asked: AskedAgain
    day: date
    given: Content
    state: SupplementState
    identifier: str
    revision: int
    records: tuple[UseRecord, ...]


def reply(reference: str, code: str, act: Act) -> Reply | None:
    """What to show beside what is asked; None when no question is. Raises NotYours."""
    case = queries.case_of(reference, code)
    pause = case.pauses.filter(ended_at=None).first()
    if pause is None or not pause.asked:
        return None
    under_way = _under_way(case, pause, act)
    casework.note_uses(records=under_way.records, act=act)
    is_quarantined = under_way.state is SupplementState.QUARANTINED
    return Reply(under_way.asked, under_way.day, under_way.given.files, is_quarantined)


def keep(reference: str, code: str, answers: Mapping[str, Any], act: Act) -> None:
    """Keep answers to what is asked, valid or not; any other is left aside. Raises NotYours, NotPaused."""
    found = _found(reference, code, act)
    allowed = {name: value for name, value in answers.items() if found.asked.allows(name)}
    if allowed:
        _keep(found, Content({**found.given.answers, **allowed}, found.given.files), act)


def attach(reference: str, code: str, question: str, checked: Checked, act: Act) -> None:
    """Keep a file that passed the checks. Raises NotYours, NotPaused, WrongQuestion, FileRefused."""
    found = _found(reference, code, act)
    content, replaced = attaching.attached(found.given, _filed(found, question), checked)
    _keep(found, content, act)
    store.erase(replaced)


def take_back(reference: str, code: str, question: str, file: str, act: Act) -> None:
    """Take back a file that was not sent yet. Raises NotYours, NotPaused, WrongQuestion."""
    found = _found(reference, code, act)
    changed = attaching.detached(found.given, _filed(found, question), file)
    if changed is None:
        return
    content, removed = changed
    _keep(found, content, act)
    store.erase(removed.places)


def send(reference: str, code: str, text: str, act: Act) -> None:
    """Hand over what was asked for: the clock runs again, unless a file still waits to be checked.

    Raises NotYours, NotPaused, and StillMissing while an answer is missing, wrong, or stops the request.
    """
    case = queries.case_of(reference, code)
    pause = _pause(case)
    words = sealing.words(case, text) if text.strip() else None
    if not pause.asked:
        casework.resume(reference=reference, words=words, act=act)
        return
    found = _under_way(case, pause, act)
    if not found.asked.is_complete:
        raise StillMissing
    if _awaits_a_check(found.asked.change):
        sealed = _sealed(found, Change(found.given.answers, found.given.files))
        casework.quarantine(reference=reference, sealed=sealed, words=words, act=act)
    else:
        casework.resume(reference=reference, words=words, sealed=_sealed(found, found.asked.change), act=act)


def write(reference: str, code: str, text: str, act: Act, once: str = "") -> None:
    """Tell the office something. Raises NotYours, NotYetOpened, NoLongerOpen, TooManyMessages."""
    case = queries.case_of(reference, code)
    if not case.case_key_id:
        raise NotYetOpened
    casework.write_as_applicant(reference=reference, words=sealing.words(case, text, once), act=act)


def _found(reference: str, code: str, act: Act) -> _UnderWay:
    case = queries.case_of(reference, code)
    return _under_way(case, _pause(case), act)


def _pause(case: Case) -> Pause:
    pause = case.pauses.filter(ended_at=None).first()
    if pause is None:
        raise NotPaused
    return pause


def _under_way(case: Case, pause: Pause, act: Act) -> _UnderWay:
    merged = opening.content(case, APPLICANT, "reply")
    row = Supplement.objects.filter(pause=pause).first()
    change, records = Change({}, {}), merged.records
    if row is not None:
        change, record = opening.supplement(case, row, APPLICANT)
        records = (*records, record)
    form, before, given = Form(service_of(case)), merged.contents.answers, Content(change.answers, change.files)
    filed_on, today = (at.astimezone(BENIN).date() for at in (case.submitted_at, act.at))
    day = supplements.day_of(form, before, pause.asked, filed_on=filed_on, today=today)
    return _UnderWay(
        case=case,
        pause=pause,
        asked=supplements.asked_again(form, before, given, pause.asked, day),
        day=day,
        given=given,
        state=SupplementState(row.state) if row else SupplementState.BEGUN,
        identifier=row.identifier if row else secrets.token_hex(16),
        revision=row.revision if row else 0,
        records=records,
    )


def _keep(found: _UnderWay, content: Content, act: Act) -> None:
    casework.note_uses(records=found.records, act=act)
    sealed = _sealed(found, Change(content.answers, content.files))
    casework.keep_supplement(reference=found.case.reference, sealed=sealed, act=act)


def _sealed(found: _UnderWay, change: Change) -> SealedSupplement:
    sealed = sealing.supplement(found.case, found.identifier, supplements.written(change))
    concerned = people.concerned(Form(service_of(found.case)), change.answers)
    return SealedSupplement(found.identifier, found.revision, sealed, concerned)


def _filed(found: _UnderWay, name: str) -> Filed:
    """The question that takes this file. Raises WrongQuestion when it is not one that was asked."""
    shown = (each.entry.question for each in found.asked.shown if each.entry.name == name)
    question = next(shown, None)
    if not isinstance(question, Filed):
        raise WrongQuestion
    return question


def _awaits_a_check(change: Change) -> bool:
    return any(file["state"] == FileState.QUARANTINED for file in change.files.values())
