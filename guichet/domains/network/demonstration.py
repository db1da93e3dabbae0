"""Equipment, stock and a contract of the demonstration: all of it invented, and named so, at a few sites that exist."""

from datetime import date, timedelta

from guichet.domains.network import operations as network
from guichet.domains.network import queries
from guichet.domains.network.drafts import NewContract, NewEquipment, NewMove, NewSubscription, NewVisit
from guichet.domains.network.vocabulary import EquipmentKind, EquipmentState, Move, Supply
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN

SITES = ("LOK", "ADJ", "ABO", "COT")
SUPPLIER = "Soleil du Mono (entreprise inventée)"
SOURCE = "Inventé pour la démonstration"
KIT = (
    EquipmentKind.KIOSK,
    EquipmentKind.SCREEN,
    EquipmentKind.SIGN,
    EquipmentKind.WIFI,
    EquipmentKind.PANEL,
    EquipmentKind.BATTERY,
    EquipmentKind.PRINTER,
    EquipmentKind.COMPUTER,
)
# What is received, and from how many left on somebody is told.
SUPPLIES = ((Supply.RECEIPT_ROLL, 40, 10), (Supply.A4_PAPER, 12, 4), (Supply.TONER, 2, 1))


def furnish(act: Act) -> None:
    """Once: where a supplier is known already, nothing is added."""
    if queries.suppliers():
        return
    today = act.at.astimezone(BENIN).date()
    supplier = network.note_supplier(name=SUPPLIER, contact="", act=act).reference
    for site in SITES:
        _install(site, supplier, today, act)
        _stock(site, act)
    _mend("LOK", supplier, today, act)


def _install(site: str, supplier: str, today: date, act: Act) -> None:
    """Its Wi-Fi is paid for another twelve days at Lokossa, another fifty elsewhere."""
    installed = today - timedelta(days=700)
    for kind in KIT:
        serial = f"DEMO-{site}-{kind.value.upper()}"
        new = NewEquipment(kind, installed, serial, supplier, today + timedelta(days=25), life=5)
        row = network.install(site=site, new=new, act=act)
        if kind is EquipmentKind.WIFI:
            last = today + timedelta(days=12 if site == "LOK" else 50)
            paid = NewSubscription(today - timedelta(days=18), last, quota=80)
            network.subscribe(site=site, equipment=row.reference, new=paid, act=act)
        if kind is EquipmentKind.SIGN and site == "LOK":
            note = "ne s’allume plus (inventé)"
            network.change_equipment(
                site=site, equipment=row.reference, state=EquipmentState.BROKEN, note=note, act=act
            )


def _stock(site: str, act: Act) -> None:
    for supply, received, threshold in SUPPLIES:
        network.set_threshold(site=site, supply=supply, threshold=threshold, act=act)
        _move(site, NewMove(supply, Move.RECEIVED, received, _once(site, supply, Move.RECEIVED)), act)
    used = NewMove(Supply.RECEIPT_ROLL, Move.USED, 34, _once(site, Supply.RECEIPT_ROLL, Move.USED))
    _move(site, used, act)


def _once(site: str, supply: Supply, move: Move) -> str:
    return f"demo-{site}-{supply.value}-{move.value}"[:32]


def _move(site: str, new: NewMove, act: Act) -> None:
    network.move_stock(site=site, new=new, act=act)


def _mend(site: str, supplier: str, today: date, act: Act) -> None:
    """A contract of the department, a visit that was done, and one that is to come for the sign."""
    begins, ends = today - timedelta(days=60), today + timedelta(days=305)
    contract = network.note_contract(
        new=NewContract(supplier, "BJ-MO", begins, ends, "Panneaux, batteries, enseigne (inventé)", 48, SOURCE),
        act=act,
    ).reference
    done = network.plan_visit(
        site=site, new=NewVisit(today - timedelta(days=30), "Nettoyage des panneaux (inventé)", contract), act=act
    )
    network.do_visit(
        site=site,
        visit=done.reference,
        done_on=today - timedelta(days=29),
        found="Panneaux nettoyés, batterie à 92 % (inventé)",
        act=act,
    )
    soon = NewVisit(today + timedelta(days=3), "Réparer l’enseigne (inventé)", contract)
    network.plan_visit(site=site, new=soon, act=act)
