"""Every question others may ask of the catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from threading import Lock
from uuid import UUID

from django.db.models import Q

from guichet.commons.catalogue.definition.service import Service as Definition
from guichet.commons.catalogue.definition.vocabulary import Vocabulary
from guichet.commons.catalogue.models import Edition, Version
from guichet.commons.catalogue.search.shelf import Shelf
from guichet.commons.catalogue.snapshot import Sheet, Snapshot
from guichet.foundation.lib.text import fold

EMPTY = Snapshot(edition=0, token=None, published_at=None, sheets={}, vocabulary=None)

_lock = Lock()
_current: Snapshot = EMPTY


def current() -> Snapshot:
    """The catalogue as published now. One small query tells whether what this process holds is still it.

    While one thread assembles a new edition the others read the former one; without any, they wait.
    """
    global _current  # noqa: PLW0603 the one cache of the process, replaced whole and never changed
    token = Edition.objects.order_by("-number").values_list("token", flat=True).first()
    if token != _current.token and _lock.acquire(blocking=not _current.sheets):
        try:  # threads that waited here find what the first one assembled
            _current = _current if token == _current.token else _assembled(token, _current)
        finally:
            _lock.release()
    return _current


def version_of(*, service: str, number: int) -> Definition | None:
    """A past or present text of a sheet, or None when there is no such version.

    A process reads each text once: it never changes, and to judge it anew takes longer than the rest of a page.
    """
    found = Version.objects.filter(service__code=service, number=number).values_list("pk", "digest").first()
    return _text(*found) if found else None


@lru_cache(maxsize=256)
def _text(key: int, digest: str) -> Definition:  # noqa: ARG001 a restored database may give the same key to another text
    return Version.objects.get(pk=key).definition


def versions_of(wanted: Iterable[tuple[str, int]]) -> Mapping[tuple[str, int], Definition]:
    """Texts of sheets by service and number; those that do not exist are left out.

    In one query, and one more for each text that this process has not read yet.
    """
    asked = Q(pk__in=[])
    for service, number in set(wanted):
        asked |= Q(service__code=service, number=number)
    found = Version.objects.filter(asked).values_list("service__code", "number", "pk", "digest")
    return {(service, number): _text(key, digest) for service, number, key, digest in found}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the feed of changes."""

    service: str
    version: int
    published_at: datetime
    definition: Definition


def latest_changes(*, limit: int = 50) -> tuple[Change, ...]:
    """The last published versions of sheets still offered, the newest first."""
    versions = Version.objects.filter(service__withdrawn_at=None).recent_first().select_related("service")[:limit]
    return tuple(Change(each.service.code, each.number, each.published_at, each.definition) for each in versions)


def _assembled(token: UUID | None, former: Snapshot) -> Snapshot:
    if token is None:
        return EMPTY
    edition = Edition.objects.get(token=token)
    vocabulary = Vocabulary.model_validate(edition.vocabulary)
    versions = Version.objects.latest_of_each().filter(service__withdrawn_at=None).select_related("service")
    sheets = sorted((_sheet(each, vocabulary) for each in versions), key=_by_title)
    return Snapshot(
        edition=edition.number,
        token=token,
        published_at=edition.published_at,
        sheets={sheet.code: sheet for sheet in sheets},
        vocabulary=vocabulary,
        shelf=Shelf(former.shelf.latest if former.sheets else None),
    )


def _by_title(sheet: Sheet) -> tuple[str, str]:
    return fold(sheet.service.title.fr), sheet.code


def _sheet(version: Version, vocabulary: Vocabulary) -> Sheet:
    return Sheet.of(
        version.definition, version=version.number, published_at=version.published_at, vocabulary=vocabulary
    )
