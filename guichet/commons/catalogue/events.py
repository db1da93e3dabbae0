"""What the journal holds of the catalogue."""

from dataclasses import dataclass

from guichet.foundation.journal.events import event


@event("catalogue.version-published", subject="service")
@dataclass(frozen=True, slots=True)
class VersionPublished:
    """A sheet reads otherwise from now on; `digest` is the SHA-256 of its canonical JSON."""

    service: str
    version: int
    digest: str
    edition: int


@event("catalogue.service-withdrawn", subject="service")
@dataclass(frozen=True, slots=True)
class ServiceWithdrawn:
    """The sheet is no longer offered; its versions stay."""

    service: str
    edition: int


@event("catalogue.service-reinstated", subject="service")
@dataclass(frozen=True, slots=True)
class ServiceReinstated:
    """A withdrawn sheet is offered again, under its latest version."""

    service: str
    version: int
    edition: int


@event("catalogue.vocabulary-changed", subject="digest")
@dataclass(frozen=True, slots=True)
class VocabularyChanged:
    """The lists of authorities, themes, life events or synonyms changed."""

    digest: str
    edition: int


@event("catalogue.edition-adopted", subject="published_at")
@dataclass(frozen=True, slots=True)
class EditionAdopted:
    """A centre has the catalogue that the national node published then."""

    published_at: str
    offered: int
