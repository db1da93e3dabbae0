"""From a person's answers to an officer's screen and a seal: through a real keeper."""

import pytest

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import records, signatures
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.refusals import Destroyed, Tampered, WrongKey
from tests.foundation.keys.stories import ANSWERS, PLACE, REFERENCE, flipped, opened, received, sealed

pytestmark = pytest.mark.usefixtures("shared_keeper")

TAMPERED = "Ce contenu a été altéré, ou n’appartient pas à ce dossier\xa0: il n’est pas ouvert."
WRONG_KEY = "Aucune clé tenue ici ne convient à cet usage."
DESTROYED = "La clé de ce contenu a été détruite\xa0: personne ne peut plus le lire."


def test_what_was_sealed_is_read_by_who_may_open_it() -> None:
    case = received()
    read = opened(case)
    assert read.plaintext == ANSWERS
    assert (read.record.operation, read.record.reader, read.record.reason) == ("open", "agent-7", "step:verify")
    assert read.record.key_id == case.case_key_id
    assert read.record.digest == records.digest_of(case.ciphertext)


def test_neither_the_envelope_nor_the_ciphertext_shows_the_answers() -> None:
    assert ANSWERS not in sealed() + received().ciphertext


def test_receiving_again_after_a_crash_keeps_the_same_case_key() -> None:
    assert received().case_key_id == received().case_key_id


def test_two_cases_never_share_a_key() -> None:
    assert received().case_key_id != received("COT-2222-2222-2").case_key_id


@pytest.mark.parametrize("at", [9, 40, 60, -1], ids=["key of the sender", "its end", "content", "tag"])
def test_an_altered_envelope_is_refused(at: int) -> None:
    with pytest.raises(Tampered, match=TAMPERED):
        keys.receive(flipped(sealed(), at), bound_to=PLACE, case=REFERENCE)


@pytest.mark.parametrize("content", [b"", b"\x01", b"\x01" * 9, b"\x07" + b"x" * 80], ids=repr)
def test_what_is_no_envelope_is_refused(content: bytes) -> None:
    with pytest.raises(Tampered, match=TAMPERED):
        keys.receive(content, bound_to=PLACE, case=REFERENCE)


def test_an_envelope_cut_short_is_refused() -> None:
    with pytest.raises(Tampered, match=TAMPERED):
        keys.receive(sealed()[:-1], bound_to=PLACE, case=REFERENCE)


def test_an_envelope_moved_to_another_file_is_refused() -> None:
    with pytest.raises(Tampered, match=TAMPERED):
        keys.receive(sealed(), bound_to=b"COT-2222-2222-2", case="COT-2222-2222-2")


def test_an_envelope_that_names_a_key_of_nobody_is_refused() -> None:
    with pytest.raises(WrongKey, match=WRONG_KEY):
        keys.receive(flipped(sealed(), 3), bound_to=PLACE, case=REFERENCE)


@pytest.mark.parametrize("at", [17, 30, -1], ids=["nonce", "content", "tag"])
def test_an_altered_ciphertext_is_refused(at: int) -> None:
    case = received()
    with pytest.raises(Tampered, match=TAMPERED):
        opened(case, ciphertext=flipped(case.ciphertext, at))


def test_a_ciphertext_moved_to_another_place_is_refused() -> None:
    with pytest.raises(Tampered, match=TAMPERED):
        opened(received(), bound_to=b"COT-2222-2222-2")


def test_the_key_of_another_case_opens_nothing() -> None:
    with pytest.raises(WrongKey, match=WRONG_KEY):
        opened(received(), case_key_id=received("COT-2222-2222-2").case_key_id)


def test_a_ciphertext_relabelled_with_another_case_s_key_is_refused() -> None:
    case, other = received(), received("COT-2222-2222-2")
    relabelled = other.ciphertext[:17] + case.ciphertext[17:]
    with pytest.raises(Tampered, match=TAMPERED):
        opened(case, ciphertext=relabelled, case_key_id=other.case_key_id)


def test_a_case_key_that_never_was_is_refused() -> None:
    with pytest.raises(WrongKey, match=WRONG_KEY):
        opened(received(), case_key_id="0" * 32)


def test_content_added_to_a_case_is_read_with_its_key() -> None:
    case = received()
    ciphertext = keys.reseal(b"one more paper", case_key_id=case.case_key_id, bound_to=PLACE)
    assert opened(case, ciphertext=ciphertext).plaintext == b"one more paper"


def test_a_destroyed_case_is_read_by_nobody_and_takes_nothing_more() -> None:
    case = received("LOK-2222-2222-2")
    record = keys.destroy(case.case_key_id, reason="retention")
    assert (record.operation, record.key_id, record.reason) == ("destroy", case.case_key_id, "retention")
    with pytest.raises(Destroyed, match=DESTROYED):
        opened(case, bound_to=b"LOK-2222-2222-2")
    with pytest.raises(Destroyed, match=DESTROYED):
        keys.reseal(ANSWERS, case_key_id=case.case_key_id, bound_to=PLACE)
    with pytest.raises(Destroyed, match=DESTROYED):
        keys.destroy(case.case_key_id, reason="retention")
    with pytest.raises(Destroyed, match=DESTROYED):
        received("LOK-2222-2222-2")


@pytest.mark.parametrize("kind", [Kind.QR, Kind.LOG, Kind.SYNC])
def test_a_signature_is_checked_with_the_published_key(kind: Kind) -> None:
    signed = keys.sign(kind, b"message")
    key = keys.current(kind)
    assert signed.key_id == key.id
    assert signatures.is_genuine(signed.signature, b"message", key=key)
    assert not signatures.is_genuine(signed.signature, b"Message", key=key)
    assert not signatures.is_genuine(flipped(signed.signature, 5), b"message", key=key)
    assert not signatures.is_genuine(signed.signature, b"message", key=keys.current(Kind.INTAKE))


def test_an_authority_has_a_seal_of_its_own_once_it_is_given_one() -> None:
    with pytest.raises(WrongKey, match=WRONG_KEY):
        keys.sign(Kind.SEAL, b"certificate", holder="mjl")
    keys.rotate(Kind.SEAL, holder="mjl")
    keys.rotate(Kind.SEAL, holder="anip")
    signed = keys.sign(Kind.SEAL, b"certificate", holder="mjl")
    assert signatures.is_genuine(signed.signature, b"certificate", key=keys.current(Kind.SEAL, holder="mjl"))
    assert not signatures.is_genuine(signed.signature, b"certificate", key=keys.current(Kind.SEAL, holder="anip"))


@pytest.mark.parametrize("kind", [Kind.RECORD, Kind.INTAKE])
def test_a_key_that_is_not_for_signing_signs_nothing(kind: Kind) -> None:
    with pytest.raises(WrongKey, match=WRONG_KEY):
        keys.sign(kind, b"message")


def test_a_seal_of_nobody_and_a_log_of_an_authority_are_refused() -> None:
    with pytest.raises(WrongKey, match=WRONG_KEY):
        keys.rotate(Kind.SEAL)
    with pytest.raises(WrongKey, match=WRONG_KEY):
        keys.rotate(Kind.LOG, holder="mjl")


def test_many_large_files_pass() -> None:
    file = bytes(5_000_000)
    assert opened(received(answers=file)).plaintext == file
