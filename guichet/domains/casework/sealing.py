"""Words and findings on their way to a case: sealed by the key keeper before the operation that keeps them begins.

No call to the keeper may wait inside a transaction, so operations take what is sealed already.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from guichet.commons.intake.contact import Contact
from guichet.commons.registers.answers import Answer
from guichet.domains.casework.models import Case
from guichet.foundation.keys import client as keys


@dataclass(frozen=True, slots=True)
class SealedWords:
    """`identifier` is part of what the seal is bound to: a line does not open in place of another."""

    identifier: str
    ciphertext: bytes


@dataclass(frozen=True, slots=True)
class SealedSupplement:
    """`revision` is the one that this was written over, 0 when there was none; `concerned` as in arrival's findings."""

    identifier: str
    revision: int
    ciphertext: bytes
    concerned: frozenset[str] = frozenset()


def words(case: Case, text: str, once: str = "") -> SealedWords:
    """`once` is what a form was drawn with: sent twice, it gives a line of this case the same name.

    Raises the refusals of the keeper.
    """
    drawn = hashlib.sha256(f"guichet case line once 1\n{case.pseudonym}\n{once}".encode()).hexdigest()[:32]
    identifier = drawn if once else secrets.token_hex(16)
    sealed = keys.reseal(text.encode(), case_key_id=case.case_key_id, bound_to=bound_to_line(case, identifier))
    return SealedWords(identifier, sealed)


def findings(case: Case, step: str, found: Mapping[str, object]) -> bytes:
    """Raises the refusals of the keeper."""
    clear = json.dumps(found, ensure_ascii=False).encode()
    return keys.reseal(clear, case_key_id=case.case_key_id, bound_to=bound_to_findings(case, step))


def contact(case: Case, contact: Contact) -> bytes:
    """Where the applicant is told, apart from the answers, so that telling opens no answer; nothing when nowhere.

    Raises the refusals of the keeper.
    """
    if not (contact.phone or contact.email):
        return b""
    clear = json.dumps({"phone": contact.phone, "email": contact.email}).encode()
    return keys.reseal(clear, case_key_id=case.case_key_id, bound_to=bound_to_contact(case))


def bound_to_contact(case: Case) -> bytes:
    return f"guichet case contact 1\n{case.pseudonym}".encode()


def register_answer(case: Case, message: str, answer: Answer) -> bytes:
    """Raises the refusals of the keeper."""
    bound_to = bound_to_register_answer(case, message)
    return keys.reseal(answer.model_dump_json().encode(), case_key_id=case.case_key_id, bound_to=bound_to)


def bound_to_register_answer(case: Case, message: str) -> bytes:
    return f"guichet case register answer 1\n{case.pseudonym}\n{message}".encode()


def supplement(case: Case, identifier: str, clear: bytes) -> bytes:
    """Raises the refusals of the keeper."""
    return keys.reseal(clear, case_key_id=case.case_key_id, bound_to=bound_to_supplement(case, identifier))


def correction(case: Case, name: str, values: Mapping[str, object]) -> bytes:
    """Fields of the case's document as they should have been. Raises the refusals of the keeper."""
    clear = json.dumps(values, ensure_ascii=False).encode()
    return keys.reseal(clear, case_key_id=case.case_key_id, bound_to=bound_to_correction(case, name))


def bound_to_correction(case: Case, name: str) -> bytes:
    return f"guichet case correction 1\n{case.pseudonym}\n{name}".encode()


def bound_to_line(case: Case, identifier: str) -> bytes:
    return f"guichet case line 1\n{case.pseudonym}\n{identifier}".encode()


def bound_to_findings(case: Case, step: str) -> bytes:
    return f"guichet case findings 1\n{case.pseudonym}\n{step}".encode()


def bound_to_supplement(case: Case, identifier: str) -> bytes:
    return f"guichet case supplement 1\n{case.pseudonym}\n{identifier}".encode()
