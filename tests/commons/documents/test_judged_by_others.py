"""Our files before programs that we did not write: veraPDF, poppler, openssl, zbar, zxing, pycose, @auth0/cose."""

import io
from pathlib import Path

import asn1crypto.x509
import cbor2
import pytest
import zxingcpp
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image
from pycose.keys.curves import P256
from pycose.keys.ec2 import EC2Key
from pycose.messages.sign1message import Sign1Message
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from guichet.commons.documents.extract import cose, digits
from guichet.commons.documents.kinds import KINDS
from guichet.commons.documents.printing import typesetting
from tests.commons.documents import samples
from tests.commons.documents.judges import system

PROFILES = ("2a", "ua1")


@pytest.fixture(autouse=True)
def _programs() -> None:
    system.ensure()


@pytest.fixture(scope="module")
def authority() -> samples.AnAuthority:
    return samples.an_authority()


@pytest.mark.fault
def test_every_document_may_be_kept_for_ever_and_read_aloud_before_its_seal_and_after(
    tmp_path: Path, authority: samples.AnAuthority
) -> None:
    written = []
    for template in KINDS:
        for language in ("fr", "en"):
            for long in (False, True):
                plain = samples.a_file(template, language, long=long)
                contested = samples.a_file(template, language, long=long, contested_since=samples.CONTESTED_SINCE)
                made = {"plain": plain, "sealed": authority.sealed(plain), "contested": authority.sealed(contested)}
                for name, content in made.items():
                    written.append(tmp_path / f"{template}-{language}-{'long' if long else 'short'}-{name}.pdf")
                    written[-1].write_bytes(content)
    verdicts = system.archivable(written)
    assert len(verdicts) == len(KINDS) * 2 * 2 * len(made) * len(PROFILES)
    assert {judged: verdict for judged, verdict in verdicts.items() if verdict != "PASS"} == {}


@pytest.mark.fault
def test_verapdf_refuses_the_field_of_a_seal_that_is_hidden(tmp_path: Path, authority: samples.AnAuthority) -> None:
    wrong = tmp_path / "wrong.pdf"
    wrong.write_bytes(authority.sealed(samples.a_file()).replace(b"/F 132/", b"/F 130/"))
    assert system.archivable([wrong])[("wrong.pdf", "2a")].startswith("FAIL")


def test_poppler_trusts_a_seal_under_our_root(tmp_path: Path, authority: samples.AnAuthority) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(authority.sealed(samples.a_file()))
    said = system.seal(file, root=authority.root)
    assert "Signature Type: ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert "Signature Validation: Signature is Valid." in said
    assert "Certificate Validation: Certificate is Trusted." in said


def test_poppler_does_not_trust_a_seal_under_another_root(tmp_path: Path, authority: samples.AnAuthority) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(authority.sealed(samples.a_file()))
    said = system.seal(file, root=samples.an_authority().root)
    assert "Signature Validation: Signature is Valid." in said
    assert "Certificate is Trusted" not in said


