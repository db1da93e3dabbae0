"""From a person's answers to an officer's screen and a seal: through a real keeper."""

import pytest

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope, records
from guichet.foundation.keys.client import Received
from guichet.foundation.keys.public import Kind

ANSWERS = "Nom : Ahouéfa Dossou (personne inventée)".encode()
REFERENCE = b"LOK-7F3K-92QX-M"


def sealed(*, bound_to: bytes = REFERENCE) -> bytes:
    return envelope.seal(ANSWERS, recipient=keys.current(Kind.INTAKE), bound_to=bound_to)


def received() -> Received:
    return keys.receive(sealed(), bound_to=REFERENCE, case="LOK-7F3K-92QX-M")


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


pytestmark = pytest.mark.usefixtures("keeper")


def test_what_was_sealed_is_read_by_who_may_open_it() -> None:
    case = received()
    opened = keys.open(
        case.ciphertext, case_key_id=case.case_key_id, bound_to=REFERENCE, reader="agent-7", reason="step:verify"
    )
    assert opened.plaintext == ANSWERS
    assert (opened.record.operation, opened.record.reader, opened.record.reason) == ("open", "agent-7", "step:verify")
    assert opened.record.digest == records.digest_of(case.ciphertext)


def test_neither_the_envelope_nor_the_ciphertext_shows_the_answers() -> None:
    assert ANSWERS not in sealed() + received().ciphertext


def test_receiving_again_after_a_crash_keeps_the_same_case_key() -> None:
    assert received().case_key_id == received().case_key_id
