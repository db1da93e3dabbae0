"""Every question others may ask about documents, each scoped to who may know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from guichet.commons.archive import records as archive
from guichet.commons.documents.checking.lists import Standing
from guichet.commons.documents.extract.claims import Status
from guichet.commons.documents.issuing import FILE
from guichet.commons.documents.models import Document, Series, State
from guichet.commons.documents.refusals import NotYours
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places.calendar import BENIN

PAGE = 20
STANDING = (State.DUE, State.DATED, State.ISSUED)  # any later state says that it holds no longer


@dataclass(frozen=True, slots=True)
class Issued:
    """A document as its owner sees it; `issued_at` is None while it is being made."""

    reference: str
    about: str
    service: str
    language: str
    issued_at: datetime | None
    valid_until: date | None
    size: int


def about(origin: str, about: str) -> Issued | None:
    """The document of a decision, for whoever proved to hold what it was decided about; None when it owes none."""
    found = Document.objects.filter(origin=origin, about=about).first()
    return _issued(found) if found else None


def issued_about(origin: str, abouts: Collection[str]) -> tuple[Issued, ...]:
    """The documents that are there of all these decisions, the latest first: a page of them."""
    found = Document.objects.issued().filter(origin=origin, about__in=abouts).order_by("-issued_at", "-pk")
    return tuple(_issued(each) for each in found[:PAGE])


def owned_by(viewer: Viewer, *, start: int = 0) -> tuple[Issued, ...]:
    """A citizen's own documents, the latest first, a page at a time."""
    if not viewer.is_citizen:
        return ()
    own = Document.objects.issued().owned_by(viewer.reference).order_by("-issued_at", "-pk")
    return tuple(_issued(each) for each in own[start : start + PAGE])


@dataclass(frozen=True, slots=True)
class Registered:
    """What anyone may know of a document once they hold its reference or its file: nothing of whom it is about."""

    reference: str
    authority: str
    state: str
    stands: bool
    issued_at: datetime | None
    valid_until: date | None
    digest: str

    def is_over(self, at: datetime) -> bool:
        return self.valid_until is not None and at.astimezone(BENIN).date() > self.valid_until


def registered(reference: str) -> Registered | None:
    return _registered(Document.objects.delivered().filter(reference=reference).first())


def registered_file(digest: str) -> Registered | None:
    """By the SHA-256 of the sealed file."""
    return _registered(Document.objects.delivered().filter(digest=digest).first())


def standing(status: Status, at: datetime) -> Standing | None:
    """Whether the document at that place was revoked, as the register has it; None for a place that it did not give."""
    found = Document.objects.filter(status_year=status.year, status_index=status.index).first()
    return Standing(revoked=found.state not in STANDING, at=at) if found else None


def status_years() -> tuple[int, ...]:
    """The years that have a list of revocations, the latest first."""
    return tuple(Series.objects.order_by("-year").values_list("year", flat=True))


def file_about(origin: str, about: str) -> bytes:
    """The sealed file, for whoever proved to hold what it was decided about. Raises NotYours, and Damaged."""
    return _file(Document.objects.issued().filter(origin=origin, about=about).first())


def file_of(viewer: Viewer, reference: str) -> bytes:
    """The sealed file of a citizen's own document. Raises NotYours, the same whether it exists or not, and Damaged."""
    own = Document.objects.issued().owned_by(viewer.reference).filter(reference=reference)
    return _file(own.first() if viewer.is_citizen else None)


def _file(document: Document | None) -> bytes:
    if document is None:
        raise NotYours
    return archive.store().read(document.record, FILE)


def _registered(document: Document | None) -> Registered | None:
    if document is None:
        return None
    return Registered(
        reference=document.reference,
        authority=document.authority,
        state=str(State(document.state).label),
        stands=document.state in STANDING,
        issued_at=document.issued_at,
        valid_until=document.valid_until,
        digest=document.digest,
    )


def _issued(document: Document) -> Issued:
    return Issued(
        reference=document.reference,
        about=document.about,
        service=document.service,
        language=document.language,
        issued_at=document.issued_at if document.state == State.ISSUED else None,
        valid_until=document.valid_until,
        size=document.size,
    )
