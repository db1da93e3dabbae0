"""What the journal holds of the network: sites and things, never a person."""

from dataclasses import dataclass
from datetime import date

from guichet.foundation.journal.events import event


@event("network.site-registered", subject="site")
@dataclass(frozen=True, slots=True)
class SiteRegistered:
    """`commune` is empty while it is not published."""

    site: str
    kind: str
    commune: str


@event("network.site-status-noted", subject="site")
@dataclass(frozen=True, slots=True)
class SiteStatusNoted:
    """`since` is at the latest when `exact` is false. Source and partner are on the row."""

    site: str
    status: str
    since: date
    exact: bool


@event("network.site-placed", subject="site")
@dataclass(frozen=True, slots=True)
class SitePlaced:
    """The commune of a planned site was published."""

    site: str
    commune: str


@event("network.equipment-installed", subject="equipment")
@dataclass(frozen=True, slots=True)
class EquipmentInstalled:
    equipment: str
    site: str
    kind: str


@event("network.equipment-changed", subject="equipment")
@dataclass(frozen=True, slots=True)
class EquipmentChanged:
    equipment: str
    site: str
    state: str


@event("network.subscription-noted", subject="equipment")
@dataclass(frozen=True, slots=True)
class SubscriptionNoted:
    """`last_on` is the last day paid for."""

    equipment: str
    site: str
    last_on: date


@event("network.stock-moved", subject="site")
@dataclass(frozen=True, slots=True)
class StockMoved:
    """`level` is what is left."""

    site: str
    supply: str
    move: str
    quantity: int
    level: int


@event("network.threshold-set", subject="site")
@dataclass(frozen=True, slots=True)
class ThresholdSet:
    site: str
    supply: str
    threshold: int


@event("network.supplier-noted", subject="supplier")
@dataclass(frozen=True, slots=True)
class SupplierNoted:
    supplier: str


@event("network.contract-noted", subject="contract")
@dataclass(frozen=True, slots=True)
class ContractNoted:
    """`place` is empty for the whole network."""

    contract: str
    supplier: str
    place: str
    last_on: date


@event("network.visit-planned", subject="visit")
@dataclass(frozen=True, slots=True)
class VisitPlanned:
    visit: str
    site: str
    planned_on: date


@event("network.visit-done", subject="visit")
@dataclass(frozen=True, slots=True)
class VisitDone:
    visit: str
    site: str
    done_on: date


@event("network.training-noted", subject="site")
@dataclass(frozen=True, slots=True)
class TrainingNoted:
    """Somebody who helps at that site was taught; who, is on the row."""

    site: str
    on: date
