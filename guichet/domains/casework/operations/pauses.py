"""The clock stops for a published motive, and runs again with the applicant's answer, or by itself at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue.definition.circuit import ClockUnit, Step, Term
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.motives import PauseMotive
from guichet.domains.casework import circuit, events
from guichet.domains.casework.blind import nameable
from guichet.domains.casework.definitions import procedure_of, service_of, step_of
from guichet.domains.casework.models import Case, Leave, Pause, Supplement
from guichet.domains.casework.moving import end, in_hand, note_concerned, owe, stops_since, write_line
from guichet.domains.casework.policies import may_staff
from guichet.domains.casework.promise import ends_at, last_day
from guichet.domains.casework.refusals import (
    NeedsLeave,
    NothingToAllow,
    NotPaused,
    StillMissing,
    WrittenMeanwhile,
    WrongMotive,
    WrongQuestion,
)
from guichet.domains.casework.sealing import SealedSupplement, SealedWords
from guichet.domains.casework.vocabulary import About, Author, Ending, Occasion, Resumed, State, SupplementState
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places


@operation
def ask_for(
    *, reference: str, officer: Viewer, motive: str, questions: Sequence[str] = (), words: SealedWords, act: Act
) -> None:
    """Stop the clock until the applicant answers, or the pause ends; the case leaves the officer's hands.

    Only the motives that the service file allows at this step stop it. Raises NotInHand, WrongMotive, NeedsLeave once
    a pause ended without a reply, and WrongQuestion for a question that is not seen at this step.
    """
    case, turn = in_hand(reference, officer)
    service = service_of(case)
    step = step_of(case, circuit.procedure_of(service))
    if motive not in step.pauses:
        raise WrongMotive
    _refuse_without_leave(case, motive)
    if not nameable(Form(service), step).issuperset(questions):
        raise WrongQuestion
    end(turn, Ending.PAUSED, act)
    case.state = State.PAUSED
    case.save(update_fields=["state"])
    until = _end_of(step, PauseMotive(motive), act.at)
    Pause.objects.create(case=case, step=case.step, motive=motive, asked=list(questions), began_at=act.at, until=until)
    write_line(case, Author.OFFICE, About.PIECE, words, act)
    owe(case, Occasion.PAUSED, act, key=act.at.isoformat())
    journal.record(happened=events.ClockPaused(case.pseudonym, case.unit, case.step, motive, until), act=act)


def _end_of(step: Step, motive: PauseMotive, at: datetime) -> datetime:
    """With the last of its days, as a promise in days ends."""
    return ends_at(at, Term(at_most=step.longest_pause(motive), unit=ClockUnit.CALENDAR_DAYS))


def _refuse_without_leave(case: Case, motive: str) -> None:
    lapsed = _lapsed(case)
    if lapsed and (motive in lapsed or not Leave.objects.filter(case=case, motive=motive).exists()):
        raise NeedsLeave


def _lapsed(case: Case) -> set[str]:
    return set(case.pauses.filter(lapsed=True).values_list("motive", flat=True))


@operation
def keep_supplement(*, reference: str, sealed: SealedSupplement, act: Act) -> None:
    """Keep what the applicant has given so far; the clock stays stopped. Raises NotPaused, WrittenMeanwhile."""
    _keep(_stopped(reference), sealed, SupplementState.BEGUN, act)


@operation
def quarantine(*, reference: str, sealed: SealedSupplement, words: SealedWords | None, act: Act) -> None:
    """All is given, but a file waits to be checked: the clock stays stopped, and the applicant reads why.

    Raises NotPaused, WrittenMeanwhile.
    """
    stopped = _stopped(reference)
    _keep(stopped, sealed, SupplementState.QUARANTINED, act)
    if words:
        write_line(stopped.case, Author.APPLICANT, About.REPLY, words, act)


@operation
def resume(
    *, reference: str, words: SealedWords | None = None, sealed: SealedSupplement | None = None, act: Act
) -> Case:
    """The applicant gave all that was asked: the clock runs, the promise moves by the pause, the place is kept.

    Raises NotPaused, WrittenMeanwhile, and StillMissing when questions were named and no answer comes.
    """
    stopped = _stopped(reference)
    if (stopped.pause.asked and sealed is None) or not (words or sealed):
        raise StillMissing
    if sealed:
        _keep(stopped, sealed, SupplementState.GIVEN, act)
        note_concerned(stopped.case, sealed.concerned)
    if words:
        write_line(stopped.case, Author.APPLICANT, About.REPLY, words, act)
    _run_again(stopped, act, ended_at=act.at, why=Resumed.ANSWERED)
    owe(stopped.case, Occasion.RESUMED, act, key=act.at.isoformat())
    return stopped.case


@operation
def end_pauses(*, act: Act) -> int:
    """The clock of each case whose pause is over goes on by itself, without a reply; how many there were.

    As of the pause's own end, however late a worker comes: its delay gives the State no day.
    """
    over = Pause.objects.filter(ended_at=None, until__lte=act.at).order_by("until", "pk")
    references = list(over.values_list("case__reference", flat=True)[:200])
    return sum(_lapse(reference, act) for reference in references)


def _lapse(reference: str, act: Act) -> bool:
    """Looked at again under the lock of the case: the applicant may have answered since."""
    try:
        stopped = _stopped(reference)
    except NotPaused:
        return False
    if stopped.pause.until > act.at:
        return False
    stopped.pause.lapsed = True
    _run_again(stopped, act, ended_at=stopped.pause.until, why=Resumed.ENDED)
    owe(stopped.case, Occasion.PAUSE_ENDED, act, key=stopped.pause.began_at.isoformat())
    return True


@operation
def allow_pause(*, reference: str, supervisor: Viewer, motive: str, act: Act) -> None:
    """Let the office of a case stop its clock once more, though a pause ended without a reply; told to everybody.

    Raises NothingToAllow: also for another office's case, the motive that ended, and one that the step does not have.
    """
    case = Case.objects.select_for_update().filter(reference=reference, closed_at=None).first()
    if case is None or not may_staff(supervisor, authority=case.authority, unit=case.unit):
        raise NothingToAllow
    lapsed = _lapsed(case)
    if not lapsed or motive in lapsed or motive not in step_of(case, procedure_of(case)).pauses:
        raise NothingToAllow
    leave = Leave(case=case, motive=motive, supervisor=supervisor.reference, at=act.at)
    if rows.add_unless_known(leave):
        journal.record(happened=events.PauseAllowed(case.pseudonym, case.unit, motive), act=act)


@dataclass(frozen=True, slots=True)
class _Stopped:
    """A case whose clock stands still, locked with its open pause."""

    case: Case
    pause: Pause
    ready_at: datetime
    step_since: datetime


def _stopped(reference: str) -> _Stopped:
    case = Case.objects.select_for_update().filter(reference=reference, state=State.PAUSED).first()
    pause = case.pauses.filter(ended_at=None).first() if case else None
    if case is None or pause is None or case.ready_at is None or case.step_since is None:
        raise NotPaused
    return _Stopped(case, pause, case.ready_at, case.step_since)


def _keep(stopped: _Stopped, sealed: SealedSupplement, state: SupplementState, act: Act) -> None:
    """Over the revision that the applicant saw, and no other."""
    case, pause = stopped.case, stopped.pause
    if sealed.revision == 0 and not Supplement.objects.filter(pause=pause).exists():
        Supplement.objects.create(
            identifier=sealed.identifier, pause=pause, state=state, at=act.at, ciphertext=sealed.ciphertext
        )
    elif not Supplement.objects.filter(pause=pause, revision=sealed.revision).update(
        state=state, at=act.at, ciphertext=sealed.ciphertext, revision=sealed.revision + 1
    ):
        raise WrittenMeanwhile
    journal.record(happened=events.SupplementKept(case.pseudonym, case.step, state), act=act)


def _run_again(stopped: _Stopped, act: Act, *, ended_at: datetime, why: Resumed) -> None:
    case, pause, before = stopped.case, stopped.pause, stopped.case.promised_at
    pause.ended_at = ended_at
    pause.save(update_fields=["ended_at", "lapsed"])
    procedure, announced = procedure_of(case), places.announced()
    promised = ends_at(stopped.ready_at, procedure.promise, stops_since(case, stopped.ready_at), announced)
    delay, stops = step_of(case, procedure).delay, stops_since(case, stopped.step_since)
    case.promised_at, case.step_due_at = promised, ends_at(stopped.step_since, delay, stops, announced)
    case.state = State.WAITING
    case.save(update_fields=["promised_at", "step_due_at", "state"])
    pause.moved_days = max((last_day(promised) - last_day(before)).days, 0) if before else 0
    pause.save(update_fields=["moved_days"])
    happened = events.ClockResumed(case.pseudonym, case.unit, pause.motive, why, promised)
    journal.record(happened=happened, act=act)
