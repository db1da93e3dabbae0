"""The same small story for every test of the keeper: one applicant, one file, one officer."""

from itertools import pairwise

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import envelope, records
from guichet.foundation.keys.client import Opened, Received
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord

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


def all_uses() -> list[UseRecord]:
    """Every use that the keeper has on record, in its order."""
    uses: list[UseRecord] = []
    while more := keys.uses(after=uses[-1].sequence if uses else 0, limit=1_000):
        uses += more
    return uses


def assert_unbroken(uses: list[UseRecord]) -> None:
    """From the first on, each follows the one before and is signed by a record key of the keeper."""
    assert uses[0].sequence == 1
    assert all(records.follows(use, before) for before, use in pairwise(uses))
    assert all(records.verify(use, keys.public_keys()) for use in uses)


def flipped(content: bytes, at: int) -> bytes:
    """The same bytes but for one bit."""
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)
