"""Every way in which the register of the network changes. Who may is asked before, by `policies`."""

from guichet.domains.network.operations.equipment import change_equipment, install, subscribe
from guichet.domains.network.operations.people import note_training
from guichet.domains.network.operations.sites import load, note_status, place_site
from guichet.domains.network.operations.stock import move_stock, set_threshold
from guichet.domains.network.operations.upkeep import do_visit, note_contract, note_supplier, plan_visit

__all__ = [
    "change_equipment",
    "do_visit",
    "install",
    "load",
    "move_stock",
    "note_contract",
    "note_status",
    "note_supplier",
    "note_training",
    "place_site",
    "plan_visit",
    "set_threshold",
    "subscribe",
]
