"""Documents of the site under test: codes and lists that its own keeper signs."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import cbor2
from django.test import override_settings

from guichet.commons.documents.extract import claims, cose, digits
from guichet.commons.documents.extract.claims import Claims
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from tests.commons.documents import samples
from tools.site import Site


def claims_of_today() -> Claims:
    """A document issued an hour ago, for thirty days."""
    now = int(datetime.now(UTC).timestamp())
    return replace(samples.some_claims(), issued=now - 3_600, expires=now + 30 * 86_400)


def address_of(site: Site, said: Claims | None = None) -> str:
    """What the square on a document says, for the page of this site."""
    content = _signed(site, claims.encoded(said or claims_of_today()))
    return f"/verifier/#{digits.written(content)}"


def revocations(site: Site, *, year: int = 2026, revoked: tuple[int, ...] = (), length: int = 5_000) -> bytes:
    """A year's list, signed now."""
    bits = bytearray(-(-length // 8))
    for index in revoked:
        bits[index >> 3] |= 1 << (7 - (index & 7))
    listed = {1: year, 2: int(datetime.now(UTC).timestamp()), 3: zlib.compress(bytes(bits), 9), 4: length}
    return _signed(site, cbor2.dumps(listed, canonical=True))


def _signed(site: Site, payload: bytes) -> bytes:
    with _keeper_of(site):
        key = keys.current(Kind.QR)
        signature = keys.sign(Kind.QR, cose.signed_bytes(payload, key_id=key.id)).signature
    return cose.written(cose.Signed(key.id, payload, signature))


@contextmanager
def _keeper_of(site: Site) -> Iterator[None]:
    with override_settings(VAR=site.var, DEMONSTRATION=True):
        yield
