"""What stands in a site, what it has left, who mends it. A site that was found is the leave to ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery

from guichet.domains.network.models import Contract, Equipment, EquipmentChange, MaintenanceVisit, Stock, StockMove
from guichet.domains.network.models import Subscription as SubscriptionRow
from guichet.domains.network.models import Supplier as SupplierRow
from guichet.domains.network.queries.sites import SiteFacts
from guichet.domains.network.vocabulary import EquipmentKind, EquipmentState, Move, Supply
from guichet.foundation.places import queries as places

SHOWN = 50


@dataclass(frozen=True, slots=True)
class EquipmentFacts:
    """`subscribed_to` is the last day paid for of a Wi-Fi; `ends_life_in` a year. None where it is not known."""

    reference: str
    kind: EquipmentKind
    serial: str
    supplier: str
    installed_on: date
    warranty_last_on: date | None
    ends_life_in: int | None
    state: EquipmentState
    subscribed_to: date | None
    quota: int | None
    price: int | None


@dataclass(frozen=True, slots=True)
class Change:
    kind: EquipmentKind
    serial: str
    state: EquipmentState
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StockFacts:
    """`is_short` below its threshold."""

    supply: Supply
    level: int
    threshold: int

    @property
    def is_short(self) -> bool:
        return self.level < self.threshold


@dataclass(frozen=True, slots=True)
class MoveFacts:
    supply: Supply
    move: Move
    quantity: int
    level: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Supplier:
    reference: str
    name: str
    contact: str


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """`response` is within how many hours somebody comes; `where` is empty for the whole network."""

    reference: str
    supplier: str
    contact: str
    starts_on: date
    last_on: date
    covers: str
    where: str
    response: int
    source: str


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """`done_on` is None while nobody came; `is_late` when the day has passed."""

    reference: str
    planned_on: date
    about: str
    supplier: str
    equipment: EquipmentKind | None
    done_on: date | None
    found: str
    is_late: bool


def equipment(site: SiteFacts) -> tuple[EquipmentFacts, ...]:
    """All of it, the retired too: by kind, then age."""
    latest = SubscriptionRow.objects.filter(equipment=OuterRef("pk")).order_by("-last_on", "-pk")
    paid = {name: Subquery(latest.values(column)[:1]) for name, column in _PAID.items()}
    rows = Equipment.objects.filter(site__reference=site.reference).annotate(**paid).select_related("supplier")
    return tuple(_equipment(row) for row in rows.in_order())


def changes(site: SiteFacts) -> tuple[Change, ...]:
    """The latest first."""
    rows = EquipmentChange.objects.filter(equipment__site__reference=site.reference).select_related("equipment")
    return tuple(
        Change(EquipmentKind(row.equipment.kind), row.equipment.serial, EquipmentState(row.state), row.note, row.at)
        for row in rows.order_by("-at", "-pk")[:SHOWN]
    )


def stock(site: SiteFacts) -> tuple[StockFacts, ...]:
    rows = Stock.objects.filter(site__reference=site.reference).order_by("supply")
    return tuple(StockFacts(Supply(row.supply), row.level, row.threshold) for row in rows)


def moves(site: SiteFacts) -> tuple[MoveFacts, ...]:
    """The latest first."""
    rows = StockMove.objects.filter(stock__site__reference=site.reference).select_related("stock")
    return tuple(
        MoveFacts(Supply(row.stock.supply), Move(row.move), row.quantity, row.level, row.at)
        for row in rows.order_by("-at", "-pk")[:SHOWN]
    )


def suppliers() -> tuple[Supplier, ...]:
    rows = SupplierRow.objects.order_by("name", "pk")
    return tuple(Supplier(row.reference, row.name, row.contact) for row in rows)


def contracts(site: SiteFacts, on: date) -> tuple[ContractFacts, ...]:
    """In force that day for the site, what is around it, or the whole network: the first to end first."""
    around = frozenset({site.where.site, site.where.commune, site.where.department}) - {""}
    return _contracts(Contract.objects.covering(around, on).select_related("supplier"))


def every_contract() -> tuple[ContractFacts, ...]:
    """Also those that ended: the latest end first."""
    rows = Contract.objects.select_related("supplier").order_by("-last_on", "-pk")
    return _contracts(rows[:SHOWN])


def _contracts(rows: Iterable[Contract]) -> tuple[ContractFacts, ...]:
    found = tuple(rows)
    names = places.names_of({row.place for row in found})
    return tuple(_contract(row, names) for row in found)


def visits(site: SiteFacts, on: date) -> tuple[VisitFacts, ...]:
    """Those to come first, the next one on top; then those done, the latest first."""
    rows = MaintenanceVisit.objects.filter(site__reference=site.reference)
    rows = rows.select_related("contract__supplier", "equipment")
    planned = rows.filter(done_on=None).order_by("planned_on", "pk")
    done = rows.exclude(done_on=None).order_by("-done_on", "-pk")
    return tuple(_visit(row, on) for row in (*planned[:SHOWN], *done[:SHOWN]))


def visit_at(site: str, reference: str, on: date) -> VisitFacts | None:
    """One of that site, for whoever was found to follow it."""
    rows = MaintenanceVisit.objects.select_related("contract__supplier", "equipment")
    row = rows.filter(site__reference=site, reference=reference).first()
    return _visit(row, on) if row else None


_PAID = {"paid_last_on": "last_on", "paid_quota": "quota", "paid_price": "price"}


def _equipment(row: Equipment) -> EquipmentFacts:
    paid = vars(row)
    return EquipmentFacts(
        reference=row.reference,
        kind=EquipmentKind(row.kind),
        serial=row.serial,
        supplier=row.supplier.name if row.supplier else "",
        installed_on=row.installed_on,
        warranty_last_on=row.warranty_last_on,
        ends_life_in=None if row.life is None else row.installed_on.year + row.life,
        state=EquipmentState(row.state),
        subscribed_to=paid["paid_last_on"],
        quota=paid["paid_quota"],
        price=paid["paid_price"],
    )


def _contract(row: Contract, names: Mapping[str, str]) -> ContractFacts:
    return ContractFacts(
        reference=row.reference,
        supplier=row.supplier.name,
        contact=row.supplier.contact,
        starts_on=row.starts_on,
        last_on=row.last_on,
        covers=row.covers,
        where=names.get(row.place, row.place),
        response=row.response,
        source=row.source,
    )


def _visit(row: MaintenanceVisit, on: date) -> VisitFacts:
    return VisitFacts(
        reference=row.reference,
        planned_on=row.planned_on,
        about=row.about,
        supplier=row.contract.supplier.name if row.contract else "",
        equipment=EquipmentKind(row.equipment.kind) if row.equipment else None,
        done_on=row.done_on,
        found=row.found,
        is_late=row.done_on is None and row.planned_on < on,
    )
