"""Every question others may ask about cases, each scoped to who may know."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from django.db.models import Count, Min, Q

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.motives import TITLES, PauseMotive
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.treatment import Outcome
from guichet.commons.documents import queries as documents
from guichet.commons.documents.queries import Issued
from guichet.domains.casework import accounting, circuit, proving, tracking_codes
from guichet.domains.casework.definitions import office_of, service_of
from guichet.domains.casework.looked import Seen, looks_of, seen
from guichet.domains.casework.looked import reading as reading_of
from guichet.domains.casework.models import Case, Complaint, Decision, Pause, Turn
from guichet.domains.casework.querysets import past_due
from guichet.domains.casework.refusals import NotInHand, NotYours, Withdrawn
from guichet.domains.casework.vocabulary import ORIGIN, ComplaintState, Ending, Obstacle, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.identity.vocabulary import Assurance, RoleKind
from guichet.foundation.places.calendar import BENIN

# A place in line is counted at each view of the page: see docs/decisions/0011.
COUNTED_AHEAD = 1_000
PACE = timedelta(days=7)
# Answered and not contested, a complaint is closed by itself.
CLOSES_AFTER = timedelta(days=15)
TOLD_OF_A_DAY = ("case__service", "case__version", "case__reference", "step", "result", "ended_at")


@dataclass(frozen=True, slots=True)
class Stopped:
    """The clock stood still: why, from when, until when at most, when it went on and whether by itself; what it moved.

    `moved_days` is by how many days the promise moved, once the clock runs again.
    """

    motive: Text
    began_at: datetime
    until: datetime
    ended_at: datetime | None
    lapsed: bool
    moved_days: int


@dataclass(frozen=True, slots=True)
class ComplaintSeen:
    """The latest complaint, as its applicant reads it. `closes_at` once it is answered; `late` past its date.

    `office` is who answers, or answered; None when it is `authority` as a whole.
    """

    state: ComplaintState
    due_at: datetime
    late: bool
    contested: bool
    closes_at: datetime | None
    office: Text | None = None
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Tracked:
    """Where a case is, as its applicant reads it. No name of an officer, nothing of what was answered.

    `ahead` above COUNTED_AHEAD says only that there are more. `assisted_by` is the focal point who wrote it for them,
    under `mandate`; `assurance` says how sure a centre was of who they are, None when none looked.
    """

    reference: str
    service: Service
    state: State
    obstacle: Obstacle
    fee: int | None
    submitted_at: datetime
    received_at: datetime
    ready_at: datetime | None
    promised_at: datetime | None
    step: Text | None
    office: Text | None
    helped_by: Text | None
    step_due_at: datetime | None
    ahead: int | None
    asked: Text | None
    pauses: tuple[Stopped, ...]
    outcome: Outcome | None
    decided_at: datetime | None
    withdrawn_at: datetime | None
    complaint_open: bool
    complaint: ComplaintSeen | None
    is_unreachable: bool
    assisted_by: str
    mandate: str
    assurance: Assurance | None
    looks: tuple[Seen, ...]
    document: Issued | None


@dataclass(frozen=True, slots=True)
class InHand:
    """A case that an officer was served."""

    reference: str
    service: Service
    step: Text
    until: datetime
    promised_at: datetime | None


@dataclass(frozen=True, slots=True)
class Done:
    """A step that an officer ended; `decided` is the outcome's title when that decided the case."""

    reference: str
    service: Service
    step: Text
    result: Text
    decided: Text | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Load:
    """How much waits at one office for one role. Numbers only: a supervisor does not choose either.

    Of those that wait, `lifted` are offered to the office above too.
    """

    authority: str
    unit: str
    role: RoleKind
    waiting: int
    in_hand: int
    paused: int
    late: int
    lifted: int
    oldest_ready_at: datetime | None


def tracking_code(reference: str) -> str:
    """For the receipt of whoever proved to hold the request, and nobody else. Raises NotYours."""
    case = Case.objects.filter(reference=reference).first()
    if case is None:
        raise NotYours
    return tracking_codes.code_of(reference=case.reference, salt=bytes(case.salt))


def case_of(reference: str, code: str) -> Case:
    """The applicant's case. Raises NotYours, the same for a wrong code as for a reference that was never given out."""
    case = Case.objects.filter(reference=reference).first()
    if not tracking_codes.opens_case(code, case, reference=reference) or case is None:
        raise NotYours
    return case


def reading(reference: str, code: str, identifier: str) -> Seen:
    """One reading of the applicant's case. Raises NotYours, also for one that no person made or that is of another."""
    case = case_of(reference, code)
    look = reading_of(case, identifier)
    if look is None:
        raise NotYours
    return seen(look, service_of(case))


