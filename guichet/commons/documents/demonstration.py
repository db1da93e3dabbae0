"""In the demonstration only: a root of its own, marked in its very name, and a seal for whoever needs one."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from django.conf import settings

from guichet.commons.archive import records as archive
from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Certificate, Document
from guichet.commons.documents.sealing import ceremony, chain
from guichet.commons.documents.sealing.ceremony import Issuer
from guichet.commons.documents.signing import Signing
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import operations as uses
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.refusals import WrongKey
from guichet.foundation.lib.act import Act

ROOT, ISSUER = "Racine des cachets", "Émetteur des cachets"
ROOTS = "root.pem"
ISSUERS = "issuing.pem"
# The demonstration tells a year that is over: its documents bear the dates of their decisions.
HELD_BEFORE = timedelta(days=400)
FILE = "document.pdf"
AMID = 200  # bytes into what a page is made of


def folder() -> Path:
    return Path(settings.VAR) / "seals"


def root() -> Path:
    return folder() / ROOTS


def equip(authority: str, act: Act) -> None:
    """Make the authority's seal and its certificate, unless it has them. Raises the refusals of the keeper."""
    used: list[UseRecord] = []
    with _alone():
        key = _key(Kind.SEAL, authority, used)
    if Certificate.objects.filter(key=key.id).exists():
        return
    with _alone():
        issuer = _issuer(used, act)
    certificate = ceremony.seal(authority, authority, key.public, under=issuer, at=act.at - HELD_BEFORE)
    roots = chain.read(root().read_bytes())
    for record in used:
        uses.journal_use(record=record, act=act)
    documents.certify(key=key, chain=(certificate, issuer.certificate), roots=roots, act=act)


def latest() -> bytes | None:
    """The file of the latest document of the demonstration, for whoever tries to forge it; None before any."""
    if not settings.DEMONSTRATION:
        return None
    found = Document.objects.issued().order_by("-issued_at", "-pk").first()
    return archive.store().read(found.record, FILE) if found else None


def damaged(file: bytes) -> bytes:
    """The same file with one bit of its text changed, as whoever changes a name would."""
    place = file.rindex(b"stream", 0, len(file) // 2) + AMID
    return file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]


@contextmanager
def _alone() -> Iterator[None]:
    """Of two workers the first makes what is missing and the second finds it; the system frees what a dead one held."""
    folder().mkdir(exist_ok=True)
    handle = os.open(folder(), os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _key(kind: Kind, holder: str, used: list[UseRecord]) -> PublicKey:
    try:
        return keys.current(kind, holder=holder)
    except WrongKey:
        used.append(keys.rotate(kind, holder=holder, reason="").record)
        return keys.current(kind, holder=holder)


def _issuer(used: list[UseRecord], act: Act) -> Issuer:
    """The one issuing authority of the demonstration, made at the first need under its one root."""
    key = _key(Kind.CERTIFY, ISSUER, used)
    known = _kept(ISSUERS, key)
    if known is None:
        known = ceremony.issuing(ISSUER, key.public, under=_root(used, act), at=act.at - HELD_BEFORE)
        _keep(ISSUERS, known)
    return Issuer(known, Signing(key, used))


def _root(used: list[UseRecord], act: Act) -> Issuer:
    key = _key(Kind.CERTIFY, ROOT, used)
    sign, known = Signing(key, used), _kept(ROOTS, key)
    if known is None:
        known = ceremony.root(ROOT, key.public, sign=sign, at=act.at - HELD_BEFORE, demonstration=True)
        _keep(ROOTS, known)
    return Issuer(known, sign)


def _kept(name: str, key: PublicKey) -> x509.Certificate | None:
    return next((each for each in _all(name) if chain.is_of(each, key.public)), None)


def _keep(name: str, certificate: x509.Certificate) -> None:
    """Beside those of older keys, which still vouch for what they signed; the file is replaced whole, or not at all."""
    content, draft = chain.written((*_all(name), certificate)), folder() / f"{name}.new"
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder() / name)


def _all(name: str) -> chain.Chain:
    file = folder() / name
    return chain.read(file.read_bytes()) if file.exists() else ()
