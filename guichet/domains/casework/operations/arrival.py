"""From a sealed request to a case that is ready: each step repeatable, the keeper always outside."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.intake import operations as intake
from guichet.commons.intake.registry import SealedSubmission
from guichet.commons.payments import operations as payments
from guichet.commons.payments.purpose import Purpose
from guichet.commons.public_log import queries as log
from guichet.commons.public_log.openings import Opened, salt_of
from guichet.domains.casework import circuit, events
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.models import LAST, Case, Look
from guichet.domains.casework.moving import enter, note_concerned, note_look, owe, stops_since
from guichet.domains.casework.openly import READY
from guichet.domains.casework.promise import ends_at
from guichet.domains.casework.vocabulary import Obstacle, Occasion, ReadFor, Settled, State
from guichet.foundation.journal import operations as journal
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.client import Received
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.work import operations as work

RECEIVE = "casework.receive"
AT_ONCE = 500

FOUND = (
    *("fee", "priority", "contact", "own_code", "pickup_key", "settled", "obstacle"),
    *("mandate", "assisted_by", "vouched"),
)

# What the person and the receipt read, for ever.
FEE = Purpose(code="fee", fr="Frais de la démarche", en="Fee of the procedure")


@dataclass(frozen=True, slots=True)
class Findings:
    """What the hub found in the content: an obstacle if any, the fee by its own reckoning, the published priority.

    `contact` is where the applicant is told, sealed already; empty when the answers name no way.
    `concerned` are the blind indexes of the NPIs that it holds. `own_code` is the imprint of the code that a centre
    printed on the receipt, `pickup_key` the public half that follows from that code. `assisted_by` wrote it for its
    applicant, under `mandate`; `vouched` when a centre saw who the applicant is.
    """

    obstacle: Obstacle
    fee: int | None
    priority: int = LAST
    priority_code: str = ""
    contact: bytes = b""
    concerned: frozenset[str] = frozenset()
    own_code: str = ""
    pickup_key: bytes = b""
    mandate: str = ""
    assisted_by: str = ""
    vouched: bool = False


@operation
def open_from(*, submission: SealedSubmission, act: Act) -> Case:
    """Take a request in. The same one twice is one case. What needs the keeper is left to a worker."""
    opening = Opened(submission.reference, salt_of(submission.reference, submission.envelope))
    case = Case(
        reference=opening.reference,
        salt=opening.salt,
        pseudonym=opening.pseudonym,
        citizen=submission.citizen,
        service=submission.service,
        version=submission.version,
        language=submission.language,
        place=submission.place or "",
        fee=submission.fee,
        submitted_at=submission.submitted_at,
        received_at=act.at,
        envelope=submission.envelope,
        bound_to=submission.bound_to,
    )
    if not rows.add_unless_known(case):
        return Case.objects.get(reference=submission.reference)
    happened = events.CaseReceived(case.pseudonym, case.service, case.version)
    journal.record(happened=happened, act=act)
    work.schedule(kind=RECEIVE, key=case.pseudonym, act=act)
    return case


@operation
def go_on(*, reference: str, act: Act) -> None:
    """What a request waited for has arrived: it is examined once more, unless it went its way already."""
    case = Case.objects.filter(reference=reference, state=State.ARRIVED).first()
    if case is not None:
        work.schedule(kind=RECEIVE, key=case.pseudonym, act=act)


@operation
def secure(*, pseudonym: str, received: Received, act: Act) -> None:
    """Keep the content under the case's own key, and nowhere else: destroying that key must end all reading."""
    case = Case.objects.select_for_update().get(pseudonym=pseudonym)
    keys.journal_use(record=received.record, act=act)
    if case.case_key_id:
        return
    case.case_key_id, case.ciphertext, case.envelope = received.case_key_id, received.ciphertext, b""
    case.save(update_fields=["case_key_id", "ciphertext", "envelope"])
    intake.empty_envelope(reference=case.reference, act=act)
    journal.record(happened=events.CaseSecured(pseudonym, case.case_key_id), act=act)


