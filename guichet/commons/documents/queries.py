"""Every question others may ask about documents, each scoped to who may know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from guichet.commons.archive import records as archive
from guichet.commons.documents.checking.lists import Standing
from guichet.commons.documents.extract.claims import Status
from guichet.commons.documents.issuing import FILE
from guichet.commons.documents.models import (
    DELIVERED,
    STANDING,
    Document,
    Reason,
    Series,
    State,
    StatusList,
    ToHandOver,
)
from guichet.commons.documents.refusals import NotYours
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.places.calendar import BENIN

PAGE = 20


@dataclass(frozen=True, slots=True)
class Issued:
    """A document as its owner sees it; `issued_at` is None while it is being made, `dated_at` until its day is fixed.

    `revoked_at` and `reason` say that it holds no longer; `replaces` is the reference of the one that it corrects.
    """

    reference: str
    about: str
    service: str
    language: str
    dated_at: datetime | None
    issued_at: datetime | None
    valid_until: date | None
    size: int
    replaces: str = ""
    revoked_at: datetime | None = None
    reason: str = ""


def about(origin: str, about: str) -> Issued | None:
    """The document of a decision, for whoever proved to hold what it was decided about; None when it owes none.

    The one that a correction is to replace stands until the other is there.
    """
    found = Document.objects.filter(origin=origin, about=about).select_related("former").order_by("pk")
    ready = [each for each in found if each.state in DELIVERED]
    latest = next(reversed(ready or list(found)), None)
    return _issued(latest) if latest else None


def issued_about(origin: str, abouts: Collection[str]) -> tuple[Issued, ...]:
    """The documents that are there of all these decisions, revoked ones too, the latest first: a page of them."""
    rows = Document.objects.current().filter(origin=origin, about__in=abouts)
    found = rows.select_related("former").order_by("-issued_at", "-pk")
    return tuple(_issued(each) for each in found[:PAGE])


def owned_by(viewer: Viewer, *, start: int = 0) -> tuple[Issued, ...]:
    """A citizen's own documents, the latest first, a page at a time."""
    if not viewer.is_citizen:
        return ()
    rows = Document.objects.current().owned_by(viewer.reference)
    own = rows.select_related("former").order_by("-issued_at", "-pk")
    return tuple(_issued(each) for each in own[start : start + PAGE])


@dataclass(frozen=True, slots=True)
class Registered:
    """What anyone may know of a document once they hold its reference or its file: nothing of whom it is about."""

    reference: str
    authority: str
    state: str
    stands: bool
    dated_at: datetime | None
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


def revoked_places(year: int) -> tuple[int, ...]:
    """Read before `reach`, so that none is beyond it."""
    ended = Document.objects.ended().filter(status_year=year).order_by("status_index")
    return tuple(place for place in ended.values_list("status_index", flat=True) if place is not None)


def reach(year: int) -> int:
    """How many places of that year were given."""
    return Series.objects.filter(year=year).values_list("given", flat=True).first() or 0


def years_to_sign(*, signed_before: datetime) -> tuple[int, ...]:
    """Those whose list is older than that, or says less than the register, or is not there."""
    fresh = {
        (known.year, known.reach, known.revoked)
        for known in StatusList.objects.filter(signed_at__gte=signed_before).only("year", "reach", "revoked")
    }
    ended = dict(Document.objects.ended().values_list("status_year").annotate(Count("pk")).order_by("status_year"))
    years = Series.objects.order_by("year").values_list("year", "given")
    return tuple(year for year, given in years if (year, given, ended.get(year, 0)) not in fresh)


def revocations(year: int) -> StatusList | None:
    """The year's list as it was last signed."""
    return StatusList.objects.filter(year=year).first()


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
        dated_at=document.dated_at,
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
        dated_at=document.dated_at,
        issued_at=document.issued_at,
        valid_until=document.valid_until,
        size=document.size,
        replaces=document.former.reference if document.former else "",
        revoked_at=document.ended_at if document.state == State.REVOKED else None,
        reason=str(Reason(document.ended_for).label) if document.ended_for else "",
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """At a centre, a document to hand over: of which request, never what it says."""

    document: str
    request: str
    service: str
    issued_at: datetime


def to_hand_over() -> tuple[Waiting, ...]:
    """The oldest first, 50 at most."""
    rows = ToHandOver.objects.filter(handed_over_at=None).order_by("issued_at", "pk")[:50]
    return tuple(Waiting(row.document, row.request, row.service, row.issued_at) for row in rows)


def to_hand_over_as(document: str) -> Waiting | None:
    """That one, handed over already or not."""
    row = ToHandOver.objects.filter(document=document).first()
    return Waiting(row.document, row.request, row.service, row.issued_at) if row else None
