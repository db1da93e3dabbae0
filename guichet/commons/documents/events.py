"""What the journal holds of documents: never what they say."""

from dataclasses import dataclass

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


@event("documents.seal-certified", subject="key")
@dataclass(frozen=True, slots=True)
class SealCertified:
    """An authority's seal has the certificate that readers ask for; `digest` is its SHA-256."""

    key: str
    authority: str
    digest: str


@event("documents.keys-published", subject="key")
@dataclass(frozen=True, slots=True)
class KeysPublished:
    """The list of keys changed and was signed anew, by `key`; `digest` is that of what it lists."""

    key: str
    digest: str
