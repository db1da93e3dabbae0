"""The published vectors are what this code makes, and what it refuses."""

import json

import pytest

from guichet.commons.documents import kinds as documents
from guichet.commons.documents.extract import claims, cose, digits
from guichet.commons.documents.extract.claims import Unreadable
from guichet.commons.documents.extract.digits import NotDigits
from guichet.commons.documents.kinds import FIELDS, KINDS
from guichet.foundation.keys.public import Kind
from tests.commons.documents import samples, vectors

PUBLISHED = json.loads(vectors.FILE.read_text())
PROFILE = (vectors.FILE.parent / "qr-profile.md").read_text()


def test_the_published_vectors_are_those_that_this_code_makes() -> None:
    """When it fails on purpose: `python -m tests.commons.documents.vectors`."""
    assert vectors.FILE.read_text() == vectors.as_text()


@pytest.mark.parametrize("vector", PUBLISHED["accepted"], ids=lambda vector: str(vector["kind"]))
def test_each_accepted_vector_is_read_from_its_address_alone(vector: dict[str, str]) -> None:
    signed = cose.read(digits.read(vector["address"]))
    assert cose.signer(signed, [samples.a_key(vectors.SECRET).listed(Kind.QR)])
    assert claims.decoded(signed.payload).kind.template == vector["kind"]


@pytest.mark.parametrize("vector", PUBLISHED["refused"], ids=lambda vector: str(vector["why"]))
def test_each_refused_vector_is_refused(vector: dict[str, str]) -> None:
    try:
        signed = cose.read(digits.read(vector["address"]))
    except (NotDigits, Unreadable):
        return
    assert cose.signer(signed, [samples.a_key(vectors.SECRET).listed(Kind.QR)]) is None


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.template)
def test_the_profile_publishes_each_kind_with_its_fields(kind: documents.Kind) -> None:
    numbers = ", ".join(str(FIELDS[name].number) for name in kind.coded)
    assert f"| {kind.number} | `{kind.template}` | {numbers} |" in PROFILE


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: field.name)
def test_the_profile_publishes_each_field_that_a_code_may_hold(field: documents.Field) -> None:
    is_coded = any(field.name in kind.coded for kind in KINDS.values())
    assert (f"| {field.number} | `{field.name}` | {field.type} |" in PROFILE) == is_coded
