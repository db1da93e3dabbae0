"""An incident is mended by somebody, before a day, in a visit, under a contract, with parts; and all of it is told."""

from datetime import timedelta

import pytest

from guichet.domains.network import operations as network
from guichet.domains.network.drafts import NewContract, NewMove, NewVisit
from guichet.domains.network.models import Site, SiteFact, Stock, StockMove
from guichet.domains.network.refusals import MoreThanThereIs, NoVisit
from guichet.domains.network.vocabulary import Move, Supply
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import queries
from guichet.domains.supervision.drafts import NewPart
from guichet.domains.supervision.models import Incident, Part
from guichet.domains.supervision.refusals import AlreadyClosed, NoIncident, NoQuantity, NothingSaid, NotOver, TargetPast
from guichet.domains.supervision.vocabulary import Origin, Severity
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.domains.supervision.ordered import HEAD
from tests.domains.supervision.slots import MONDAY, act, moment
from tests.factories.identity import give, make_staff
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db
ROLL = Supply.RECEIPT_ROLL


@pytest.fixture(autouse=True)
def lokossa(db: None) -> None:  # noqa: ARG001 the database comes first
    make_centre()


@pytest.fixture
def site() -> Site:
    """As the register knows it, with five rolls of paper."""
    with building():
        row = Site.objects.create(reference="LOK", kind="ccsp", name="CCSP Lokossa", commune="BJ-MO-LOK")
        SiteFact.objects.create(
            site=row, status="open", since=MONDAY, exact=True, source="inventée", noted_at=moment(7), noted_by="test"
        )
    network.move_stock(site="LOK", new=NewMove(ROLL, Move.RECEIVED, 5, "0" * 32), act=act(moment(7)))
    return row


@pytest.fixture
def reference() -> str:
    return supervision.open_incident(
        centre="LOK", origin=Origin.HAND, about="printer", severity=Severity.MEDIUM, told="Elle ne sort plus rien.",
        act=act(moment(9)),
    ).reference  # fmt: skip


def head(name: str = "Ida Inventée", *, kind: RoleKind = RoleKind.SUPERVISOR, place: str = "BJ-MO") -> StaffMember:
    member = make_staff(f"{name.split(maxsplit=1)[0].lower()}@exemple.bj", name)
    give(member, kind, authority="", unit="", place=place)
    return member


def used(reference: str, name: str = "", quantity: int = 2, supply: Supply | None = ROLL, once: str = "1" * 32) -> None:
    supervision.use_part(reference=reference, new=NewPart(name, quantity, supply, once), act=act(moment(10)))


@pytest.mark.usefixtures("site")
def test_a_part_of_the_stock_leaves_it_by_one_move_however_often_the_form_is_sent(reference: str) -> None:
    used(reference)
    used(reference)
    assert Stock.objects.get().level == 3
    assert StockMove.objects.filter(move=Move.USED).count() == 1
    (part,) = queries.parts(HEAD, reference)
    assert (part.name, part.quantity, part.from_stock) == ("rouleaux de papier", 2, True)


@pytest.mark.usefixtures("site")
def test_more_than_there_is_in_stock_is_refused_and_nothing_is_kept(reference: str) -> None:
    with pytest.raises(MoreThanThereIs, match="5"):
        used(reference, quantity=6)
    assert Stock.objects.get().level == 5
    assert not Part.objects.exists()


def test_a_part_from_elsewhere_has_a_name_and_a_quantity(reference: str) -> None:
    used(reference, " Courroie ", 1, None)
    assert [(each.name, each.from_stock) for each in queries.parts(HEAD, reference)] == [("Courroie", False)]
    with pytest.raises(NothingSaid):
        used(reference, " ", 1, None, "2" * 32)
    with pytest.raises(NoQuantity, match="au moins un"):
        used(reference, "Courroie", 0, None, "2" * 32)


