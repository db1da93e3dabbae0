"""Publishing the catalogue: the only way its tables change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guichet.commons.catalogue import events
from guichet.commons.catalogue.canonical import canonical, digest
from guichet.commons.catalogue.definition.service import Service as Definition
from guichet.commons.catalogue.definition.vocabulary import Vocabulary
from guichet.commons.catalogue.models import Edition, Service, Version
from guichet.commons.sync import operations as sync
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation

EDITION = "catalogue.edition"


@dataclass(frozen=True, slots=True)
class Publication:
    """What one publication changed, by service code; `edition` is None when nothing did."""

    edition: int | None
    published: tuple[str, ...] = ()
    reinstated: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@operation
def publish(*, definitions: Sequence[Definition], vocabulary: Vocabulary, act: Act) -> Publication:
    """Make these definitions, and no others, the national catalogue.

    A definition that differs from its latest version becomes a new version; a service that is absent is
    withdrawn, never deleted. Publishing the same files twice changes nothing and journals nothing.
    """
    difference = _difference(definitions)
    known = _latest_vocabulary()
    if not difference.is_empty or known != canonical(vocabulary):
        edition = Edition.objects.create(published_at=act.at, vocabulary=canonical(vocabulary))
        if known != edition.vocabulary:
            journal.record(happened=events.VocabularyChanged(digest(vocabulary), edition.number), act=act)
        _publish_versions(difference.changed, edition, act)
        _reinstate(difference.returning, edition, act)
        _withdraw(difference.missing, edition, act)
        return Publication(
            edition=edition.number,
            published=tuple(definition.code for definition, _ in difference.changed),
            reinstated=tuple(version.service.code for version in difference.returning),
            withdrawn=tuple(service.code for service in difference.missing),
        )
    return Publication(edition=None)


@dataclass(frozen=True, slots=True)
class _Difference:
    changed: tuple[tuple[Definition, Version | None], ...]
    returning: tuple[Version, ...]
    missing: tuple[Service, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.returning or self.missing)


def _difference(definitions: Sequence[Definition]) -> _Difference:
    latest = {version.service.code: version for version in Version.objects.latest_of_each().select_related("service")}
    changed = tuple((each, latest.get(each.code)) for each in definitions if _is_new(each, latest))
    offered = {each.code for each in definitions}
    unchanged = offered - {each.code for each, _ in changed}
    return _Difference(
        changed=changed,
        returning=tuple(latest[code] for code in sorted(unchanged) if latest[code].service.withdrawn_at),
        missing=tuple(Service.objects.published().exclude(code__in=offered)),
    )


def _is_new(definition: Definition, latest: Mapping[str, Version]) -> bool:
    return definition.code not in latest or latest[definition.code].digest != digest(definition)


def _latest_vocabulary() -> object:
    return Edition.objects.order_by("-number").values_list("vocabulary", flat=True).first()


def _publish_versions(changed: Sequence[tuple[Definition, Version | None]], edition: Edition, act: Act) -> None:
    for definition, before in changed:
        service = _service_of(definition, before)
        version = Version.objects.create(
            service=service,
            number=before.number + 1 if before else 1,
            edition=edition,
            body=canonical(definition),
            digest=digest(definition),
            published_at=act.at,
        )
        happened = events.VersionPublished(service.code, version.number, version.digest, edition.number)
        journal.record(happened=happened, act=act)


def _service_of(definition: Definition, before: Version | None) -> Service:
    if before is None:
        return Service.objects.create(code=definition.code)
    if before.service.withdrawn_at:
        before.service.withdrawn_at = None
        before.service.save(update_fields=["withdrawn_at"])
    return before.service


def _reinstate(returning: Sequence[Version], edition: Edition, act: Act) -> None:
    for version in returning:
        version.service.withdrawn_at = None
        version.service.save(update_fields=["withdrawn_at"])
        happened = events.ServiceReinstated(version.service.code, version.number, edition.number)
        journal.record(happened=happened, act=act)


def _withdraw(missing: Sequence[Service], edition: Edition, act: Act) -> None:
    for service in missing:
        service.withdrawn_at = act.at
        service.save(update_fields=["withdrawn_at"])
        journal.record(happened=events.ServiceWithdrawn(service.code, edition.number), act=act)


@dataclass(frozen=True, slots=True)
class Text:
    """A version as the national node published it."""

    service: str
    number: int
    body: Mapping[str, Any]
    digest: str


@operation
def tell(*, edition: str, blob: str, to: PlaceId, act: Act) -> None:
    """Have a centre fetch this edition, which lies under that digest."""
    sync.feed(kind=EDITION, body={"edition": edition, "blob": blob}, to=to, blobs=[blob], act=act)


@operation
def adopt(
    *,
    versions: Sequence[Text],
    vocabulary: Mapping[str, Any],
    offered: frozenset[str],
    published_at: datetime,
    act: Act,
) -> None:
    """At a centre: what the national node published is the catalogue here, under the same numbers.

    Versions that are here already stay: they never change. Told twice, it makes no second edition.
    """
    latest = Edition.objects.order_by("-number").first()
    if latest is not None and latest.published_at == published_at:
        return
    edition = Edition.objects.create(published_at=published_at, vocabulary=vocabulary)
    Service.objects.bulk_create([Service(code=each.service) for each in versions], ignore_conflicts=True)
    services = {each.code: each for each in Service.objects.all()}
    here = set(Version.objects.values_list("service__code", "number"))
    Version.objects.bulk_create(
        Version(
            service=services[each.service],
            number=each.number,
            edition=edition,
            body=each.body,
            digest=each.digest,
            published_at=published_at,
        )
        for each in versions
        if (each.service, each.number) not in here
    )
    Service.objects.filter(code__in=offered).update(withdrawn_at=None)
    Service.objects.published().exclude(code__in=offered).update(withdrawn_at=published_at)
    journal.record(happened=events.EditionAdopted(published_at.isoformat(), len(offered)), act=act)
