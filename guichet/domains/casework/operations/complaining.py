"""A complaint about a case: opened, answered by another office in its own delay, closed by the applicant or by time.

Its 30 calendar days are the norm by which the ministry judged its own complaints; they are no law. The other two
delays are ours.
"""

from datetime import timedelta

from guichet.domains.casework import circuit, events, looked
from guichet.domains.casework.definitions import procedure_of, service_of
from guichet.domains.casework.models import Case, Complaint
from guichet.domains.casework.moving import TELL_COMPLAINT, is_written, owe, write_line
from guichet.domains.casework.policies import may_answer
from guichet.domains.casework.queries import CLOSES_AFTER
from guichet.domains.casework.refusals import AlreadyComplained, NoSuchReading, NothingToAnswer, NothingToClose
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import About, Author, ComplaintState, Occasion
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

ANSWERED_WITHIN = timedelta(days=30)
REMINDED_BEFORE = timedelta(days=7)
AT_ONCE = 200


@operation
def complain(*, reference: str, words: SealedWords, act: Act) -> Complaint:
    """Open a complaint; it goes to the office above the one that has, or decided, the case, never to itself.

    Without an office above, the authority as a whole answers. Raises AlreadyComplained, also while an answer may
    still be contested: that one is taken further, not doubled. The same words sent twice are one complaint.
    """
    case = _locked_case(reference)
    if is_written(words):
        return case.complaints.latest("opened_at", "pk")
    complaint = Complaint(
        case=case,
        about=case.unit,
        to=case.above if case.above != case.unit else "",
        to_authority=case.above_authority or case.authority or service_of(case).authority,
    )
    return _opened(complaint, words, act)


@operation
def ask_why(*, reference: str, reading: str, words: SealedWords, act: Act) -> Complaint:
    """A complaint about one reading; it goes to the office above that of whoever read, and never to them.

    A reading of no office of the circuit goes to the authority as a whole. Raises AlreadyComplained, NoSuchReading.
    """
    case = _locked_case(reference)
    look = looked.reading(case, reading)
    if look is None:
        raise NoSuchReading
    procedure, authority = procedure_of(case), case.authority or service_of(case).authority
    above = (circuit.unit(procedure, look.unit).above or "") if look.unit else ""
    if above:
        authority = circuit.unit(procedure, above).authority or service_of(case).authority
    return _opened(Complaint(case=case, about=look.unit, to=above, to_authority=authority, look=look), words, act)


def _locked_case(reference: str) -> Case:
    return Case.objects.select_for_update().get(reference=reference)


def _opened(complaint: Complaint, words: SealedWords, act: Act) -> Complaint:
    """Raises AlreadyComplained."""
    if complaint.case.complaints.exclude(state=ComplaintState.CLOSED).exists():
        raise AlreadyComplained
    complaint.opened_at, complaint.due_at = act.at, act.at + ANSWERED_WITHIN
    complaint.save()
    write_line(complaint.case, Author.APPLICANT, About.COMPLAINT, words, act)
    happened = events.ComplaintOpened(complaint.case.pseudonym, complaint.about, _to(complaint))
    journal.record(happened=happened, act=act)
    return complaint


@operation
def take_further(*, reference: str, words: SealedWords, act: Act) -> None:
    """What the applicant said at a centre, once: it opens a complaint, or is added to the one that waits for an answer,
    or says of an answer that it settles nothing.
    """
    case = _locked_case(reference)
    if is_written(words):
        return
    standing = case.complaints.exclude(state=ComplaintState.CLOSED).first()
    if standing is None:
        complain(reference=reference, words=words, act=act)
    elif standing.state == ComplaintState.ANSWERED:
        contest_answer(reference=reference, words=words, act=act)
    else:
        write_line(case, Author.APPLICANT, About.COMPLAINT, words, act)


@operation
def answer_complaint(*, reference: str, supervisor: Viewer, words: SealedWords, act: Act) -> None:
    """Answer a complaint; its applicant says whether that settles it.

    A second answer, to one that was contested, closes it, and comes from somebody else. Raises NothingToAnswer, also
    for a supervisor of another office.
    """
    found = _locked(reference, ComplaintState.OPEN)
    if found is None or not may_answer(supervisor, found) or not _by_other_eyes(found, supervisor):
        raise NothingToAnswer
    found.state, found.answered_at, found.answered_by = ComplaintState.ANSWERED, act.at, supervisor.reference
    found.save(update_fields=["state", "answered_at", "answered_by"])
    write_line(found.case, Author.OFFICE, About.ANSWER, words, act)
    owe(found.case, Occasion.COMPLAINT_ANSWERED, act, key=act.at.isoformat())
    journal.record(happened=events.ComplaintAnswered(found.case.pseudonym, _to(found)), act=act)
    if found.contested:
        _close(found, act)


