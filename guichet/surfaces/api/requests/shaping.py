"""From receipts and cases to what organisations read."""

from django.conf import settings
from django.urls import reverse

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake.queries import DepositLine, Receipt
from guichet.domains.casework import queries as casework
from guichet.domains.casework.looked import Seen
from guichet.domains.casework.queries import Tracked
from guichet.surfaces.api.requests.shapes import LookShape, ReceiptShape, RequestLine, TrackedShape
from guichet.surfaces.ui import catalogue_words as words


def receipt(found: Receipt) -> ReceiptShape:
    definition = catalogue.version_of(service=found.service, number=found.version)
    if definition is None or definition.procedure is None:
        raise LookupError(f"{found.service} has no procedure {found.version}")
    return ReceiptShape(
        reference=found.reference,
        code=casework.tracking_code(found.reference),
        service=found.service,
        version=found.version,
        submitted_at=found.submitted_at,
        files=found.files,
        digest=found.digest,
        fee=found.fee,
        clock=words.clock(definition.procedure.promise, fee=found.fee),
        tracking=f"{settings.PUBLIC_URL}{reverse('portal:tracking:start')}",
    )


def line(found: DepositLine) -> RequestLine:
    return RequestLine(
        reference=found.reference, service=found.service, version=found.version, submitted_at=found.submitted_at
    )


def tracked(case: Tracked, *, deposited_by: str) -> TrackedShape:
    return TrackedShape(
        reference=case.reference,
        service=case.service.code,
        title=words.said(case.service.title),
        deposited_by=deposited_by,
        state=case.state,
        state_text=str(case.state.label),
        obstacle=case.obstacle,
        obstacle_text=str(case.obstacle.label),
        fee=case.fee,
        submitted_at=case.submitted_at,
        received_at=case.received_at,
        ready_at=case.ready_at,
        promised_at=case.promised_at,
        step=words.said(case.step),
        office=words.said(case.office),
        step_due_at=case.step_due_at,
        ahead=case.ahead,
        asked=words.said(case.asked),
        outcome=words.said(case.outcome.title) if case.outcome else "",
        appeal=words.said(case.outcome.appeal) if case.outcome else "",
        decided_at=case.decided_at,
        complaint_open=case.complaint_open,
        looks=[_look(look) for look in case.looks],
    )


def _look(look: Seen) -> LookShape:
    return LookShape(office=words.said(look.office), reason=look.reason, reason_text=str(look.reason.label), at=look.at)
