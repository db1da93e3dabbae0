"""Suppliers, contracts of maintenance, and visits planned and done."""

import secrets
from datetime import date

from guichet.domains.network.drafts import NewContract, NewVisit
from guichet.domains.network.events import ContractNoted, SupplierNoted, VisitDone, VisitPlanned
from guichet.domains.network.models import Contract, Equipment, MaintenanceVisit, Site, Supplier
from guichet.domains.network.refusals import (
    EndsBeforeItBegins,
    FromTheFuture,
    NoContract,
    NoEquipment,
    NoSite,
    NoSource,
    NoSupplier,
    NothingSaid,
    NoVisit,
    SupplierKnown,
    UnknownPlace,
)
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN


@operation
def note_supplier(*, name: str, contact: str, act: Act) -> Supplier:
    """Raises SupplierKnown."""
    if Supplier.objects.filter(name=name).exists():
        raise SupplierKnown
    row = Supplier.objects.create(reference=secrets.token_hex(16), name=name, contact=contact)
    journal.record(happened=SupplierNoted(row.reference), act=act)
    return row


@operation
def note_contract(*, new: NewContract, act: Act) -> Contract:
    """Raises NoSupplier, UnknownPlace, EndsBeforeItBegins, NoSource."""
    supplier = Supplier.objects.filter(reference=new.supplier).first()
    if supplier is None:
        raise NoSupplier
    if not _is_a_place(new.place):
        raise UnknownPlace
    if new.last_on < new.starts_on:
        raise EndsBeforeItBegins
    if not new.source.strip():
        raise NoSource
    row = Contract.objects.create(
        reference=secrets.token_hex(16),
        supplier=supplier,
        place=new.place,
        starts_on=new.starts_on,
        last_on=new.last_on,
        covers=new.covers,
        response=new.response,
        source=new.source,
    )
    journal.record(happened=ContractNoted(row.reference, supplier.reference, row.place, row.last_on), act=act)
    return row


@operation
def plan_visit(*, site: str, new: NewVisit, act: Act) -> MaintenanceVisit:
    """Raises NoSite, NoEquipment, and NoContract for one that does not cover the site on that day."""
    place = Site.objects.filter(reference=site).first()
    if place is None:
        raise NoSite
    row = MaintenanceVisit.objects.create(
        reference=secrets.token_hex(16),
        site=place,
        contract=_contract(place, new),
        equipment=_equipment(place, new.equipment),
        planned_on=new.planned_on,
        about=new.about,
    )
    journal.record(happened=VisitPlanned(row.reference, site, row.planned_on), act=act)
    return row


@operation
def do_visit(*, site: str, visit: str, done_on: date, found: str, act: Act) -> MaintenanceVisit:
    """Somebody came, and did that. Raises NoVisit, FromTheFuture, NothingSaid."""
    row = MaintenanceVisit.objects.select_for_update(of=("self",)).filter(site__reference=site, reference=visit).first()
    if row is None or row.done_on is not None:
        raise NoVisit
    if done_on > act.at.astimezone(BENIN).date():
        raise FromTheFuture
    if not found.strip():
        raise NothingSaid
    row.done_on, row.found = done_on, found
    row.save(update_fields=["done_on", "found"])
    journal.record(happened=VisitDone(row.reference, site, done_on), act=act)
    return row


def _contract(site: Site, new: NewVisit) -> Contract | None:
    if not new.contract:
        return None
    around = frozenset({site.reference, site.commune, *_department(site)})
    found = Contract.objects.covering(around, new.planned_on).filter(reference=new.contract).first()
    if found is None:
        raise NoContract
    return found


def _department(site: Site) -> tuple[str, ...]:
    return tuple(
        each.code for each in places.departments() if site.commune in {commune.code for commune in each.communes}
    )


def _equipment(site: Site, reference: str) -> Equipment | None:
    if not reference:
        return None
    found = Equipment.objects.filter(site=site, reference=reference).first()
    if found is None:
        raise NoEquipment
    return found


def _is_a_place(code: str) -> bool:
    known = {each.code for each in places.departments()}
    return not code or code in known or places.commune(code) is not None or Site.objects.filter(reference=code).exists()
