"""What a worker does with a request that arrived: gives it a key of its own, opens it once, says if it is ready."""

from collections.abc import Mapping
from typing import Any

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import fees_due, offer_of, priority_of, walk
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.intake import codes, contents
from guichet.commons.intake.contact import contact_in
from guichet.commons.intake.uploads import store
from guichet.commons.intake.uploads.base import State as FileState
from guichet.domains.casework import opening, people, sealing
from guichet.domains.casework import operations as casework
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.models import LAST, Case
from guichet.domains.casework.operations import Findings
from guichet.domains.casework.vocabulary import Obstacle
from guichet.foundation.identity import queries as identity
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import pickup
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN


def receive(pseudonym: str, act: Act) -> None:
    """Safe to run twice, and to be killed at any line: the keeper gives the same case the same key again.

    A request withdrawn meanwhile gets its key, whose destruction ends reading, and stays unread.
    """
    case = Case.objects.get(pseudonym=pseudonym)
    if not case.case_key_id:
        received = keys.receive(bytes(case.envelope), bound_to=bytes(case.bound_to), case=pseudonym)
        casework.secure(pseudonym=pseudonym, received=received, act=act)
        case.refresh_from_db()
    if case.withdrawn:
        return
    opened = opening.content(case, casework.RECEIVE, "arrival")
    [record] = opened.records
    found = examined(opened.contents, case, service_of(case))
    casework.check(pseudonym=pseudonym, found=found, record=record, act=act)


def examined(content: contents.Contents, case: Case, service: Service) -> Findings:
    """By the hub's own reckoning, as of the day of the request: what the sender declared is not believed."""
    form, day = Form(service), case.submitted_at.astimezone(BENIN).date()
    way = walk(form, content.answers, day)
    offer = offer_of(form)
    fees = fees_due(form, offer, way.answers, day) if offer else None
    contact = contact_in(form, way.answers, citizen=case.citizen, language=case.language)
    rule = priority_of(form, way.answers, day)
    rules = service.procedure.circuit.priorities if service.procedure else ()
    return Findings(
        obstacle=_obstacle(content, is_complete=way.is_complete),
        fee=None if fees is None else sum(fee.amount for fee in fees),
        priority=rules.index(rule) if rule else LAST,
        priority_code=rule.code if rule else "",
        contact=sealing.contact(case, contact),
        concerned=people.concerned(form, way.answers) | _own_number(case),
        own_code=codes.imprint(content.tracking_code, reference=case.reference),
        pickup_key=_pickup_key(content),
        mandate=content.mandate,
        assisted_by=content.assisted_by,
        vouched=bool(content.vouched),
    )


def _pickup_key(content: contents.Contents) -> bytes:
    """Only a centre gives out a code before the case is here."""
    code = content.tracking_code
    return pickup.public_half(code, reference=content.reference) if code else b""


def _own_number(case: Case) -> frozenset[str]:
    """Of the citizen who filed it signed in."""
    index = identity.npi_index_of(case.citizen) if case.citizen else ""
    return frozenset({index} if index else ())


def _obstacle(content: contents.Contents, *, is_complete: bool) -> Obstacle:
    if not is_complete:
        return Obstacle.INCOMPLETE
    waiting = any(file["state"] == FileState.QUARANTINED or not _is_here(file) for file in content.files.values())
    return Obstacle.FILES if waiting else Obstacle.NONE


def _is_here(file: Mapping[str, Any]) -> bool:
    """A file of a request made at a centre comes after it."""
    return all(store.is_here(file[part]["place"]) for part in ("original", "copy") if file[part])
