"""Denunciations as an inspector reads them: who opened which stays in the journal."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from guichet.domains.relations import operations as relations
from guichet.domains.relations import policies, sealing
from guichet.domains.relations.models import Denunciation
from guichet.domains.relations.refusals import NoDenunciation, NothingTold
from guichet.domains.relations.sealing import Told
from guichet.domains.relations.vocabulary import Author
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.listed import Listed, listed


@dataclass(frozen=True, slots=True)
class DenunciationFacts:
    reference: str
    authority: str
    reported_on: date
    answered_on: date | None


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    author: Author
    on: date
    told: Told


@dataclass(frozen=True, slots=True, repr=False)
class Read:
    facts: DenunciationFacts
    lines: tuple[Written, ...]


def denunciations(viewer: Viewer, *, page: int = 1) -> Listed[DenunciationFacts]:
    """Those that the viewer may read, the latest first; nothing of what they say."""
    return listed(_readable(viewer).order_by("-reported_on", "-pk"), page).of(_facts)


def read(viewer: Viewer, reference: str, act: Act) -> Read:
    """Raises NoDenunciation, and the refusals of the keeper."""
    row = _row(viewer, reference)
    opened = [(line, sealing.opened(line, reader=viewer.reference)) for line in row.lines.order_by("pk")]
    records = [record for _line, each in opened for record in each.records]
    relations.note_read(reference=reference, records=records, act=act)
    written = (Written(Author(line.author), line.written_on, each.told) for line, each in opened)
    return Read(_facts(row), tuple(written))


def answer(viewer: Viewer, reference: str, text: str, act: Act) -> None:
    """Raises NoDenunciation, NothingTold."""
    row = _row(viewer, reference)
    if not text.strip():
        raise NothingTold
    relations.answer(reference=row.reference, line=sealing.seal(Told(text)), act=act)


def _readable(viewer: Viewer) -> QuerySet[Denunciation]:
    if not policies.inspects(viewer):
        return Denunciation.objects.none()
    return Denunciation.objects.exclude(authority__in=policies.barred_authorities(viewer))


def _row(viewer: Viewer, reference: str) -> Denunciation:
    row = _readable(viewer).filter(reference=reference).first()
    if row is None:
        raise NoDenunciation
    return row


def _facts(row: Denunciation) -> DenunciationFacts:
    return DenunciationFacts(row.reference, row.authority, row.reported_on, row.answered_on)
