"""Documents on paper, for people whom a centre helps: told to the centre, printed there, said back to the hub."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from guichet.commons.documents import events
from guichet.commons.documents.models import Document, Handing, ToHandOver
from guichet.commons.documents.refusals import PickupBarred
from guichet.commons.sync import operations as sync
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.vocabulary import MandateScope
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation

TO_HAND_OVER = "documents.to-hand-over"
HANDED_OVER = "documents.handed-over"
TRIES = 5
BARRED = timedelta(minutes=15)


class Shown(StrEnum):
    """What is shown beside the receipt: by the person, or by whoever collects for them under a mandate."""

    IDENTITY_CARD = "identity-card"
    PASSPORT = "passport"
    CIP = "cip"
    VOTER = "voter"
    KNOWN = "known"
    MANDATE = "mandate"


@dataclass(frozen=True, slots=True)
class Printable:
    """A document that lies at a centre, as the hub tells it."""

    document: str
    request: str
    service: str
    blob: str
    issued_at: datetime


@operation
def send_to_centre(*, identifier: str, request: str, place: PlaceId, blob: str, act: Act) -> None:
    """Let the centre fetch the sealed file, once."""
    document = Document.objects.select_for_update().get(identifier=identifier)
    _handing, is_new = Handing.objects.get_or_create(
        document=document, defaults={"place": place, "blob": blob, "told_at": act.at}
    )
    if not is_new:
        return
    body = {
        "document": document.reference,
        "request": request,
        "service": document.service,
        "blob": blob,
        "issued_at": (document.issued_at or act.at).isoformat(),
    }
    sync.feed(kind=TO_HAND_OVER, body=body, to=place, blobs=[blob], act=act)
    journal.record(happened=events.SentToCentre(document.identifier, place, blob), act=act)


@operation
def await_at_centre(*, printable: Printable, act: Act) -> None:  # noqa: ARG001 an operation has its act
    """At a centre: the document can be handed over from now on. Told twice, it waits once."""
    ToHandOver.objects.get_or_create(
        document=printable.document,
        defaults={
            "request": printable.request,
            "service": printable.service,
            "blob": printable.blob,
            "issued_at": printable.issued_at,
        },
    )


@operation
def count_pickup(*, document: str, act: Act) -> None:
    """A wrong code was given. It does not raise: what was tried must stay counted."""
    row = ToHandOver.objects.select_for_update().get(document=document)
    row.tries += 1
    row.barred_until = act.at + BARRED if row.tries % TRIES == 0 else row.barred_until
    row.save(update_fields=["tries", "barred_until"])
    journal.record(happened=events.PickupRefused(row.document, row.tries), act=act)


@operation
def hand_over(*, document: str, shown: Shown, act: Act, mandate: str = "") -> bool:
    """At a centre: it was printed for its holder. Printed again it is journalled again; False when that was before.

    Under a `mandate` a focal point collects it for somebody who is not there. Raises PickupBarred while wrong codes
    have to wait, MandateRefused when the mandate is another's, was taken back, is over, or does not let collect.
    """
    row = ToHandOver.objects.select_for_update().get(document=document)
    if row.barred_until is not None and row.barred_until > act.at:
        raise PickupBarred
    if mandate:
        identity.use_mandate(mandate=mandate, service=row.service, scope=MandateScope.COLLECT, act=act)
    is_first = row.handed_over_at is None
    row.handed_over_at, row.shown, row.tries = row.handed_over_at or act.at, shown, 0
    row.save(update_fields=["handed_over_at", "shown", "tries"])
    journal.record(happened=events.DocumentHandedOver(row.document, row.request, shown), act=act)
    sync.carry(kind=HANDED_OVER, body={"document": row.document, "request": row.request, "shown": shown}, act=act)
    return is_first


@operation
def note_handed_over(*, document: str, request: str, shown: str, act: Act) -> None:
    """At the hub: the centre says that it was handed over, then and there."""
    handing = Handing.objects.select_for_update().get(document__reference=document)
    handing.handed_over_at = handing.handed_over_at or act.at
    handing.save(update_fields=["handed_over_at"])
    journal.record(happened=events.DocumentHandedOver(document, request, shown), act=act)
