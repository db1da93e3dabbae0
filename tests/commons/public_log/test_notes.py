"""What a log signs is read by whoever knows its key, and nothing else is believed."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.public_log import notes, proof
from guichet.commons.public_log.notes import Checkpoint, Note, Use, Verifier
from guichet.commons.public_log.refusals import Malformed, NotSigned, OtherOrigin
from guichet.commons.public_log.tree import proofs
from guichet.foundation.lib.refusal import Refused
from tests.commons.public_log.trees import Memory

ORIGIN = "guichet.example.bj/journal"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ROOT = bytes(32)


def verifier(key: Ed25519PrivateKey = KEY, name: str = ORIGIN, use: Use = Use.NOTE) -> Verifier:
    return Verifier(name, key.public_key().public_bytes_raw(), use)


def signed(checkpoint: Checkpoint, key: Ed25519PrivateKey = KEY) -> Note:
    return Note(checkpoint.body, (notes.line(verifier(key, checkpoint.origin), key.sign(checkpoint.body.encode())),))


def test_a_checkpoint_is_read_as_it_was_signed() -> None:
    checkpoint = Checkpoint(ORIGIN, 1234, ROOT)
    assert notes.checkpoint(notes.read(str(signed(checkpoint))), ORIGIN, verifier()) == checkpoint


def test_the_checkpoint_of_another_log_is_refused_by_its_name() -> None:
    with pytest.raises(OtherOrigin, match="«\N{NO-BREAK SPACE}ailleurs/journal\N{NO-BREAK SPACE}»"):
        notes.checkpoint(signed(Checkpoint("ailleurs/journal", 1, ROOT)), ORIGIN, verifier())


def test_what_another_key_signed_proves_nothing() -> None:
    stranger = Ed25519PrivateKey.generate()
    with pytest.raises(NotSigned, match="ne prouve rien"):
        notes.checkpoint(signed(Checkpoint(ORIGIN, 1, ROOT), stranger), ORIGIN, verifier())


def test_a_changed_size_is_not_signed() -> None:
    note = signed(Checkpoint(ORIGIN, 12, ROOT))
    with pytest.raises(NotSigned):
        notes.checkpoint(Note(note.body.replace("12", "13"), note.lines), ORIGIN, verifier())


@pytest.mark.parametrize(
    "text",
    ["", "words", f"{ORIGIN}\n1\nAAAA\n", f"{ORIGIN}\n1\nAAAA\n\n", f"{ORIGIN}\n1\nAAAA\n\nno dash\n", "a\n\n— x y"],
)
def test_what_is_no_note_is_said_so(text: str) -> None:
    with pytest.raises(Refused, match="ne se lit pas"):
        notes.read(text)


@pytest.mark.parametrize(
    "body", [f"{ORIGIN}\nmany\nAAAA\n", f"{ORIGIN}\n007\nAAAA\n", f"{ORIGIN}\n7\n!\n", f"{ORIGIN}\n"]
)
def test_what_was_signed_and_is_no_checkpoint_is_refused(body: str) -> None:
    note = Note(body, (notes.line(verifier(), KEY.sign(body.encode())),))
    with pytest.raises(Malformed):
        notes.checkpoint(note, ORIGIN, verifier())


def test_a_key_is_told_and_read_as_programs_for_notes_want_it() -> None:
    told = str(verifier())
    assert told.startswith(f"{ORIGIN}+")
    assert notes.read_verifier(told) == verifier()


@pytest.mark.parametrize("told", ["", "name", "name+00000000+AAAA", "name+00000000+AQ==", "name+1+?"])
def test_what_is_no_key_is_refused(told: str) -> None:
    with pytest.raises(Malformed):
        notes.read_verifier(told)


def test_the_number_of_a_key_follows_from_it() -> None:
    name, number, key = str(verifier()).split("+", 2)
    with pytest.raises(Malformed):
        notes.read_verifier(f"{name}+{'0' * len(number)}+{key}")


def test_a_witness_says_when_it_looked() -> None:
    witness = Ed25519PrivateKey.generate()
    known = verifier(witness, "temoin.example", Use.COSIGNATURE)
    note = signed(Checkpoint(ORIGIN, 5, ROOT))
    line = notes.line(known, witness.sign(notes.cosigned(note.body, 1_790_000_000)), moment=1_790_000_000)
    both = notes.read(str(note.signed_also([line, line])))
    assert len(both.lines) == 2
    assert notes.cosigned_at(both, known) == datetime.fromtimestamp(1_790_000_000, UTC)
    assert notes.cosigned_at(note, known) is None
    moved = notes.line(known, witness.sign(notes.cosigned(note.body, 1)), moment=2)
    assert notes.cosigned_at(note.signed_also([moved]), known) is None


def test_a_proof_is_one_text_that_shows_one_line() -> None:
    tree = Memory(b"one", b"two", b"three")
    note = signed(Checkpoint(ORIGIN, 3, proofs.root(tree, 3)))
    text = proof.written(1, proofs.inclusion(tree, 1, 3), note)
    assert text.startswith("c2sp.org/tlog-proof@v1\nindex 1\n")
    assert proof.read(text).shows(b"two", origin=ORIGIN, key=verifier())
    assert not proof.read(text).shows(b"three", origin=ORIGIN, key=verifier())
    with_more = text.replace("index", "extra AAAA\nindex", 1)
    assert proof.read(with_more) == proof.read(text)


@pytest.mark.parametrize(
    ("whole", "spoilt"),
    [("c2sp.org/", ""), ("index 1", "index one"), ("index 1", ""), ("\n\n", "\n"), ("index 1\n", "index 1\n!\n")],
)
def test_a_proof_of_another_form_is_said_so(whole: str, spoilt: str) -> None:
    tree = Memory(b"one", b"two", b"three")
    text = proof.written(1, proofs.inclusion(tree, 1, 3), signed(Checkpoint(ORIGIN, 3, proofs.root(tree, 3))))
    with pytest.raises(Malformed):
        proof.read(text.replace(whole, spoilt))
