"""Who read what, complaints, and lateness that makes itself known."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q

from guichet.domains.casework import events
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.models import Bar, Case, Complaint, Concern, Look
from guichet.domains.casework.moving import TELL_SUPERVISORS, in_hand, owe, write_line
from guichet.domains.casework.policies import may_answer
from guichet.domains.casework.querysets import CaseQuerySet
from guichet.domains.casework.refusals import AlreadyComplained, NoSuchCase, NothingToAnswer
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import About, Author, ComplaintState, Escalated, Occasion, ReadFor
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work


@operation
def look(*, reference: str, officer: Viewer, records: Sequence[UseRecord], act: Act) -> None:
    """Write down that the officer who has the case read it: whoever opened shows nothing before this returns.

    Raises NotInHand: a case in nobody's hands is read by nobody.
    """
    case, turn = in_hand(reference, officer)
    for record in records:
        keys.journal_use(record=record, act=act)
    Look.objects.create(
        case=case, reader=officer.reference, unit=turn.unit, step=turn.step, reason=ReadFor.STEP, at=act.at
    )
    journal.record(happened=events.CaseRead(case.pseudonym, turn.unit, turn.step, ReadFor.STEP), act=act)


@operation
def note_uses(*, records: Sequence[UseRecord], act: Act) -> None:
    """The applicant read the lines of her own case: the keys that served are told, no look is counted."""
    for record in records:
        keys.journal_use(record=record, act=act)


@operation
def look_for_document(*, pseudonym: str, records: Sequence[UseRecord], reason: ReadFor, act: Act) -> None:
    """Write down that a decided case was read for its document: to print it, or by a person to correct it."""
    case = Case.objects.get(pseudonym=pseudonym)
    for record in records:
        keys.journal_use(record=record, act=act)
    Look.objects.create(case=case, reader=records[0].reader, reason=reason, at=act.at)
    journal.record(happened=events.CaseRead(case.pseudonym, "", "", reason), act=act)


@operation
def look_at_complaint(*, reference: str, supervisor: Viewer, records: Sequence[UseRecord], act: Act) -> None:
    """Write down that who answers a complaint read its words. Raises NothingToAnswer, like the answer would."""
    complaint = Complaint.objects.open().filter(case__reference=reference).select_related("case").first()
    if complaint is None or not may_answer(supervisor, complaint):
        raise NothingToAnswer
    for record in records:
        keys.journal_use(record=record, act=act)
    case, unit = complaint.case, complaint.to
    Look.objects.create(case=case, reader=supervisor.reference, unit=unit, reason=ReadFor.COMPLAINT, at=act.at)
    journal.record(happened=events.CaseRead(case.pseudonym, unit, "", ReadFor.COMPLAINT), act=act)


@operation
def look_at_standing(*, reference: str, act: Act) -> Case:
    """The case whose standing a help line may say, once it is written that somebody asked; nothing of it is opened.

    The applicant reads the line like any other. Raises NoSuchCase, and then nothing is written.
    """
    case = Case.objects.filter(reference=reference).first()
    if case is None:
        raise NoSuchCase
    Look.objects.create(case=case, reader=act.actor.reference, reason=ReadFor.HELP_LINE, at=act.at)
    journal.record(happened=events.CaseRead(case.pseudonym, "", "", ReadFor.HELP_LINE), act=act)
    return case


@operation
def complain(*, reference: str, words: SealedWords, act: Act) -> Complaint:
    """Open a complaint; it goes to the office above the one that has, or decided, the case, never to itself.

    Without an office above, the authority as a whole answers. Raises AlreadyComplained.
    """
    case = Case.objects.select_for_update().get(reference=reference)
    if case.complaints.filter(state=ComplaintState.OPEN).exists():
        raise AlreadyComplained
    complaint = Complaint.objects.create(
        case=case,
        about=case.unit,
        to=case.above if case.above != case.unit else "",
        to_authority=case.above_authority or case.authority or service_of(case).authority,
        opened_at=act.at,
    )
    write_line(case, Author.APPLICANT, About.COMPLAINT, words, act)
    happened = events.ComplaintOpened(case.pseudonym, complaint.about, complaint.to or complaint.to_authority)
    journal.record(happened=happened, act=act)
    return complaint


@operation
def answer_complaint(*, reference: str, supervisor: Viewer, words: SealedWords, act: Act) -> None:
    """Answer a complaint, which closes it. Raises NothingToAnswer, also for a supervisor of another office."""
    complaint = Complaint.objects.select_for_update().filter(case__reference=reference, state=ComplaintState.OPEN)
    found = complaint.first()
    if found is None or not may_answer(supervisor, found):
        raise NothingToAnswer
    found.state, found.closed_at = ComplaintState.CLOSED, act.at
    found.save(update_fields=["state", "closed_at"])
    write_line(found.case, Author.OFFICE, About.ANSWER, words, act)
    owe(found.case, Occasion.COMPLAINT_ANSWERED, act, key=found.opened_at.isoformat())
    to = found.to or found.to_authority
    journal.record(happened=events.ComplaintClosed(found.case.pseudonym, to), act=act)


@operation
def escalate(*, act: Act) -> int:
    """Make lateness known: the supervisor sees the case counted, the office above may be served it; once a step.

    One that was lifted before, because nobody here may treat it, is late for its supervisor all the same.
    """
    unsaid = Q(escalated_at=None) | Q(lifted=True)
    late = Case.objects.late(act.at).filter(unsaid).order_by("step_due_at", "pk")[:200]
    cases = list(late.select_for_update())
    for case in cases:
        case.escalated_at, case.lifted = act.at, False
        case.save(update_fields=["escalated_at", "lifted"])
        journal.record(happened=_escalated(case, Escalated.LATE), act=act)
    for authority, unit in sorted({(case.authority, case.unit) for case in cases}):
        work.schedule(kind=TELL_SUPERVISORS, key=f"{authority} {unit}", act=act)
    return len(cases)


@operation
def lift(*, act: Act) -> int:
    """Cases that nobody of their office may be served go to the office above, visibly, instead of waiting for ever.

    All who work there did the step that this one checks, or are tied to someone in the case, or nobody works there.
    """
    waiting = Case.objects.waiting().ready_by(act.at).filter(escalated_at=None)
    offices = waiting.order_by("authority", "unit", "role").values_list("authority", "unit", "role").distinct()
    return sum(_lifted(authority, unit, RoleKind(role), act) for authority, unit, role in list(offices))


def _lifted(authority: str, unit: str, role: RoleKind, act: Act) -> int:
    staff = identity.workers(kind=role, authority=authority, unit=unit, at=act.at)
    ready = Case.objects.waiting().ready_by(act.at)
    waiting = ready.filter(authority=authority, unit=unit, role=role, escalated_at=None)
    alone = _out_of_reach(waiting, identity.tied_to(staff, act.at)).in_order()[:200]
    cases = list(alone.select_for_update())
    for case in cases:
        case.escalated_at, case.lifted = act.at, True
        case.save(update_fields=["escalated_at", "lifted"])
        journal.record(happened=_escalated(case, Escalated.NOBODY), act=act)
    return len(cases)


def _out_of_reach(cases: CaseQuerySet, officers: Mapping[str, Collection[str]]) -> CaseQuerySet:
    """Those that none of these officers may be served, each with the indexes of their ties; all, when none works.

    From the side of what bars, which is small, so that a long queue is not read.
    """
    for officer, indexes in officers.items():
        barred = Bar.objects.filter(officer=officer).values("case")
        tied = Concern.objects.filter(index__in=indexes).values("case")
        cases = cases.filter(Q(pk__in=barred) | Q(pk__in=tied)) if indexes else cases.filter(pk__in=barred)
    return cases


def _escalated(case: Case, why: Escalated) -> events.CaseEscalated:
    return events.CaseEscalated(case.pseudonym, case.unit, case.step, case.above, why)
