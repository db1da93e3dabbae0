"""A document of each kind, at its longest and at its shortest, and keys to sign them with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guichet.commons.documents import specimens
from guichet.commons.documents.extract import claims, cose, digits
from guichet.commons.documents.kinds import FIELDS, KINDS, Type
from guichet.commons.documents.printing import page as printing
from guichet.commons.documents.printing import typesetting
from guichet.commons.documents.printing.page import Page, Value
from guichet.commons.documents.sealing import ceremony, pdf
from guichet.commons.documents.sealing.ceremony import Issuer
from guichet.commons.documents.specimens import Length
from guichet.foundation.keys import public, signatures

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
CONTESTED_SINCE = datetime(2026, 2, 27, 23, 5, 30, tzinfo=UTC)  # the next day in Benin
PAGE = "http://localhost:8000/verifier/"


def values(template: str, *, long: bool) -> dict[str, Value]:
    return specimens.values(template, Length.LONGEST if long else Length.SHORTEST)


def a_page(
    template: str = "casier-b3-neant",
    language: str = "fr",
    *,
    given: Mapping[str, Value] | None = None,
    demonstration: bool = True,
    contested_since: datetime | None = None,
) -> Page:
    """`given` replaces some values of the shortest document."""
    return Page(
        template=template,
        language=language,
        title="Bulletin n° 3 du casier judiciaire",
        reference="WEB-7F3K-92QX-M",
        authority="Ministère de la Justice et de la Législation",
        at=AT,
        issued_on=AT.date(),
        valid_until=date(2026, 6, 1),
        rows=printing.rows(template, values(template, long=False) | dict(given or {}), language),
        address=PAGE,
        demonstration=demonstration,
        contested_since=contested_since,
    )


def some_claims(template: str = "casier-b3-neant") -> claims.Claims:
    coded = {name: _coded(name) for name in KINDS[template].coded}
    return claims.Claims(
        "mjl", "WEB-7F3K-92QX-M", KINDS[template], 1772357400, 1780354800, claims.Status(2026, 4711), coded
    )


def _coded(name: str) -> str | int | date | tuple[str, ...]:
    match FIELDS[name].type:
        case Type.DATE:
            return date(1990, 5, 14)
        case Type.NUMBER:
            return 2019
        case Type.LIST:
            return ("Titularisation, 1999",)
        case Type.TEXT:
            return {"nom": "AGBANGLA", "prenoms": "Ɖɔ̀sí Kɔ̀jó"}.get(name, "Cotonou")


@dataclass(frozen=True)
class AKey:
    """A P-256 key outside any keeper."""

    private: ec.EllipticCurvePrivateKey

    @property
    def point(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def listed(self, kind: public.Kind, *, holder: str = "", until: datetime | None = None) -> public.PublicKey:
        key_id = public.id_of(self.point)
        algorithm = public.Algorithm.ES256
        return public.PublicKey(key_id, kind, holder, algorithm, self.point, AT, until, "", demonstration=True)

    def der(self, message: bytes) -> bytes:
        return self.private.sign(message, ec.ECDSA(SHA256(), deterministic_signing=True))

    def code(self, said: claims.Claims) -> bytes:
        payload, key_id = claims.encoded(said), public.id_of(self.point)
        signature = signatures.from_der(self.der(cose.signed_bytes(payload, key_id=key_id)))
        return cose.written(cose.Signed(key_id, payload, signature))


def a_key(secret: int | None = None) -> AKey:
    curve = ec.SECP256R1()
    return AKey(ec.derive_private_key(secret, curve) if secret else ec.generate_private_key(curve))


@dataclass(frozen=True)
class AnAuthority:
    """A ministry with its seal, certified under a root of its own."""

    key: AKey
    chain: tuple[x509.Certificate, ...]
    root: x509.Certificate

    def sealed(self, file: bytes) -> bytes:
        return pdf.seal(file, chain=self.chain, name="Ministère de la Justice", at=AT, sign=self.key.der)


def an_authority(*, demonstration: bool = True, at: datetime = AT) -> AnAuthority:
    issuer, root = an_issuer(demonstration=demonstration, at=at)
    key = a_key()
    certificate = ceremony.seal("mjl", "Ministère de la Justice", key.point, under=issuer, at=at)
    return AnAuthority(key, (certificate, issuer.certificate), root)


def an_issuer(*, demonstration: bool, at: datetime) -> tuple[Issuer, x509.Certificate]:
    """An issuing authority, and the root above it."""
    top, below = a_key(), a_key()
    root = ceremony.root("Racine des cachets", top.point, sign=top.der, at=at, demonstration=demonstration)
    issuing = ceremony.issuing("Émetteur des cachets", below.point, under=Issuer(root, top.der), at=at)
    return Issuer(issuing, below.der), root


def a_file(
    template: str = "casier-b3-neant",
    language: str = "fr",
    *,
    long: bool = False,
    contested_since: datetime | None = None,
) -> bytes:
    """Printed with a code that is well signed, not sealed yet."""
    code = digits.address(a_key().code(some_claims(template)), page=PAGE)
    page = a_page(template, language, given=values(template, long=long), contested_since=contested_since)
    return typesetting.render(page, code)
