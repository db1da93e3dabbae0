"""What a code says is read back as it was said, and nothing else passes for it."""

from dataclasses import replace
from datetime import date

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as some

from guichet.commons.documents.extract import claims, cose, digits
from guichet.commons.documents.extract.claims import Unreadable
from guichet.commons.documents.extract.digits import NotDigits
from guichet.commons.documents.kinds import KINDS
from guichet.foundation.keys.public import Kind, PublicKey
from tests.commons.documents import samples


@pytest.mark.parametrize("template", KINDS)
def test_what_was_said_is_read_back(template: str) -> None:
    said = samples.some_claims(template)
    assert claims.decoded(claims.encoded(said)) == said


def test_a_document_without_end_says_none() -> None:
    said = replace(samples.some_claims(), expires=None)
    assert claims.decoded(claims.encoded(said)).expires is None


def test_a_day_before_1970_is_a_negative_number_of_days() -> None:
    said = replace(samples.some_claims(), fields={"date_naissance": date(1935, 2, 28)})
    assert claims.decoded(claims.encoded(said)).fields == {"date_naissance": date(1935, 2, 28)}


def test_two_spellings_of_one_name_are_one_code() -> None:
    apart, together = ({"nom": "E\N{COMBINING ACUTE ACCENT}VI"}, {"nom": "ÉVI"})
    said = samples.some_claims()
    assert claims.encoded(replace(said, fields=apart)) == claims.encoded(replace(said, fields=together))


def test_the_code_of_a_criminal_record_holds_nothing_that_was_found() -> None:
    assert set(KINDS["casier-b3-mentions"].coded) == {"nom", "prenoms", "date_naissance", "lieu_naissance"}
    assert all(set(kind.coded) <= set(kind.fields) for kind in KINDS.values())


def test_kinds_have_numbers_of_their_own() -> None:
    assert len({kind.number for kind in KINDS.values()}) == len(KINDS)


@pytest.mark.parametrize(
    "change",
    [
        {claims.DOCUMENT: [99, {}, [2026, 1]]},
        {claims.DOCUMENT: [1, {99: "x"}, [2026, 1]]},
        {claims.DOCUMENT: [1, {1: 7}, [2026, 1]]},
        {claims.DOCUMENT: [1, {3: "1990-05-14"}, [2026, 1]]},
        {claims.DOCUMENT: [1, {3: 10**12}, [2026, 1]]},
        {claims.DOCUMENT: [1, {}, [2026]]},
        {claims.IDENTIFIER: "WEB-7F3K-92QX-M"},
        {claims.ISSUED: "yesterday"},
        {5: 1772357400},
    ],
)
def test_claims_that_mean_nothing_are_unreadable(change: dict[int, object]) -> None:
    good = cbor2.loads(claims.encoded(samples.some_claims()))
    assert claims.decoded(cbor2.dumps(good, canonical=True)) == samples.some_claims()
    with pytest.raises(Unreadable):
        claims.decoded(cbor2.dumps({**good, **change}, canonical=True))


def test_the_same_claims_written_in_another_order_are_unreadable() -> None:
    good = cbor2.loads(claims.encoded(samples.some_claims()))
    with pytest.raises(Unreadable):
        claims.decoded(cbor2.dumps(dict(reversed(good.items()))))


def test_a_code_names_its_key_and_that_key_alone_signed_it() -> None:
    key, other = samples.a_key(), samples.a_key()
    listed = key.listed(Kind.QR)
    signed = cose.read(key.code(samples.some_claims()))
    assert cose.signer(signed, [other.listed(Kind.QR), listed]) == listed
    assert cose.signer(signed, [other.listed(Kind.QR)]) is None


def test_a_key_that_ended_still_signed_what_it_signed() -> None:
    key = samples.a_key()
    ended = key.listed(Kind.QR, until=samples.AT)
    assert cose.signer(cose.read(key.code(samples.some_claims())), [ended]) == ended


def test_a_seal_is_no_key_of_codes() -> None:
    key = samples.a_key()
    signed = cose.read(key.code(samples.some_claims()))
    assert cose.signer(signed, [key.listed(Kind.SEAL, holder="mjl")]) is None


def test_no_byte_can_be_changed() -> None:
    key = samples.a_key()
    listed, content = key.listed(Kind.QR), key.code(samples.some_claims())
    for place in range(len(content)):
        altered = bytearray(content)
        altered[place] ^= 1
        assert not _accepted(bytes(altered), [listed]), place


def _accepted(content: bytes, keys: list[PublicKey]) -> bool:
    try:
        return cose.signer(cose.read(content), keys) is not None
    except Unreadable:
        return False


@pytest.mark.parametrize(
    "content", [b"", b"\xd2", b"\x01", cbor2.dumps([1, 2, 3, 4]), cbor2.dumps(cbor2.CBORTag(18, 7))]
)
def test_other_bytes_are_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        cose.read(content)


@given(some.binary(max_size=300))
def test_digits_bring_back_every_byte(content: bytes) -> None:
    address = digits.address(content, page=samples.PAGE)
    assert address.startswith("http://localhost:8000/verifier/#")
    assert digits.read(address) == content
    assert digits.read(f" {digits.written(content)}\n") == content


@pytest.mark.parametrize("text", ["", "#", "12a", "http://localhost:8000/verifier/", "0", "255", "1" * 4_001])
def test_what_are_not_our_digits_is_refused(text: str) -> None:
    with pytest.raises(NotDigits):
        digits.read(text)
