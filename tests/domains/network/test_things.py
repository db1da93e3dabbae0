"""Equipment, stock, contracts and visits: each change leaves its trace, and what ends soon is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from guichet.domains.network import demonstration, opening, queries, refusals
from guichet.domains.network import operations as network
from guichet.domains.network.drafts import NewContract, NewEquipment, NewMove, NewSubscription, NewVisit
from guichet.domains.network.models import Equipment, StockMove
from guichet.domains.network.queries import SiteFacts
from guichet.domains.network.vocabulary import Ending, EquipmentKind, EquipmentState, Move, Supply
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.refusal import Refused
from tests.domains.network.world import ADMINISTRATOR, TODAY, a_network, act, viewer
from tests.factories.places import make_centre, make_commune

pytestmark = pytest.mark.django_db
IN_TEN_DAYS = TODAY + timedelta(days=10)
WIFI = NewEquipment(EquipmentKind.WIFI, date(2025, 4, 1), serial="WF-1", warranty_last_on=IN_TEN_DAYS, life=5)
MONTH = NewSubscription(date(2026, 3, 1), IN_TEN_DAYS, quota=80, price=25_000)


@pytest.fixture(autouse=True)
def world() -> None:
    a_network()


@pytest.fixture
def lokossa() -> SiteFacts:
    return queries.site(ADMINISTRATOR, "LOK", TODAY)[0]


def refused(refusal: type[Refused], change: Callable[[], object]) -> None:
    before = Entry.objects.count()
    with pytest.raises(refusal):
        change()
    assert Entry.objects.count() == before


def test_equipment_breaks_is_mended_and_is_retired_but_never_deleted(lokossa: SiteFacts) -> None:
    supplier = network.note_supplier(name="Ondes du Mono (inventé)", contact="", act=act())
    row = network.install(site="LOK", new=replace(WIFI, supplier=supplier.reference), act=act())
    for state in (EquipmentState.BROKEN, EquipmentState.IN_REPAIR, EquipmentState.RETIRED):
        network.change_equipment(site="LOK", equipment=row.reference, state=state, note="", act=act())
    assert [each.state for each in reversed(queries.changes(lokossa))] == list(EquipmentState)
    assert [each.facts["state"] for each in Entry.objects.of_kind("network.equipment-changed").order_by("pk")] == [
        "broken",
        "in-repair",
        "retired",
    ]
    refused(
        refusals.Retired,
        lambda: network.change_equipment(
            site="LOK", equipment=row.reference, state=EquipmentState.BROKEN, note="", act=act()
        ),
    )
    refused(refusals.Retired, lambda: network.subscribe(site="LOK", equipment=row.reference, new=MONTH, act=act()))
    [facts] = queries.equipment(lokossa)
    assert facts.supplier == "Ondes du Mono (inventé)"
    assert (facts.state, facts.ends_life_in, facts.subscribed_to) == (EquipmentState.RETIRED, 2030, None)


def test_what_may_not_be_installed_or_changed() -> None:
    row = network.install(site="LOK", new=WIFI, act=act())
    kiosk = network.install(site="LOK", new=NewEquipment(EquipmentKind.KIOSK, TODAY), act=act())
    early = replace(WIFI, serial="WF-2", warranty_last_on=date(2025, 3, 31))
    change = network.change_equipment
    refused(refusals.NoSite, lambda: network.install(site="NONE", new=WIFI, act=act()))
    refused(refusals.SerialTaken, lambda: network.install(site="COT", new=WIFI, act=act()))
    refused(refusals.EndsBeforeItBegins, lambda: network.install(site="LOK", new=early, act=act()))
    unknown = replace(WIFI, serial="", supplier="none")
    refused(refusals.NoSupplier, lambda: network.install(site="LOK", new=unknown, act=act()))
    state, same = EquipmentState.BROKEN, EquipmentState.IN_SERVICE
    refused(
        refusals.NoEquipment,
        lambda: change(site="COT", equipment=row.reference, state=state, note="", act=act()),
    )
    refused(refusals.AlreadySo, lambda: change(site="LOK", equipment=row.reference, state=same, note="", act=act()))
    subscribe = network.subscribe
    refused(
        refusals.NoSubscriptionThere, lambda: subscribe(site="LOK", equipment=kiosk.reference, new=MONTH, act=act())
    )
    backward = replace(MONTH, last_on=date(2026, 2, 1))
    refused(
        refusals.EndsBeforeItBegins, lambda: subscribe(site="LOK", equipment=row.reference, new=backward, act=act())
    )
    assert Equipment.objects.count() == 2


def test_what_ends_soon_is_told_until_it_is_renewed(lokossa: SiteFacts) -> None:
    row = network.install(site="LOK", new=WIFI, act=act())
    network.subscribe(site="LOK", equipment=row.reference, new=MONTH, act=act())
    found = queries.expiries(ADMINISTRATOR, TODAY)
    assert [(each.what, each.site.reference, each.last_on) for each in found] == [
        (Ending.SUBSCRIPTION, "LOK", IN_TEN_DAYS),
        (Ending.WARRANTY, "LOK", IN_TEN_DAYS),
    ]
    assert queries.expiries(viewer(RoleKind.SUPERVISOR, "BJ-LI"), TODAY) == ()
    later = TODAY + timedelta(days=60)
    assert [each.what for each in queries.expiries(ADMINISTRATOR, later)] == [Ending.SUBSCRIPTION], "ended, not renewed"
    renewed = NewSubscription(IN_TEN_DAYS, TODAY + timedelta(days=90))
    network.subscribe(site="LOK", equipment=row.reference, new=renewed, act=act())
    assert queries.expiries(ADMINISTRATOR, later) == ()
    [facts] = queries.equipment(lokossa)
    assert (facts.subscribed_to, facts.quota, facts.price) == (TODAY + timedelta(days=90), None, None)
    assert Entry.objects.of_kind("network.subscription-noted").count() == 2


@pytest.mark.parametrize(("days", "told"), [(15, 1), (16, 0)])
def test_a_subscription_is_told_fifteen_days_before(days: int, told: int) -> None:
    row = network.install(site="LOK", new=replace(WIFI, warranty_last_on=None), act=act())
    network.subscribe(site="LOK", equipment=row.reference, new=MONTH, act=act())
    assert len(queries.expiries(ADMINISTRATOR, IN_TEN_DAYS - timedelta(days=days))) == told


def test_stock_is_received_used_counted_and_told_when_short(lokossa: SiteFacts) -> None:
    def move(kind: Move, quantity: int, once: str) -> int:
        new = NewMove(Supply.RECEIPT_ROLL, kind, quantity, once)
        return network.move_stock(site="LOK", new=new, act=act()).level

    network.set_threshold(site="LOK", supply=Supply.RECEIPT_ROLL, threshold=5, act=act())
    assert [move(Move.RECEIVED, 20, "a"), move(Move.USED, 12, "b"), move(Move.USED, 12, "b")] == [20, 8, 8]
    assert queries.shortages(ADMINISTRATOR, TODAY) == ()
    with pytest.raises(refusals.MoreThanThereIs, match="que 8 dans le registre"):
        move(Move.USED, 9, "c")
    assert move(Move.COUNTED, 4, "d") == 4
    [short] = queries.shortages(ADMINISTRATOR, TODAY)
    assert (short.site.reference, short.level, short.threshold) == ("LOK", 4, 5)
    assert queries.shortages(viewer(RoleKind.OBSERVER, "BJ-LI"), TODAY) == ()
    [facts] = queries.stock(lokossa)
    assert facts.is_short
    assert [each.level for each in queries.moves(lokossa)] == [4, 8, 20]
    assert Entry.objects.of_kind("network.stock-moved").count() == StockMove.objects.count() == 3


def test_a_move_moves_something_somewhere() -> None:
    nothing = NewMove(Supply.TONER, Move.RECEIVED, 0, "a")
    refused(refusals.NothingMoved, lambda: network.move_stock(site="LOK", new=nothing, act=act()))
    refused(refusals.NoSite, lambda: network.move_stock(site="NONE", new=nothing, act=act()))
    refused(
        refusals.NothingMoved,
        lambda: network.set_threshold(site="LOK", supply=Supply.TONER, threshold=-1, act=act()),
    )
    counted = NewMove(Supply.TONER, Move.COUNTED, 0, "b")
    assert network.move_stock(site="LOK", new=counted, act=act()).level == 0


def a_contract(place: str = "BJ-MO") -> NewContract:
    supplier = network.note_supplier(name="Soleil du Mono (inventé)", contact="à Lokossa", act=act())
    return NewContract(
        supplier.reference, place, date(2026, 1, 1), date(2026, 12, 31), "panneaux et batteries", 48, "contrat inventé"
    )


@pytest.mark.parametrize(
    ("place", "name"), [("LOK", "CCSP Lokossa"), ("BJ-MO-LOK", "Lokossa"), ("BJ-MO", "Mono"), ("", "")]
)
def test_a_contract_covers_what_lies_within_its_place(place: str, name: str, lokossa: SiteFacts) -> None:
    network.note_contract(new=a_contract(place), act=act())
    (found,) = queries.contracts(lokossa, TODAY)
    assert (found.response, found.where) == (48, name)
    assert queries.contracts(lokossa, date(2027, 1, 1)) == ()
    cotonou = queries.site(ADMINISTRATOR, "COT", TODAY)[0]
    assert len(queries.contracts(cotonou, TODAY)) == (place == "")
    assert len(queries.every_contract()) == len(queries.suppliers()) == 1


def test_what_is_no_contract() -> None:
    new = a_contract()
    note = network.note_contract
    refused(refusals.SupplierKnown, a_contract)
    refused(refusals.NoSupplier, lambda: note(new=replace(new, supplier="none"), act=act()))
    refused(refusals.UnknownPlace, lambda: note(new=replace(new, place="NONE"), act=act()))
    refused(refusals.EndsBeforeItBegins, lambda: note(new=replace(new, last_on=date(2025, 1, 1)), act=act()))
    refused(refusals.NoSource, lambda: note(new=replace(new, source=" "), act=act()))


def test_a_visit_is_planned_late_and_done(lokossa: SiteFacts) -> None:
    contract = network.note_contract(new=a_contract(), act=act())
    panel = network.install(site="LOK", new=NewEquipment(EquipmentKind.PANEL, TODAY), act=act())
    planned = NewVisit(TODAY - timedelta(days=1), "nettoyage", contract.reference, panel.reference)
    row = network.plan_visit(site="LOK", new=planned, act=act())
    [late] = queries.visits(lokossa, TODAY)
    assert (late.is_late, late.supplier, late.equipment) == (True, "Soleil du Mono (inventé)", EquipmentKind.PANEL)

    def done(found: str, on: date = TODAY, site: str = "LOK") -> object:
        return network.do_visit(site=site, visit=row.reference, done_on=on, found=found, act=act())

    refused(refusals.NothingSaid, lambda: done(" "))
    refused(refusals.FromTheFuture, lambda: done("propre", TODAY + timedelta(days=1)))
    refused(refusals.NoVisit, lambda: done("propre", site="COT"))
    done("propre")
    refused(refusals.NoVisit, lambda: done("encore"))
    network.plan_visit(site="LOK", new=NewVisit(IN_TEN_DAYS, "contrôle"), act=act())
    assert [(each.found, each.is_late) for each in queries.visits(lokossa, TODAY)] == [("", False), ("propre", False)]


def test_a_visit_is_for_what_is_there() -> None:
    plan, visit = network.plan_visit, NewVisit(TODAY, "contrôle")
    contract = network.note_contract(new=a_contract(), act=act())
    refused(refusals.NoSite, lambda: plan(site="NONE", new=visit, act=act()))
    refused(refusals.NoEquipment, lambda: plan(site="LOK", new=replace(visit, equipment="none"), act=act()))
    elsewhere = replace(visit, contract=contract.reference)
    refused(refusals.NoContract, lambda: plan(site="COT", new=elsewhere, act=act()))


def test_the_demonstration_furnishes_a_few_sites_once_and_says_that_it_is_invented() -> None:
    make_centre("ADJ", commune=make_commune("BJ-OU-ADJA", "Adjarra"), slug="adjarra", name="CCSP Adjarra")
    make_centre("ABO", commune=make_commune("BJ-ZO-ABO", "Abomey"), slug="abomey", name="GSRU Abomey")
    network.load(sites=opening.sites(), act=act())
    demonstration.furnish(act())
    before = Entry.objects.count()
    demonstration.furnish(act())
    assert Entry.objects.count() == before
    assert {each.site.reference for each in queries.expiries(ADMINISTRATOR, TODAY)} == set(demonstration.SITES)
    assert len(queries.shortages(ADMINISTRATOR, TODAY)) == 4
    assert all("invent" in each.name for each in queries.suppliers())
    assert all("DEMO" in row.serial for row in Equipment.objects.all())