def test_somebody_else_who_is_over_the_centre_sees_to_it(reference: str) -> None:
    ida, koffi = head(), head("Koffi Inventé", kind=RoleKind.FOCAL_POINT, place="LOK")
    head("Autre Inventée", place="COT")
    assert [each.name for each in queries.over("LOK", moment(10))] == ["Ida Inventée"]
    assert queries.over("XXX", moment(10)) == ()
    supervision.assign_incident(reference=reference, owner=ida.reference, act=act(moment(10)))
    assert queries.incident(HEAD, reference).owner == ida.reference
    with pytest.raises(NotOver, match="ne suit pas ce centre"):
        supervision.assign_incident(reference=reference, owner=koffi.reference, act=act(moment(10)))


def test_a_target_time_is_to_come_and_has_a_reason(reference: str) -> None:
    supervision.set_target(reference=reference, due_at=moment(0, day=9), why=" La pièce vient. ", act=act(moment(10)))
    facts = queries.incident(HEAD, reference)
    assert (facts.due_at, facts.why_due) == (moment(0, day=9), "La pièce vient.")
    with pytest.raises(TargetPast, match="déjà passée"):
        supervision.set_target(reference=reference, due_at=moment(10), why="Vite.", act=act(moment(10)))
    with pytest.raises(NothingSaid):
        supervision.set_target(reference=reference, due_at=moment(11), why=" ", act=act(moment(10)))
    supervision.reweigh_incident(reference=reference, severity=Severity.HIGH, act=act(moment(10)))
    facts = queries.incident(HEAD, reference)
    assert (facts.due_at, facts.why_due) == (moment(9) + timedelta(hours=24), "")


def a_contract() -> None:
    supplier = network.note_supplier(name="Maintenance inventée", contact="01 97 00 11 44", act=act(moment(7)))
    starts, last = MONDAY - timedelta(days=9), MONDAY + timedelta(days=9)
    new = NewContract(supplier.reference, "BJ-MO", starts, last, "imprimantes", 48, "inventée")
    network.note_contract(new=new, act=act(moment(7)))


@pytest.mark.usefixtures("site")
def test_a_visit_of_the_centre_is_linked_and_no_other(reference: str) -> None:
    visit = network.plan_visit(site="LOK", new=NewVisit(MONDAY, "Imprimante.", "", ""), act=act(moment(8)))
    supervision.link_visit(reference=reference, visit=visit.reference, act=act(moment(10)))
    assert queries.incident(HEAD, reference).visit == visit.reference
    with pytest.raises(NoVisit):
        supervision.link_visit(reference=reference, visit="another", act=act(moment(10)))


@pytest.mark.usefixtures("site")
def test_the_contract_that_covers_says_by_when_somebody_comes(reference: str) -> None:
    assert queries.mending(HEAD, reference, moment(10)).contracts == ()
    a_contract()
    found = queries.mending(HEAD, reference, moment(10))
    assert [(each.facts.supplier, each.by) for each in found.contracts] == [
        ("Maintenance inventée", moment(9) + timedelta(hours=48))
    ]
    assert [(each.supply, each.level) for each in found.stock] == [(ROLL, 5)]


def test_of_a_site_that_the_register_does_not_know_nothing_is_said(reference: str) -> None:
    assert queries.mending(HEAD, reference, moment(10)) == queries.Mending((), (), ())


def test_the_history_is_in_the_order_in_which_it_happened(reference: str) -> None:
    supervision.take_incident(reference=reference, act=act(moment(10)))
    used(reference, "Courroie", 1, None)
    supervision.close_incident(reference=reference, done="Changée.", act=act(moment(11)))
    told = queries.history(HEAD, reference)
    assert [each.what for each in told] == ["incident-opened", "incident-taken", "part-used", "incident-closed"]
    assert [each.at for each in told] == [moment(9), moment(10), moment(10), moment(11)]
    with pytest.raises(AlreadyClosed):
        used(reference, "Courroie", 1, None, "3" * 32)
    with pytest.raises(NoIncident):
        queries.history(HEAD, "LOK-0000-0000-0")
    assert Incident.objects.get().done == "Changée."