@operation
def check(*, pseudonym: str, found: Findings, record: UseRecord, act: Act) -> None:
    """Note what the hub found in the content; the case becomes ready when nothing is in its way."""
    case = Case.objects.select_for_update().get(pseudonym=pseudonym)
    keys.journal_use(record=record, act=act)
    note_look(Look(case=case, reader=record.reader, reason=ReadFor.ARRIVAL, at=act.at))
    if case.state != State.ARRIVED:
        return
    case.fee, case.priority, case.contact = found.fee, found.priority, found.contact
    case.own_code, case.pickup_key = found.own_code, found.pickup_key
    case.mandate, case.assisted_by, case.vouched = found.mandate, found.assisted_by, found.vouched
    case.settled = case.settled or (Settled.NOT_YET if found.fee else Settled.NOT_DUE)
    case.obstacle = found.obstacle or (Obstacle.NONE if case.settled else Obstacle.FEE)
    case.save(update_fields=FOUND)
    note_concerned(case, found.concerned)
    if case.fee and case.settled == Settled.NOT_YET:
        payments.request(about=case.reference, amount=case.fee, purpose=FEE, act=act)
    journal.record(happened=events.CaseChecked(pseudonym, case.obstacle), act=act)
    owe(case, Occasion.RECEIVED, act)
    become_ready(pseudonym=pseudonym, priority=found.priority_code, act=act)


@operation
def settle_fee(*, reference: str, settled: Settled, act: Act) -> None:
    """The fee is paid, or waived; said twice, it is settled once. A reference of no case changes nothing."""
    case = Case.objects.select_for_update().filter(reference=reference).first()
    if case is None or case.settled:
        return
    case.settled = settled
    case.obstacle = Obstacle.NONE if case.obstacle == Obstacle.FEE else case.obstacle
    case.save(update_fields=["settled", "obstacle"])
    journal.record(happened=events.FeeSettled(case.pseudonym, settled), act=act)
    become_ready(pseudonym=case.pseudonym, act=act)


@operation
def become_ready(*, pseudonym: str, priority: str = "", act: Act) -> bool:
    """Start the clock and give the case its place, if it is complete, checked and paid: computed, never declared.

    The clock of a case that a restored hub has once more runs since it first was ready, as the public log tells.
    """
    case = Case.objects.select_for_update().get(pseudonym=pseudonym)
    if case.state != State.ARRIVED or case.obstacle:
        return False
    service = service_of(case)
    procedure = circuit.procedure_of(service)
    step = circuit.first(procedure)
    case.ready_at = log.forgotten(pseudonym, READY.kind) or act.at
    case.promised_at = ends_at(case.ready_at, procedure.promise, (), places.announced())
    enter(case, service, step, act.at)
    place = case.sequence or 0
    happened = events.CaseReady(pseudonym, case.service, case.unit, step.code, place, priority, case.promised_at)
    journal.record(happened=happened, act=act)
    owe(case, Occasion.READY, act)
    return True


@operation
def hold_to_first_promises(*, entry: Entry, act: Act) -> None:  # noqa: ARG001 what a follower of the journal is given
    """A restored hub has its log back: what came again before that is held to the promise that it was given first.

    Told by the event of the log itself.
    """
    told = log.all_forgotten(READY.kind)
    for begin in range(0, len(told), AT_ONCE):
        first = {subject: (at, until) for subject, at, until in told[begin : begin + AT_ONCE]}
        for case in Case.objects.select_for_update().filter(pseudonym__in=first, ready_at__isnull=False).order_by("pk"):
            at, until = first[case.pseudonym]
            if case.ready_at and case.ready_at >= until:
                _hold(case, at)


def _hold(case: Case, ready_at: datetime) -> None:
    term, announced = circuit.procedure_of(service_of(case)).promise, places.announced()
    case.ready_at, case.promised_at = ready_at, ends_at(ready_at, term, stops_since(case, ready_at), announced)
    case.save(update_fields=["ready_at", "promised_at"])
