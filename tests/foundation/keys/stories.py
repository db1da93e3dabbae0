"""The same small story for every test of the keeper: one applicant, one file, one officer."""

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope
from guichet.foundation.keys.client import Opened, Received
from guichet.foundation.keys.public import Kind

REFERENCE = "LOK-7F3K-92QX-M"
PLACE = REFERENCE.encode()
ANSWERS = "Nom : Ahouéfa Dossou (personne inventée)".encode()


def sealed(answers: bytes = ANSWERS, *, bound_to: bytes = PLACE) -> bytes:
    return envelope.seal(answers, recipient=keys.current(Kind.INTAKE), bound_to=bound_to)


def received(reference: str = REFERENCE, answers: bytes = ANSWERS) -> Received:
    place = reference.encode()
    return keys.receive(sealed(answers, bound_to=place), bound_to=place, case=reference)


def opened(
    case: Received, *, ciphertext: bytes | None = None, case_key_id: str | None = None, bound_to: bytes = PLACE
) -> Opened:
    return keys.open(
        case.ciphertext if ciphertext is None else ciphertext,
        case_key_id=case.case_key_id if case_key_id is None else case_key_id,
        bound_to=bound_to,
        reader="agent-7",
        reason="step:verify",
    )


def flipped(content: bytes, at: int) -> bytes:
    """The same bytes but for one bit."""
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)