@operation
def close_complaint(*, reference: str, act: Act) -> None:
    """The applicant is satisfied with the answer. Raises NothingToClose."""
    found = _locked(reference, ComplaintState.ANSWERED)
    if found is None:
        raise NothingToClose
    _close(found, act)


@operation
def contest_answer(*, reference: str, words: SealedWords, act: Act) -> None:
    """Once, the applicant says that the answer settles nothing: the level above answers, with a delay of its own.

    Raises NothingToClose: none was answered, or it was closed meanwhile. The same words sent twice say it once.
    """
    found = _locked(reference, ComplaintState.ANSWERED)
    if is_written(words):
        return
    if found is None:
        raise NothingToClose
    _raise_to_level_above(found)
    found.state, found.contested, found.due_at = ComplaintState.OPEN, True, act.at + ANSWERED_WITHIN
    found.reminded_at = found.escalated_at = None
    found.save(
        update_fields=["state", "contested", "due_at", "reminded_at", "escalated_at", "to", "to_authority"],
    )
    write_line(found.case, Author.APPLICANT, About.COMPLAINT, words, act)
    journal.record(happened=events.ComplaintContested(found.case.pseudonym, _to(found)), act=act)


@operation
def close_answered(*, act: Act) -> int:
    """Answers that nobody contested for 15 days end their complaint; how many."""
    due = Complaint.objects.answered_before(act.at - CLOSES_AFTER).oldest_first()[:AT_ONCE]
    found = list(due.select_for_update())
    for each in found:
        _close(each, act)
    return len(found)


@operation
def escalate_complaints(*, act: Act) -> int:
    """What was not answered in time goes to the level above, and the applicant is told; how many."""
    late = Complaint.objects.due_by(act.at).filter(escalated_at=None).oldest_first()[:AT_ONCE]
    found = list(late.select_for_update())
    for each in found:
        _raise_to_level_above(each)
        each.escalated_at = act.at
        each.save(update_fields=["escalated_at", "to", "to_authority"])
        owe(each.case, Occasion.COMPLAINT_LATE, act, key=act.at.isoformat())
        work.schedule(kind=TELL_COMPLAINT, key=each.case.pseudonym, act=act)
        journal.record(happened=events.ComplaintEscalated(each.case.pseudonym, each.about, _to(each)), act=act)
    return len(found)


@operation
def remind_of_complaints(*, act: Act) -> int:
    """A week before the date, once, whoever answers is reminded; how many."""
    soon = Complaint.objects.due_by(act.at + REMINDED_BEFORE).filter(reminded_at=None, escalated_at=None)
    found = list(soon.oldest_first()[:AT_ONCE].select_for_update())
    for each in found:
        each.reminded_at = act.at
        each.save(update_fields=["reminded_at"])
        work.schedule(kind=TELL_COMPLAINT, key=each.case.pseudonym, act=act)
    return len(found)


def _locked(reference: str, state: ComplaintState) -> Complaint | None:
    found = Complaint.objects.select_for_update(of=("self",)).select_related("look")
    return found.filter(case__reference=reference, state=state).first()


def _by_other_eyes(complaint: Complaint, supervisor: Viewer) -> bool:
    return Complaint.objects.filter(pk=complaint.pk).by_other_eyes(supervisor).exists()


def _close(complaint: Complaint, act: Act) -> None:
    complaint.state, complaint.closed_at = ComplaintState.CLOSED, act.at
    complaint.save(update_fields=["state", "closed_at"])
    journal.record(happened=events.ComplaintClosed(complaint.case.pseudonym, _to(complaint)), act=act)


def _raise_to_level_above(complaint: Complaint) -> None:
    """The office above the one that had to answer; at the top, the whole authority. Never the one complained of."""
    procedure = procedure_of(complaint.case)
    above = circuit.unit(procedure, complaint.to).above if complaint.to else ""
    if above and above != complaint.about:
        complaint.to_authority = circuit.unit(procedure, above).authority or service_of(complaint.case).authority
        complaint.to = above
    else:
        complaint.to = ""


def _to(complaint: Complaint) -> str:
    return complaint.to or complaint.to_authority
