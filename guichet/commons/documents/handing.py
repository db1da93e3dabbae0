"""From an issued document to the paper in its holder's hands, at a centre that may be without network."""

from datetime import datetime

from guichet.commons.archive import records as archive
from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Document, Handing, ToHandOver
from guichet.commons.documents.operations.handing import Printable
from guichet.commons.documents.refusals import NotYours, PickupBarred, WrongPickupCode
from guichet.commons.documents.registry import origin_of
from guichet.commons.sync import blobs
from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.keys import pickup
from guichet.foundation.lib.act import Act

FILE = "document.pdf"


def send_to_centre(document: Document, act: Act) -> None:
    """Of an issued document whose request was made at a centre: sealed for the code of its receipt, and told there.

    Safe to run twice, and to be killed at any line.
    """
    wanted = origin_of(document.origin).pickup(document.about)
    if wanted is None or Handing.objects.filter(document=document).exists():
        return
    file = archive.store().read(document.record, FILE)
    blob = blobs.keep(pickup.seal(file, to=wanted.key, reference=wanted.request))
    documents.send_to_centre(
        identifier=document.identifier, request=wanted.request, place=wanted.place, blob=blob, act=act
    )


def printed(document: str, code: str, act: Act) -> bytes:
    """At a centre: the file, for who shows the code of the receipt. Raises NotYours, PickupBarred, WrongPickupCode."""
    row = ToHandOver.objects.filter(document=document).first()
    if row is None:
        raise NotYours
    if row.barred_until is not None and row.barred_until > act.at:
        raise PickupBarred
    try:
        return pickup.opened(blobs.read(row.blob), code=code, reference=row.request)
    except pickup.WrongCode:
        documents.count_pickup(document=document, act=act)
        raise WrongPickupCode from None


def await_at_centre(fed: Fed) -> None:
    told = fed.body
    printable = Printable(
        document=str(told["document"]),
        request=str(told["request"]),
        service=str(told["service"]),
        blob=str(told["blob"]),
        issued_at=datetime.fromisoformat(told["issued_at"]),
    )
    documents.await_at_centre(printable=printable, act=fed.act)


def note_handed_over(carried: Carried) -> None:
    told = carried.body
    documents.note_handed_over(
        document=str(told["document"]), request=str(told["request"]), shown=str(told["shown"]), act=carried.act
    )
