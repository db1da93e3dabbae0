"""Sites are registered, placed, and told of. Who may is asked before, by `policies`."""

from collections.abc import Iterable

from guichet.domains.network.events import SitePlaced, SiteRegistered, SiteStatusNoted
from guichet.domains.network.models import Site, SiteFact
from guichet.domains.network.refusals import (
    AlreadyPlaced,
    FromTheFuture,
    NoSite,
    NoSource,
    NotPlaced,
    UnknownCommune,
)
from guichet.domains.network.shipped import Fact, SiteRow
from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN


@operation
def load(*, sites: Iterable[SiteRow], act: Act) -> int:
    """Register those that are not known yet, each with its first fact; how many that were.

    What people noted of a known site stays as it is: the same sites again write nothing.
    """
    known = set(Site.objects.values_list("reference", flat=True))
    new = [each for each in sites if each.reference not in known]
    for each in new:
        site = Site.objects.create(reference=each.reference, kind=each.kind, name=each.name, commune=each.commune)
        journal.record(happened=SiteRegistered(site.reference, site.kind, site.commune), act=act)
        _note(site, each.fact, act)
    return len(new)


@operation
def note_status(*, site: str, fact: Fact, act: Act) -> SiteFact:
    """Add what a source says of a site.

    Raises NoSite, NoSource, NotPlaced for more than a plan without a commune, FromTheFuture for what is not a plan.
    """
    row = Site.objects.select_for_update().filter(reference=site).first()
    if row is None:
        raise NoSite
    if not fact.source.strip():
        raise NoSource
    if fact.status is not SiteStatus.PLANNED and not row.commune:
        raise NotPlaced
    if fact.since > act.at.astimezone(BENIN).date():
        raise FromTheFuture
    return _note(row, fact, act)


@operation
def place_site(*, site: str, commune: str, act: Act) -> Site:
    """Say in which commune a planned site will be. Raises NoSite, AlreadyPlaced, UnknownCommune."""
    row = Site.objects.select_for_update().filter(reference=site).first()
    if row is None:
        raise NoSite
    if row.commune:
        raise AlreadyPlaced
    if places.commune(commune) is None:
        raise UnknownCommune
    row.commune = commune
    row.save(update_fields=["commune"])
    journal.record(happened=SitePlaced(row.reference, commune), act=act)
    return row


def _note(site: Site, fact: Fact, act: Act) -> SiteFact:
    row = SiteFact.objects.create(
        site=site,
        status=fact.status,
        since=fact.since,
        exact=fact.exact,
        partner=fact.partner,
        note=fact.note,
        source=fact.source,
        noted_at=act.at,
        noted_by=act.actor.reference,
    )
    journal.record(happened=SiteStatusNoted(site.reference, fact.status, fact.since, fact.exact), act=act)
    return row
