"""The record of a use convinces a program that is not ours, and nothing in it can be changed."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import operations, records, signatures
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.refusals import RecordForged, RecordReplayed
from tests.factories.acts import an_act
from tests.foundation.keys.stories import flipped, opened, received

pytestmark = pytest.mark.usefixtures("shared_keeper")

VERIFIED = "Signature Verified Successfully\n"


@pytest.fixture
def record() -> UseRecord:
    return opened(received()).record


def judged_by_openssl(folder: Path, pem: bytes, message: bytes, signature: bytes, *options: str) -> tuple[int, str]:
    for name, content in (("key.pem", pem), ("message", message), ("signature", signature)):
        (folder / name).write_bytes(content)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", *options]
    ended = subprocess.run(
        [*command, "-in", "message", "-sigfile", "signature"], cwd=folder, capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stdout


def test_openssl_verifies_a_record_and_refuses_an_altered_one(record: UseRecord, tmp_path: Path) -> None:
    key = Ed25519PublicKey.from_public_bytes(keys.current(Kind.RECORD).public)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    message = records.signed_bytes(record)
    assert judged_by_openssl(tmp_path, pem, message, record.signature) == (0, VERIFIED)
    assert judged_by_openssl(tmp_path, pem, flipped(message, 20), record.signature)[0] == 1


def test_openssl_verifies_a_seal_and_refuses_another_text(tmp_path: Path) -> None:
    keys.rotate(Kind.SEAL, holder="mjl")
    signed = keys.sign(Kind.SEAL, b"certificate", holder="mjl")
    public = keys.current(Kind.SEAL, holder="mjl").public
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    signature = signatures.as_der(signed.signature)
    assert judged_by_openssl(tmp_path, pem, b"certificate", signature, "-digest", "sha256") == (0, VERIFIED)
    assert judged_by_openssl(tmp_path, pem, b"Certificate", signature, "-digest", "sha256")[0] == 1


def test_a_record_is_verified_with_the_published_keys_alone(record: UseRecord) -> None:
    assert records.verify(record, keys.public_keys())
    assert not records.verify(record, [key for key in keys.public_keys() if key.kind is not Kind.RECORD])


@pytest.mark.parametrize(
    "changed",
    [
        lambda record: replace(record, sequence=999),
        lambda record: replace(record, at=record.at + timedelta(microseconds=1)),
        lambda record: replace(record, operation="sign"),
        lambda record: replace(record, key_id="0" * 32),
        lambda record: replace(record, digest="0" * 64),
        lambda record: replace(record, reader="agent-8"),
        lambda record: replace(record, reason="curiosity"),
        lambda record: replace(record, previous="0" * 64),
        lambda record: replace(record, record_key="0" * 16),
        lambda record: replace(record, signature=bytes(64)),
    ],
)
def test_no_part_of_a_record_can_be_changed(record: UseRecord, changed: Callable[[UseRecord], UseRecord]) -> None:
    assert not records.verify(changed(record), keys.public_keys())


def test_records_follow_each_other_without_a_gap() -> None:
    for _ in range(3):
        opened(received())
    uses = keys.uses(limit=1_000)
    assert [use.sequence for use in uses] == list(range(1, len(uses) + 1))
    assert all(records.follows(use, before) for before, use in pairwise(uses))
    assert not records.follows(uses[3], uses[1])


def test_records_are_read_from_where_one_stopped(record: UseRecord) -> None:
    assert keys.uses(after=record.sequence - 1) == (record,)
    assert keys.uses(after=record.sequence) == ()
    assert [use.sequence for use in keys.uses(after=1, limit=2)] == [2, 3]


@pytest.mark.django_db
def test_a_use_is_journalled_with_its_proof_and_without_its_reason(record: UseRecord) -> None:
    operations.journal_use(record=record, act=an_act())
    entry = Entry.objects.of_kind("keys.used").latest_first().first()
    assert entry is not None
    assert entry.facts == {
        "use": f"{record.record_key}:{record.sequence}",
        "sequence": record.sequence,
        "used_at": record.at.isoformat(),
        "operation": "open",
        "key": record.key_id,
        "digest": record.digest,
        "reader": "agent-7",
        "reason_digest": records.digest_of(b"step:verify"),
        "previous": record.previous,
        "record_key": record.record_key,
        "proof": record.signature.hex(),
    }


@pytest.mark.django_db
def test_a_record_is_not_journalled_twice(record: UseRecord) -> None:
    operations.journal_use(record=record, act=an_act())
    with pytest.raises(RecordReplayed, match=r"Cette trace d’usage d’une clé est déjà inscrite au journal."):
        operations.journal_use(record=record, act=an_act())


@pytest.mark.django_db
def test_a_forged_record_is_not_journalled(record: UseRecord) -> None:
    with pytest.raises(RecordForged, match=r"Cette trace d’usage d’une clé n’est pas signée par le gardien des clés."):
        operations.journal_use(record=replace(record, reader="agent-8"), act=an_act())
