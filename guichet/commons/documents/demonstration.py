"""In the demonstration only: a root of its own, marked in its very name, and a seal for whoever needs one."""

import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings

from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Certificate
from guichet.commons.documents.sealing import ceremony, chain
from guichet.commons.documents.sealing.ceremony import Issuer
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.keys.refusals import WrongKey
from guichet.foundation.lib.act import Act

ISSUER = "issuer.pem"
ROOT = "root.pem"


def folder() -> Path:
    return Path(settings.VAR) / "seals"


def root() -> Path:
    return folder() / ROOT


def equip(authority: str, act: Act) -> None:
    """Make the authority's seal and its certificate, unless it has them. Raises the refusals of the keeper."""
    key = _key(authority)
    if Certificate.objects.filter(key=key.id).exists():
        return
    issuer = _issuer(act)
    certificate = ceremony.seal(authority, authority, key.public, under=issuer, at=act.at)
    roots = chain.read(root().read_bytes())
    documents.certify(key=key, chain=(certificate, issuer.certificate), roots=roots, act=act)


def _key(authority: str) -> PublicKey:
    try:
        return keys.current(Kind.SEAL, holder=authority)
    except WrongKey:
        keys.rotate(Kind.SEAL, holder=authority, reason="")
        return keys.current(Kind.SEAL, holder=authority)


def _issuer(act: Act) -> Issuer:
    """The one issuing authority of the demonstration, made at the first need; its root's key is kept nowhere."""
    if not (folder() / ISSUER).exists():
        _found(act)
    content = (folder() / ISSUER).read_bytes()
    private = load_pem_private_key(content, password=None)
    if not isinstance(private, ec.EllipticCurvePrivateKey):
        raise TypeError("the demonstration's issuer has another kind of key")
    return Issuer(x509.load_pem_x509_certificate(content), private)


def _found(act: Act) -> None:
    """Both files appear at once, or none: of two workers the first one wins."""
    top = ceremony.root("Racine des cachets", at=act.at, demonstration=True)
    issuer = ceremony.issuing("Émetteur des cachets", under=top, at=act.at)
    key = issuer.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    written = Path(tempfile.mkdtemp(dir=folder().parent, prefix=".seals-"))
    (written / ROOT).write_bytes(chain.written([top.certificate]))
    (written / ISSUER).touch(mode=0o600)
    (written / ISSUER).write_bytes(chain.written([issuer.certificate]) + key)
    try:
        written.rename(folder())
    except OSError:
        for name in (ROOT, ISSUER):
            (written / name).unlink()
        written.rmdir()
