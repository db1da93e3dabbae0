"""What stands in a site: installed, broken, mended, retired; and what its Wi-Fi is subscribed to."""

import secrets

from guichet.domains.network.drafts import NewEquipment, NewSubscription
from guichet.domains.network.events import EquipmentChanged, EquipmentInstalled, SubscriptionNoted
from guichet.domains.network.models import Equipment, EquipmentChange, Site, Subscription, Supplier
from guichet.domains.network.refusals import (
    AlreadySo,
    EndsBeforeItBegins,
    NoEquipment,
    NoSite,
    NoSubscriptionThere,
    NoSupplier,
    Retired,
    SerialTaken,
)
from guichet.domains.network.vocabulary import EquipmentKind, EquipmentState
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def install(*, site: str, new: NewEquipment, act: Act) -> Equipment:
    """Put something in service at a site. Raises NoSite, NoSupplier, SerialTaken, EndsBeforeItBegins."""
    place = Site.objects.filter(reference=site).first()
    if place is None:
        raise NoSite
    if new.warranty_last_on is not None and new.warranty_last_on < new.installed_on:
        raise EndsBeforeItBegins
    if new.serial and Equipment.objects.filter(kind=new.kind, serial=new.serial).exists():
        raise SerialTaken
    row = Equipment.objects.create(
        reference=secrets.token_hex(16),
        site=place,
        kind=new.kind,
        serial=new.serial,
        supplier=_supplier(new.supplier),
        installed_on=new.installed_on,
        warranty_last_on=new.warranty_last_on,
        life=new.life,
    )
    _note(row, "", act)
    journal.record(happened=EquipmentInstalled(row.reference, site, row.kind), act=act)
    return row


@operation
def change_equipment(*, site: str, equipment: str, state: EquipmentState, note: str, act: Act) -> Equipment:
    """Say how it is from now on. Raises NoEquipment, Retired, AlreadySo."""
    row = _held(site, equipment)
    if row.state == EquipmentState.RETIRED:
        raise Retired
    if row.state == state:
        raise AlreadySo
    row.state = state
    row.save(update_fields=["state"])
    _note(row, note, act)
    journal.record(happened=EquipmentChanged(row.reference, site, state), act=act)
    return row


@operation
def subscribe(*, site: str, equipment: str, new: NewSubscription, act: Act) -> Subscription:
    """Note what was paid for, be it a renewal. Raises NoEquipment, NoSubscriptionThere, Retired, EndsBeforeItBegins."""
    row = _held(site, equipment)
    if row.kind != EquipmentKind.WIFI:
        raise NoSubscriptionThere
    if row.state == EquipmentState.RETIRED:
        raise Retired
    if new.last_on < new.starts_on:
        raise EndsBeforeItBegins
    kept = Subscription.objects.create(
        equipment=row, starts_on=new.starts_on, last_on=new.last_on, quota=new.quota, price=new.price
    )
    journal.record(happened=SubscriptionNoted(row.reference, site, new.last_on), act=act)
    return kept


def _held(site: str, equipment: str) -> Equipment:
    row = Equipment.objects.select_for_update().filter(site__reference=site, reference=equipment).first()
    if row is None:
        raise NoEquipment
    return row


def _supplier(reference: str) -> Supplier | None:
    if not reference:
        return None
    found = Supplier.objects.filter(reference=reference).first()
    if found is None:
        raise NoSupplier
    return found


def _note(row: Equipment, note: str, act: Act) -> None:
    EquipmentChange.objects.create(equipment=row, state=row.state, note=note, at=act.at, by=act.actor.reference)
