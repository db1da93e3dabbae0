"""Certificates of seals and the two lists that anyone may keep, once the keeper has signed; and checks, counted."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from guichet.commons.documents import events
from guichet.commons.documents.models import Certificate, KeyList, StatusList
from guichet.commons.documents.refusals import CertificateRefused, CheckedTooOften
from guichet.commons.documents.sealing import chain as chains
from guichet.commons.documents.sealing.chain import Chain
from guichet.foundation.identity.operations import allowances
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.client import Signed
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@dataclass(frozen=True, slots=True)
class SignedRevocations:
    """A year's list as the keeper signed it: how many places it reaches, how many of them are revoked."""

    year: int
    reach: int
    revoked: int
    content: bytes


@operation
def certify(*, key: PublicKey, chain: Chain, roots: Sequence[x509.Certificate], act: Act) -> Certificate:
    """Keep the certificate of an authority's seal; given again for the same key, the first one stands.

    Raises CertificateRefused when it is of another key, gives it another use than its own, or leads to none of `roots`
    today.
    """
    if not chain or not chains.is_of(chain[0], key.public):
        raise CertificateRefused.of_another_key()
    if chains.may_certify(chain[0]) is not (key.kind is Kind.CERTIFY):
        raise CertificateRefused.of_another_use()
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


@operation
def publish_revocations(*, made: SignedRevocations, signed: Signed, act: Act) -> bool:
    """Keep the list of a year as the keeper signed it; False when one that knows more is there.

    Neither number of a list ever falls, so that a worker that was slow replaces nothing newer.
    """
    keys.journal_use(record=signed.record, act=act)
    StatusList.objects.bulk_create(
        [StatusList(year=made.year, reach=0, revoked=0, content=b"", signed_at=act.at)], ignore_conflicts=True
    )
    known = StatusList.objects.select_for_update().get(year=made.year)
    if known.content and (known.reach > made.reach or known.revoked > made.revoked or known.signed_at > act.at):
        return False
    known.reach, known.revoked, known.content, known.signed_at = made.reach, made.revoked, made.content, act.at
    known.save(update_fields=["reach", "revoked", "content", "signed_at"])
    happened = events.RevocationsPublished(signed.key_id, made.year, made.reach, made.revoked)
    journal.record(happened=happened, act=act)
    return True
