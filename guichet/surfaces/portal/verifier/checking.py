"""What the server checks for whoever has no script, or has a PDF or a reference. Nothing that is sent is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from guichet.commons.documents import operations as documents
from guichet.commons.documents import queries
from guichet.commons.documents.checking import codes, pictures
from guichet.commons.documents.checking.codes import Finding, Known
from guichet.commons.documents.checking.outcomes import Outcome, Sealed
from guichet.commons.documents.extract import digits
from guichet.commons.documents.extract.digits import NotDigits
from guichet.commons.documents.queries import Registered
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.keys import client as keys
from guichet.foundation.lib.act import Act
from guichet.foundation.places import references

HOUR = timedelta(hours=1)
# A family checks a few papers; a list of guesses is a million lines.
REFERENCES = Limit("documents.reference", 30, HOUR)
FILES = Limit("documents.file", 60, HOUR)


@dataclass(frozen=True, slots=True)
class Checked:
    """`code` for what a signature on a code said, `seal` for that of a PDF, `registered` for what the register has."""

    outcome: Outcome
    code: Finding | None = None
    seal: Sealed | None = None
    registered: Registered | None = None

    @property
    def specimen(self) -> bool:
        if any(found.specimen for found in (self.code, self.seal) if found):
            return True
        return self.registered is not None and settings.DEMONSTRATION

    @property
    def made(self) -> tuple[datetime, datetime] | None:
        """From when its day was fixed until it was issued, as the register says; else the moment of the code that was
        signed. None when neither is proved."""
        found, claims = self.registered, self.code.claims if self.code else None
        if found is not None:
            return (found.dated_at or found.issued_at, found.issued_at) if found.issued_at else None
        return (codes.moment(claims.issued), codes.moment(claims.issued)) if claims else None


def file(content: bytes, network: str, act: Act) -> Checked:
    """Raises CheckedTooOften, KeeperUnavailable before the first key."""
    documents.count_check(limit=FILES, network=network, act=act)
    if content.startswith(b"%PDF-"):
        return _pdf(content, act)
    text = pictures.read(content)
    return _code(text, act) if text else Checked(Outcome.UNREADABLE)


def typed(text: str, network: str, act: Act) -> Checked:
    """A reference, or the digits of a code for whoever has them. Raises as `file` does."""
    if _is_a_code(text):
        return _code(text, act)
    documents.count_check(limit=REFERENCES, network=network, act=act)
    reference = references.read(text)
    found = queries.registered(reference) if reference else None
    return Checked(
        _state(found, act, Outcome.KNOWN_REFERENCE) if found else Outcome.UNKNOWN_REFERENCE, registered=found
    )


def _code(text: str, act: Act) -> Checked:
    known = Known(
        keys=keys.public_keys(),
        standing=lambda status: queries.standing(status, act.at),
        at=act.at,
        demonstration=settings.DEMONSTRATION,
    )
    found = codes.check(text, known)
    return Checked(found.outcome, code=found)


def _pdf(content: bytes, act: Act) -> Checked:
    # Reading signatures loads as much code as all the rest: with the first file, not with each process.
    from guichet.commons.documents.checking import files  # noqa: PLC0415

    seal = files.check(content, keys.public_keys(), at=act.at, demonstration=settings.DEMONSTRATION)
    found = queries.registered_file(hashlib.sha256(content).hexdigest())
    if seal.outcome is not Outcome.GENUINE:
        return Checked(seal.outcome, seal=seal)
    return Checked(_state(found, act, Outcome.GENUINE) if found else Outcome.UNREGISTERED, seal=seal, registered=found)


def _state(found: Registered, act: Act, holds: Outcome) -> Outcome:
    if not found.stands:
        return Outcome.REVOKED
    return Outcome.EXPIRED if found.is_over(act.at) else holds


def _is_a_code(text: str) -> bool:
    try:
        digits.read(text)
    except NotDigits:
        return False
    return True
