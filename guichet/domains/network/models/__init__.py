"""The register of the network of centres. It stands at the national node alone."""

from guichet.domains.network.models.equipment import Equipment, EquipmentChange, Subscription
from guichet.domains.network.models.people import Training
from guichet.domains.network.models.sites import Site, SiteFact
from guichet.domains.network.models.stock import Stock, StockMove
from guichet.domains.network.models.upkeep import Contract, MaintenanceVisit, Supplier

__all__ = [
    "Contract",
    "Equipment",
    "EquipmentChange",
    "MaintenanceVisit",
    "Site",
    "SiteFact",
    "Stock",
    "StockMove",
    "Subscription",
    "Supplier",
    "Training",
]
