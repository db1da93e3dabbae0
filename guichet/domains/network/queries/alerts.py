"""What somebody should see to before it fails: for the pages of the network, and for whoever calls in the morning."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from guichet.domains.network.models import Equipment, Stock
from guichet.domains.network.queries.sites import SiteFacts, sites
from guichet.domains.network.vocabulary import Ending, EquipmentKind, Supply
from guichet.foundation.identity.viewer import Viewer

# Ours: time to pay for a month of Wi-Fi, and to have what is under warranty looked at.
SUBSCRIPTION_DAYS = timedelta(days=15)
WARRANTY_DAYS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Expiry:
    """`last_on` may be past for a subscription: it ended, and nobody renewed it."""

    site: SiteFacts
    what: Ending
    kind: EquipmentKind
    serial: str
    last_on: date


@dataclass(frozen=True, slots=True)
class Shortage:
    site: SiteFacts
    supply: Supply
    level: int
    threshold: int


def expiries(viewer: Viewer, on: date) -> tuple[Expiry, ...]:
    """Of the sites that the viewer sees; the first to end first. A renewed subscription counts by its latest day."""
    seen = _seen(viewer, on)
    found = [*_subscriptions(seen, on), *_warranties(seen, on)]
    return tuple(sorted(found, key=lambda each: (each.last_on, each.site.reference, each.kind, each.serial)))


def shortages(viewer: Viewer, on: date) -> tuple[Shortage, ...]:
    """Supplies below their threshold, of the sites that the viewer sees: by site."""
    seen = _seen(viewer, on)
    rows = Stock.objects.below_threshold().filter(site__reference__in=seen).select_related("site")
    return tuple(
        Shortage(seen[row.site.reference], Supply(row.supply), row.level, row.threshold)
        for row in rows.order_by("site__reference", "supply")
    )


def _seen(viewer: Viewer, on: date) -> Mapping[str, SiteFacts]:
    return {each.reference: each for each in sites(viewer, on)}


def _subscriptions(seen: Mapping[str, SiteFacts], on: date) -> list[Expiry]:
    paid = Equipment.objects.in_use().annotate(paid_last_on=Max("subscriptions__last_on"))
    rows = paid.filter(paid_last_on__lte=on + SUBSCRIPTION_DAYS, site__reference__in=seen).select_related("site")
    return [_expiry(seen, Ending.SUBSCRIPTION, row, vars(row)["paid_last_on"]) for row in rows]


def _warranties(seen: Mapping[str, SiteFacts], on: date) -> list[Expiry]:
    rows = Equipment.objects.warranty_ends(on, on + WARRANTY_DAYS).filter(site__reference__in=seen)
    return [
        _expiry(seen, Ending.WARRANTY, row, row.warranty_last_on)
        for row in rows.select_related("site")
        if row.warranty_last_on is not None
    ]


def _expiry(seen: Mapping[str, SiteFacts], what: Ending, row: Equipment, last_on: date) -> Expiry:
    return Expiry(seen[row.site.reference], what, EquipmentKind(row.kind), row.serial, last_on)


@dataclass(frozen=True, slots=True)
class EndingAt:
    """`last_on` may be past for a subscription: it ended, and nobody renewed it. `site` is its reference."""

    site: str
    what: Ending
    kind: EquipmentKind
    serial: str
    last_on: date


@dataclass(frozen=True, slots=True)
class ShortageAt:
    site: str
    supply: Supply
    level: int
    threshold: int


def endings_at(references: Collection[str], on: date) -> tuple[EndingAt, ...]:
    """The same for whoever was found to follow these sites: the first to end first. In two queries."""
    paid = Equipment.objects.in_use().annotate(paid_last_on=Max("subscriptions__last_on"))
    rows = paid.filter(paid_last_on__lte=on + SUBSCRIPTION_DAYS, site__reference__in=references).select_related("site")
    found = [_ending_at(Ending.SUBSCRIPTION, row, vars(row)["paid_last_on"]) for row in rows]
    ending = Equipment.objects.warranty_ends(on, on + WARRANTY_DAYS).filter(site__reference__in=references)
    found += [
        _ending_at(Ending.WARRANTY, row, row.warranty_last_on)
        for row in ending.select_related("site")
        if row.warranty_last_on is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.last_on, each.site, each.kind, each.serial)))


def shortages_at(references: Collection[str]) -> tuple[ShortageAt, ...]:
    """The same of supplies: by site."""
    rows = Stock.objects.below_threshold().filter(site__reference__in=references).select_related("site")
    return tuple(
        ShortageAt(row.site.reference, Supply(row.supply), row.level, row.threshold)
        for row in rows.order_by("site__reference", "supply")
    )


def _ending_at(what: Ending, row: Equipment, last_on: date) -> EndingAt:
    return EndingAt(row.site.reference, what, EquipmentKind(row.kind), row.serial, last_on)
