"""Every way in which documents change."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from guichet.commons.archive import operations as archive
from guichet.commons.documents import events
from guichet.commons.documents.models import Certificate, Document, KeyList, Series, State
from guichet.commons.documents.refusals import CertificateRefused, CheckedTooOften
from guichet.commons.documents.sealing import chain as chains
from guichet.commons.documents.sealing.chain import Chain
from guichet.commons.documents.validity import Validity, last_day
from guichet.foundation.identity.operations import allowances
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.client import Signed
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import references
from guichet.foundation.places.calendar import BENIN
from guichet.foundation.work import operations as work

ISSUE = "documents.issue"
# No place, but references of documents begin so: nobody takes one for the reference of a request.
DOCUMENT = PlaceId("DOC")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a decision owes, as its service file says."""

    origin: str
    about: str
    owner: str
    service: str
    outcome: str
    template: str
    language: str
    authority: str
    validity: Validity | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What the archive holds of a document. `uses` are the keeper's records of the two signatures, if still known."""

    digest: str
    size: int
    seal_key: str
    code_key: str
    uses: tuple[UseRecord, ...] = ()


@operation
def owe(*, wanted: Wanted, act: Act) -> Document:
    """Owe the document of a decision, in the decision's own transaction; a worker makes it. Owed once a decision."""
    known = Document.objects.filter(origin=wanted.origin, about=wanted.about).first()
    if known is not None:
        return known
    document = Document.objects.create(
        identifier=secrets.token_hex(16),
        reference=references.allocate(DOCUMENT),
        origin=wanted.origin,
        about=wanted.about,
        owner=wanted.owner,
        service=wanted.service,
        outcome=wanted.outcome,
        template=wanted.template,
        language=wanted.language,
        authority=wanted.authority,
        validity=wanted.validity.count if wanted.validity else None,
        validity_unit=wanted.validity.unit if wanted.validity else "",
        due_at=act.at,
    )
    happened = events.DocumentDue(document.identifier, wanted.about, wanted.service, wanted.outcome, wanted.template)
    journal.record(happened=happened, act=act)
    work.schedule(kind=ISSUE, key=document.identifier, act=act)
    return document


@operation
def fix_day(*, identifier: str, act: Act) -> Document:
    """Give the document its day and its place in the list of revocations; the same ones however often it is asked."""
    document = Document.objects.select_for_update().get(identifier=identifier)
    if document.state != State.DUE:
        return document
    day = act.at.astimezone(BENIN).date()
    document.state, document.dated_at = State.DATED, act.at
    document.valid_until = _valid_until(document, day)
    document.status_year, document.status_index = day.year, _next_place(day.year)
    document.save(update_fields=["state", "dated_at", "valid_until", "status_year", "status_index"])
    return document


def _valid_until(document: Document, day: date) -> date | None:
    if document.validity is None:
        return None
    return last_day(day, Validity(document.validity, document.validity_unit))


def _next_place(year: int) -> int:
    series = Series.objects.select_for_update().filter(year=year).first()
    if series is None:  # two workers may find so at once, on the first day of a year
        Series.objects.bulk_create([Series(year=year)], ignore_conflicts=True)
        series = Series.objects.select_for_update().get(year=year)
    place = series.given
    series.given += 1
    series.save(update_fields=["given"])
    return place


@operation
def commit(*, identifier: str, made: Made, act: Act) -> Document:
    """Call the document issued, once it is in the archive; said twice, it is issued once."""
    document = Document.objects.select_for_update().get(identifier=identifier)
    if document.state == State.ISSUED:
        return document
    for record in made.uses:
        keys.journal_use(record=record, act=act)
    document.state, document.issued_at = State.ISSUED, act.at
    document.digest, document.size = made.digest, made.size
    document.seal_key, document.code_key = made.seal_key, made.code_key
    document.save(update_fields=["state", "issued_at", "digest", "size", "seal_key", "code_key"])
    archive.note_deposit(record=document.record, digest=made.digest, act=act)
    journal.record(happened=_issued(document), act=act)
    return document


def _issued(document: Document) -> events.DocumentIssued:
    return events.DocumentIssued(
        document=document.identifier,
        about=document.about,
        service=document.service,
        authority=document.authority,
        digest=document.digest,
        seal_key=document.seal_key,
        code_key=document.code_key,
        status_year=document.status_year or 0,
        status_index=document.status_index or 0,
    )


@operation
def certify(*, key: PublicKey, chain: Chain, roots: Sequence[x509.Certificate], act: Act) -> Certificate:
    """Keep the certificate of an authority's seal; given again for the same key, the first one stands.

    Raises CertificateRefused when it is of another key, or leads to none of `roots` today.
    """
    if not chain or not chains.is_of(chain[0], key.public):
        raise CertificateRefused.of_another_key()
    if not chains.leads_to(chain, roots, act.at):
        raise CertificateRefused.of_another_root()
    known = Certificate.objects.filter(key=key.id).first()
    if known is not None:
        return known
    certificate = Certificate.objects.create(
        key=key.id, authority=key.holder, chain=chains.written(chain), installed_at=act.at
    )
    digest = hashlib.sha256(chain[0].public_bytes(Encoding.DER)).hexdigest()
    journal.record(happened=events.SealCertified(key.id, key.holder, digest), act=act)
    return certificate


@operation
def count_check(*, limit: Limit, network: str, act: Act) -> None:
    """Count one check that the server makes for a network. Raises CheckedTooOften when that is too many of late."""
    if allowances.exhausted(spending=[(limit, network)], act=act):
        raise CheckedTooOften(limit.minutes_left(act.at))
    allowances.spend(spending=[(limit, network)], act=act)


@operation
def publish_keys(*, digest: str, content: str, signed: Signed, act: Act) -> KeyList:
    """Keep the list of keys as the keeper signed it; of two signed at once for one state, the first stands."""
    keys.journal_use(record=signed.record, act=act)
    published, created = KeyList.objects.get_or_create(
        digest=digest, defaults={"content": content, "signed_at": act.at}
    )
    if created:
        journal.record(happened=events.KeysPublished(signed.key_id, digest), act=act)
    return published