@dataclass(frozen=True, slots=True)
class Counted:
    """A reading among the `size` of a day whose root the public log has; `holds` is False where one was changed since.

    `proof` is the file that shows it, None in the second before the log has signed the day.
    """

    day: date
    size: int
    holds: bool
    proof: bytes | None


def counted(reference: str, code: str, identifier: str) -> Counted | None:
    """None before the day is over. Raises NotYours."""
    look = reading_of(case_of(reference, code), identifier)
    if look is None:
        raise NotYours
    found = accounting.included(look)
    if found is None:
        return None
    return Counted(date.fromisoformat(found.day), found.size, found.holds, proving.document(found))


def tracking(reference: str, code: str) -> Tracked:
    """Raises NotYours."""
    return _tracked(case_of(reference, code))


@dataclass(frozen=True, slots=True)
class Forecast:
    """In how many days the office that has a case comes to it, by how many of its steps it ended in the last seven.

    Measured, no promise. `finished` above COUNTED_AHEAD says only that there were more.
    """

    days: int
    finished: int


def forecast(tracked: Tracked, at: datetime) -> Forecast | None:
    """None for what waits in no queue or too far behind to be counted, and where nothing was ended in seven days."""
    if tracked.ahead is None or tracked.ahead > COUNTED_AHEAD:
        return None
    case = Case.objects.get(reference=tracked.reference)
    finished = Turn.objects.finished_at(case, at - PACE, at)[: COUNTED_AHEAD + 1].count()
    return Forecast(ceil((tracked.ahead + 1) * PACE.days / finished), finished) if finished else None


def tracking_by(viewer: Viewer, reference: str) -> Tracked:
    """For the citizen who made the request while signed in. Raises NotYours."""
    case = Case.objects.of(viewer).filter(reference=reference).first()
    if case is None:
        raise NotYours
    return _tracked(case)


def _tracked(case: Case) -> Tracked:
    service = service_of(case)
    procedure = circuit.procedure_of(service)
    pauses = pauses_of(case)
    pause = next((each for each in pauses if each.ended_at is None), None)
    decision = Decision.objects.filter(case=case).first()
    step = circuit.step(procedure, case.step) if case.step else None
    latest = case.complaints.order_by("-opened_at", "-pk").first()
    return Tracked(
        reference=case.reference,
        service=service,
        state=State(case.state),
        obstacle=Obstacle(case.obstacle),
        fee=case.fee,
        submitted_at=case.submitted_at,
        received_at=case.received_at,
        ready_at=case.ready_at,
        promised_at=case.promised_at,
        step=step.title if step else None,
        office=office_of(service, case.unit),
        helped_by=office_of(service, case.above) if step and case.escalated_at else None,
        step_due_at=case.step_due_at if step else None,
        ahead=_ahead(case) if case.state == State.WAITING else None,
        asked=pause.motive if pause else None,
        pauses=pauses,
        outcome=circuit.outcome_of(procedure, decision.outcome) if decision else None,
        decided_at=decision.at if decision else None,
        withdrawn_at=case.closed_at if case.withdrawn else None,
        complaint_open=latest is not None and latest.state == ComplaintState.OPEN,
        complaint=_complaint(latest, service) if latest else None,
        is_unreachable=case.obstacle != Obstacle.NOT_OPENED and not (case.contact or case.citizen),
        assisted_by=case.assisted_by,
        mandate=case.mandate,
        assurance=Assurance.VOUCHED if case.vouched else None,
        looks=looks_of(case, service),
        document=documents.about(ORIGIN, case.pseudonym) if decision else None,
    )


def pauses_of(case: Case) -> tuple[Stopped, ...]:
    """The first first."""
    return tuple(_stopped(pause) for pause in case.pauses.order_by("began_at", "pk"))


def _stopped(pause: Pause) -> Stopped:
    motive = TITLES[PauseMotive(pause.motive)]
    return Stopped(motive, pause.began_at, pause.until, pause.ended_at, pause.lapsed, pause.moved_days)


def _complaint(row: Complaint, service: Service) -> ComplaintSeen:
    return ComplaintSeen(
        state=ComplaintState(row.state),
        due_at=row.due_at,
        late=row.escalated_at is not None,
        contested=row.contested,
        closes_at=row.answered_at + CLOSES_AFTER if row.answered_at else None,
        office=office_of(service, row.to),
        authority=row.to_authority,
    )


