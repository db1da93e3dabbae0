"""A year's list of revocations: a bit for each document, signed by the key of codes (docs/qr-profile.md)."""

import zlib
from collections.abc import Iterable
from datetime import datetime, timedelta

import cbor2

from guichet.commons.documents import operations as documents
from guichet.commons.documents import queries
from guichet.commons.documents.checking.lists import BITS, ISSUED, LENGTH, YEAR
from guichet.commons.documents.extract import cose
from guichet.commons.documents.operations import SignedRevocations
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act
from guichet.foundation.work.failures import Unfinished

# A reader is told how old its list is; one that is signed twice a day is never a day old.
RENEWED = timedelta(hours=12)
STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED)


def sign(year: str, act: Act) -> None:
    """Sign the year's list as it is now. Raises Unfinished when the key was changed meanwhile, and the keeper's
    refusals: the list that is there goes on being served, and says how old it is."""
    revoked, reach = queries.revoked_places(int(year)), queries.reach(int(year))
    key = keys.current(Kind.QR)
    payload = listed(int(year), act.at, reach, revoked)
    signed = keys.sign(Kind.QR, cose.signed_bytes(payload, key_id=key.id))
    if signed.key_id != key.id:
        raise Unfinished("the key of codes was changed meanwhile")
    content = cose.written(cose.Signed(key.id, payload, signed.signature))
    made = SignedRevocations(int(year), reach, len(revoked), content)
    documents.publish_revocations(made=made, signed=signed, act=act)


def renew(act: Act) -> None:
    """Sign those that are half a day old, or that a signature which failed left behind."""
    for year in queries.years_to_sign(signed_before=act.at - RENEWED):
        sign(str(year), act)


def listed(year: int, at: datetime, reach: int, revoked: Iterable[int]) -> bytes:
    """The payload. A place beyond `reach` is unknown to it, not valid."""
    bits = bytearray(-(-reach // 8))
    for index in revoked:
        bits[index >> 3] |= 1 << (7 - (index & 7))
    said = {YEAR: year, ISSUED: int(at.timestamp()), BITS: _compressed(bytes(bits)), LENGTH: reach}
    return cbor2.dumps(said, canonical=True)


def _compressed(bits: bytes) -> bytes:
    """Whichever is shorter: a sparse list is no text."""
    return min((_by(strategy, bits) for strategy in STRATEGIES), key=len)


def _by(strategy: int, bits: bytes) -> bytes:
    press = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, 9, strategy)
    return press.compress(bits) + press.flush()
