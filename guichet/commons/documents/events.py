"""What the journal holds of documents: never what they say."""

from dataclasses import dataclass
from typing import TypedDict

from guichet.foundation.journal.events import event


@event("documents.document-due", subject="document")
@dataclass(frozen=True, slots=True)
class DocumentDue:
    """A decision owes a document; `about` is the case's pseudonym."""

    document: str
    about: str
    service: str
    outcome: str
    template: str


@event("documents.document-issued", subject="document")
@dataclass(frozen=True, slots=True)
class DocumentIssued:
    """Sealed, in the archive, and there for its owner; `digest` is the SHA-256 of the file."""

    document: str
    about: str
    service: str
    authority: str
    digest: str
    seal_key: str
    code_key: str
    status_year: int
    status_index: int


@event("documents.ending-proposed", subject="document")
@dataclass(frozen=True, slots=True)
class EndingProposed:
    """One person wants the document revoked or corrected; nothing has changed yet."""

    document: str
    ending: str
    reason: str


@event("documents.ending-turned-down", subject="document")
@dataclass(frozen=True, slots=True)
class EndingTurnedDown:
    """The document stands; `outcome` is refused, or withdrawn by whoever had proposed it."""

    document: str
    ending: str
    outcome: str


class Facts(TypedDict):
    """What both ends of a document say."""

    document: str
    about: str
    service: str
    authority: str
    status_year: int
    status_index: int


@event("documents.document-revoked", subject="document")
@dataclass(frozen=True, slots=True)
class DocumentRevoked:
    """A second person confirmed it: the document is worth nothing from now on; its file stays in the archive."""

    document: str
    about: str
    service: str
    authority: str
    status_year: int
    status_index: int
    reason: str


@event("documents.document-corrected", subject="document")
@dataclass(frozen=True, slots=True)
class DocumentCorrected:
    """Another one, `by`, was issued in its place; this one is worth nothing from now on."""

    document: str
    about: str
    service: str
    authority: str
    status_year: int
    status_index: int
    reason: str
    by: str


@event("documents.correction-abandoned", subject="document")
@dataclass(frozen=True, slots=True)
class CorrectionAbandoned:
    """The one that was to correct it, `by`, could not be made and never will be: the document is revoked instead."""

    document: str
    by: str


@event("documents.seal-certified", subject="key")
@dataclass(frozen=True, slots=True)
class SealCertified:
    """An authority's seal, or the issuer of seals, has the certificate that readers want; `digest` is its SHA-256."""

    key: str
    authority: str
    digest: str


@event("documents.keys-published", subject="key")
@dataclass(frozen=True, slots=True)
class KeysPublished:
    """The list of keys changed and was signed anew, by `key`; `digest` is that of what it lists."""

    key: str
    digest: str


@event("documents.revocations-published", subject="key")
@dataclass(frozen=True, slots=True)
class RevocationsPublished:
    """The list of a year's revoked documents was signed anew, by `key`: it reaches so many, so many are revoked."""

    key: str
    year: int
    reach: int
    revoked: int


@event("documents.sent-to-centre", subject="document")
@dataclass(frozen=True, slots=True)
class SentToCentre:
    """A centre may print it: it lies there under the code of the receipt; `digest` is that of the sealed file."""

    document: str
    centre: str
    digest: str


@event("documents.handed-over", subject="document")
@dataclass(frozen=True, slots=True)
class DocumentHandedOver:
    """Printed at a centre for who showed the code of the receipt, and that kind of paper."""

    document: str
    request: str
    shown: str


@event("documents.pickup-refused", subject="document")
@dataclass(frozen=True, slots=True)
class PickupRefused:
    """A wrong code was given for a document to hand over; after five, codes wait."""

    document: str
    tries: int