def _ahead(case: Case) -> int:
    """How many are served before it: exact up to COUNTED_AHEAD, and one more for whatever is beyond."""
    count = 0
    for earlier in Case.objects.before(case):
        count += earlier[: COUNTED_AHEAD + 1 - count].count()
    return count


def document_of(reference: str, code: str) -> bytes:
    """The sealed file that the decision owed. Raises NotYours, of this room or of documents, and Damaged."""
    return documents.file_about(ORIGIN, case_of(reference, code).pseudonym)


def case_in_hand(officer: Viewer, reference: str) -> Case:
    """Raises NotInHand, the same for a case of another officer as for one that does not exist; Withdrawn."""
    turn = Turn.objects.open().of(officer.reference).filter(case__reference=reference).select_related("case").first()
    if turn is None or not officer.is_staff:
        raise _not_in_hand(officer, reference)
    return turn.case


def _not_in_hand(officer: Viewer, reference: str) -> NotInHand:
    """Who had the case when its applicant withdrew it is told so."""
    ended = Turn.objects.of(officer.reference).filter(case__reference=reference, ending=Ending.WITHDRAWN)
    return Withdrawn() if ended.exists() else NotInHand()


def in_hand(officer: Viewer) -> tuple[InHand, ...]:
    """What the officer was served and has not ended, the first served first."""
    turns = Turn.objects.open().of(officer.reference).select_related("case").order_by("began_at", "pk")
    return tuple(_in_hand(turn) for turn in turns) if officer.is_staff else ()


def _in_hand(turn: Turn) -> InHand:
    service = service_of(turn.case)
    step = circuit.step(circuit.procedure_of(service), turn.step)
    return InHand(turn.case.reference, service, step.title, turn.until, turn.case.promised_at)


def done_on(officer: Viewer, day: date) -> tuple[Done, ...]:
    """The steps that the officer ended on one day of Benin, the latest first."""
    since = datetime.combine(day, time.min, tzinfo=BENIN)
    turns = Turn.objects.of(officer.reference).filter(
        ending=Ending.FINISHED, ended_at__gte=since, ended_at__lt=since + timedelta(days=1)
    )
    latest = turns.order_by("-ended_at", "-pk").values_list(*TOLD_OF_A_DAY)[:200]
    known = catalogue.versions_of((service, version) for service, version, *_ in latest)
    return tuple(_done(known[service, version], *told) for service, version, *told in latest)


def _done(service: Service, reference: str, step: str, result: str, ended_at: datetime) -> Done:
    procedure = circuit.procedure_of(service)
    taken = circuit.step(procedure, step)
    given = circuit.result(taken, result)
    outcome = circuit.outcome_of(procedure, given.to)
    return Done(reference, service, taken.title, given.title, outcome.title if outcome else None, ended_at)


def loads(supervisor: Viewer, at: datetime) -> tuple[Load, ...]:
    """Of every office where the viewer is a supervisor, by office and role."""
    wanted = Q(pk__in=[])
    for role in supervisor.roles:
        if role.kind == RoleKind.SUPERVISOR and role.authority:
            wanted |= Q(authority=role.authority) & (Q(unit=role.unit) if role.unit else Q())
    rows = Case.objects.open().filter(wanted).values("authority", "unit", "role")
    counted = rows.annotate(
        waiting=Count("pk", filter=Q(state=State.WAITING)),
        in_hand=Count("pk", filter=Q(state=State.IN_HAND)),
        paused=Count("pk", filter=Q(state=State.PAUSED)),
        late=Count("pk", filter=past_due(at)),
        lifted=Count("pk", filter=Q(state=State.WAITING, escalated_at__isnull=False)),
        oldest=Min("ready_at", filter=Q(state=State.WAITING)),
    ).order_by("authority", "unit", "role")
    return tuple(
        Load(
            row["authority"],
            row["unit"],
            RoleKind(row["role"]),
            row["waiting"],
            row["in_hand"],
            row["paused"],
            row["late"],
            row["lifted"],
            row["oldest"],
        )
        for row in counted
    )


def next_complaint(supervisor: Viewer) -> Complaint | None:
    """The oldest complaint that this supervisor may answer, with its case: one, not a list."""
    posts = (role for role in supervisor.roles if role.kind == RoleKind.SUPERVISOR and supervisor.is_staff)
    theirs = Complaint.objects.open().by_other_eyes(supervisor).not_about_readings_by(supervisor.reference)
    first = (theirs.answered_by(role).oldest_first().select_related("case", "look__stated").first() for role in posts)
    return min((each for each in first if each), key=lambda each: (each.opened_at, each.pk), default=None)