def test_poppler_sees_one_changed_byte(tmp_path: Path, authority: samples.AnAuthority) -> None:
    content = bytearray(authority.sealed(samples.a_file()))
    content[len(content) // 3] ^= 1
    file = tmp_path / "altered.pdf"
    file.write_bytes(bytes(content))
    assert "Signature is Valid" not in system.seal(file, root=authority.root)


def test_pyhanko_holds_a_seal_for_certified_and_whole(tmp_path: Path, authority: samples.AnAuthority) -> None:
    file = tmp_path / "sealed.pdf"
    file.write_bytes(authority.sealed(samples.a_file()))
    with file.open("rb") as content:
        (signature,) = PdfFileReader(content).embedded_signatures
        context = ValidationContext(
            trust_roots=[asn1crypto.x509.Certificate.load(authority.root.public_bytes(Encoding.DER))], moment=samples.AT
        )
        status = validate_pdf_signature(signature, context)
    assert status.bottom_line
    assert status.docmdp_ok
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE


def test_openssl_holds_a_seal_for_cades(tmp_path: Path, authority: samples.AnAuthority) -> None:
    content = authority.sealed(samples.a_file())
    with io.BytesIO(content) as file:
        (signature,) = PdfFileReader(file).embedded_signatures
        start, first, second, last = signature.byte_range
        covered = content[start : start + first] + content[second : second + last]
        seal = bytes(signature.pkcs7_content)
    assert system.cades(seal, covered, tmp_path, root=authority.root)
    assert not system.cades(seal, covered[:-1] + b"x", tmp_path, root=authority.root)
    assert not system.cades(seal, covered, tmp_path, root=samples.an_authority().root)


def test_two_engines_read_the_square_of_a_printed_page(tmp_path: Path) -> None:
    code = samples.a_key().code(samples.some_claims("attestation-authenticite"))
    address = digits.address(code, page=samples.PAGE)
    file = tmp_path / "printed.pdf"
    file.write_bytes(typesetting.render(samples.a_page(), address))
    (page,) = system.pages(file, dots_an_inch=100)
    (found,) = zxingcpp.read_barcodes(Image.open(page))
    assert found.text == address
    assert system.square(page) == address
    assert digits.read(found.text) == code


def test_names_are_printed_as_they_are_written_and_never_run(tmp_path: Path) -> None:
    file = tmp_path / "names.pdf"
    given = {"nom": '#import "x": *', "prenoms": "Ɖɔ̀sí Kɔ̀jó Sɛ́nami ŋ", "lieu_naissance": "$pi$ @ref *gras* \\ <x>"}
    file.write_bytes(typesetting.render(samples.a_page(given=given), samples.PAGE))
    said = system.words(system.text(file))
    assert all(value in said for value in given.values())


CONTESTED = {
    "fr": "Ce document a été délivré pendant une contestation du journal public de l’État, ouverte le 28 février 2026 "
    "à 0 h 05. Le vérifier par sa référence dit si elle est close.",
    "en": "This document was issued while the State’s public log was contested, since 28 February 2026 at 0:05. "
    "Checking it by its reference tells whether that is settled.",
}


@pytest.mark.parametrize("language", CONTESTED)
def test_a_document_of_a_day_when_the_log_was_contested_says_so_on_its_first_page(
    tmp_path: Path, language: str
) -> None:
    said = {}
    for since in (samples.CONTESTED_SINCE, None):
        file = tmp_path / f"{language}-{since is None}.pdf"
        file.write_bytes(samples.a_file("casier-b3-mentions", language, long=True, contested_since=since))
        printed = system.text(file).rstrip("\f").split("\f")
        said[since] = [CONTESTED[language] in system.words(page) for page in printed]
    assert len(said[None]) > 1
    assert not any(said[None])
    assert said[samples.CONTESTED_SINCE] == [True] + [False] * (len(said[None]) - 1)


def test_specimen_lies_across_every_page_of_a_demonstration_and_no_real_one(tmp_path: Path) -> None:
    for demonstration in (True, False):
        file = tmp_path / f"{demonstration}.pdf"
        long = samples.values("casier-b3-mentions", long=True)
        page = samples.a_page("casier-b3-mentions", given=long, demonstration=demonstration)
        file.write_bytes(typesetting.render(page, samples.PAGE))
        pages = system.text(file).rstrip("\f").split("\f")
        assert len(pages) > 1
        marked = ["SPÉCIMEN" in _upright(each) for each in pages]
        assert marked == [demonstration] * len(pages)
        assert ("ce document ne prouve rien" in system.words(" ".join(pages))) == demonstration


def _upright(text: str) -> str:
    """A word that lies across a page comes out from its foot to its head, in pieces."""
    pieces = [piece for line in text.splitlines() for piece in line.split() if piece in {"SP", "ÉC", "IM", "EN"}]
    return "".join(reversed(pieces))


def test_pycose_and_a_verifier_in_node_accept_our_codes_and_refuse_a_changed_bit() -> None:
    key = samples.a_key()
    good = [key.code(samples.some_claims(template)) for template in KINDS]
    bad = [content[:-1] + bytes([content[-1] ^ 1]) for content in good]
    changed = [content.replace(b"WEB-7F3K", b"WEB-7F3L") for content in good]
    assert system.cose(good, point=key.point) == [True] * len(good)
    assert system.cose([*bad, *changed], point=key.point) == [False] * 2 * len(good)
    assert [_by_pycose(content, key.point) for content in (*good, *bad, *changed)] == (
        [True] * len(good) + [False] * 2 * len(good)
    )


def _by_pycose(content: bytes, point: bytes) -> bool:
    protected, open_header, payload, signature = cbor2.loads(content).value
    # It knows plain lists and dicts only, where cbor2 now gives what cannot be changed.
    parts = [protected, dict(open_header), payload, signature]
    message = Sign1Message.from_cose_obj(parts, allow_unknown_attributes=False)
    message.key = EC2Key(crv=P256, x=point[1:33], y=point[33:])
    return bool(message.verify_signature())


def test_a_code_weighs_what_a_cheap_printer_can_print() -> None:
    content = samples.a_key().code(samples.some_claims("evisa"))
    assert len(content) <= 260
    assert cose.read(content).payload
