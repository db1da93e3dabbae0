"""Who read what, and lateness that makes itself known."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from django.db.models import Q

from guichet.domains.casework import events, reasons
from guichet.domains.casework.models import Bar, Case, Complaint, Concern, Look
from guichet.domains.casework.moving import TELL_AUTHORITY, TELL_SUPERVISORS, in_hand, note_look
from guichet.domains.casework.policies import may_answer
from guichet.domains.casework.querysets import CaseQuerySet
from guichet.domains.casework.refusals import NoSuchCase, NothingToAnswer
from guichet.domains.casework.vocabulary import Escalated, ReadFor
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.work import operations as work

STILL_LATE_AFTER = timedelta(days=3)  # from when its supervisor was told, who then had time to act


@operation
def look(*, reference: str, officer: Viewer, records: Sequence[UseRecord], act: Act) -> None:
    """Write down that the officer who has the case read it: whoever opened shows nothing before this returns.

    Raises NotInHand: a case in nobody's hands is read by nobody.
    """
    case, turn = in_hand(reference, officer)
    for record in records:
        keys.journal_use(record=record, act=act)
    note_look(Look(case=case, reader=officer.reference, unit=turn.unit, step=turn.step, reason=ReadFor.STEP, at=act.at))
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
    reader = records[0].reader
    stated = reasons.behind(case, reader, act.at)
    note_look(Look(case=case, reader=reader, reason=reason, stated=stated, at=act.at))
    journal.record(happened=events.CaseRead(case.pseudonym, "", "", reason), act=act)


@operation
def look_at_complaint(*, reference: str, supervisor: Viewer, records: Sequence[UseRecord], act: Act) -> None:
    """Write down that who answers a complaint read its words. Raises NothingToAnswer, like the answer would."""
    complaint = Complaint.objects.open().filter(case__reference=reference).select_related("case", "look").first()
    if complaint is None or not may_answer(supervisor, complaint):
        raise NothingToAnswer
    for record in records:
        keys.journal_use(record=record, act=act)
    case, unit = complaint.case, complaint.to
    note_look(Look(case=case, reader=supervisor.reference, unit=unit, reason=ReadFor.COMPLAINT, at=act.at))
    journal.record(happened=events.CaseRead(case.pseudonym, unit, "", ReadFor.COMPLAINT), act=act)


@operation
def look_at_standing(*, reference: str, act: Act) -> Case:
    """The case whose standing a help line may say, once it is written that somebody asked; nothing of it is opened.

    The applicant reads the line like any other. Raises NoSuchCase, and then nothing is written.
    """
    case = Case.objects.filter(reference=reference).first()
    if case is None:
        raise NoSuchCase
    note_look(Look(case=case, reader=act.actor.reference, reason=ReadFor.HELP_LINE, at=act.at))
    journal.record(happened=events.CaseRead(case.pseudonym, "", "", ReadFor.HELP_LINE), act=act)
    return case


@operation
def look_at_voiced(*, reference: str, act: Act) -> None:
    """Write down that a complaint taken at a centre about this case was read or heard; nothing of the case is opened.

    The reference is what the person said: where no request has it, there is nobody to tell.
    """
    case = Case.objects.filter(reference=reference).first()
    if case is None:
        return
    note_look(Look(case=case, reader=act.actor.reference, reason=ReadFor.VOICED, at=act.at))
    journal.record(happened=events.CaseRead(case.pseudonym, "", "", ReadFor.VOICED), act=act)


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
def tell_authorities(*, act: Act) -> int:
    """Make what stays late known to the authority as a whole, once a step, and to everybody; how many there were."""
    since = act.at - STILL_LATE_AFTER
    late = Case.objects.late(act.at).filter(escalated_at__lte=since, lifted=False, authority_told_at=None)
    cases = list(late.order_by("escalated_at", "pk")[:200].select_for_update())
    for case in cases:
        case.authority_told_at = act.at
        case.save(update_fields=["authority_told_at"])
        journal.record(happened=_escalated(case, Escalated.STILL_LATE), act=act)
    for authority in sorted({case.authority for case in cases}):
        work.schedule(kind=TELL_AUTHORITY, key=authority, act=act)
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
