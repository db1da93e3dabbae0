"""At the national node: who may order, what travels, what comes back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.commons.announcements import operations as announcements
from guichet.commons.listening.models import Clip
from guichet.commons.sync import blobs, records
from guichet.commons.sync.models import FeedItem, Node
from guichet.commons.sync.records import Carried
from guichet.commons.sync.vocabulary import NodeState
from guichet.domains.supervision import contributions, queries
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Order
from guichet.domains.supervision.refusals import (
    NoEnd,
    NoMotive,
    NoNode,
    NoOrder,
    NoSuchItem,
    NotYourCentre,
    OrderOver,
)
from guichet.domains.supervision.vocabulary import OrderKind, OrderState
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind, PlaceId
from guichet.foundation.lib.operation import building
from tests.domains.supervision.ordered import HEAD, approved, new, told, trusted
from tests.domains.supervision.slots import act, moment
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def lokossa(db: None) -> None:  # noqa: ARG001 the database comes first
    make_centre()
    trusted()


def answered(reference: str, state: str, *, centre: str = "LOK", hour: int = 10, **more: object) -> None:
    body = {"reference": reference, "state": state, "hindrance": "", "sounds": 0, "damaged": 0, **more}
    contributions.take_answer(Carried(1, 1, body, act(moment(hour), centre), moment(hour)))


def test_an_order_travels_to_that_one_centre_and_says_until_when() -> None:
    row = supervision.order(new=new(motive=" La borne est figée. "), staff=HEAD, act=act(moment(9)))
    assert (row.state, row.expires_at, row.motive) == ("waiting", moment(9, day=1), "La borne est figée.")
    assert told() == replace(told(), reference=row.reference, kind=OrderKind.RESTART_KIOSK, expires_at=row.expires_at)
    assert FeedItem.objects.get().node.centre == "LOK"
    assert Entry.objects.of_kind("supervision.order-given").get().facts["order_kind"] == "restart-kiosk"


@pytest.mark.parametrize(
    "role",
    [
        HeldRole(RoleKind.SUPERVISOR, place=PlaceId("COT")),
        HeldRole(RoleKind.OBSERVER, place=PlaceId("LOK")),
        HeldRole(RoleKind.FOCAL_POINT, place=PlaceId("LOK")),
        HeldRole(RoleKind.SUPERVISOR, authority="mjl"),
    ],
)
def test_who_is_not_over_that_centre_orders_nothing_there(role: HeldRole) -> None:
    stranger = Viewer(ActorKind.STAFF, "stranger", (role,))
    with pytest.raises(NotYourCentre, match="Vous ne suivez pas ce centre"):
        supervision.order(new=new(), staff=stranger, act=act(moment(9)))
    with pytest.raises(NotYourCentre):
        supervision.order(new=new(centre="XXX"), staff=HEAD, act=act(moment(9)))
    assert not FeedItem.objects.exists()


def test_an_order_has_a_motive_and_somebody_who_would_hear_it() -> None:
    with pytest.raises(NoMotive, match="Rien n’a été ordonné"):
        supervision.order(new=new(motive=" "), staff=HEAD, act=act(moment(9)))
    with building():
        Node.objects.update(state=NodeState.REVOKED)
    with pytest.raises(NoNode, match="Aucun ordinateur de ce centre"):
        supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    with building():
        Node.objects.all().delete()
    with pytest.raises(NoNode):
        supervision.order(new=new(), staff=HEAD, act=act(moment(9)))


def test_only_what_is_approved_for_the_centre_stands_alone_and_for_a_while() -> None:
    with pytest.raises(NoSuchItem, match="pas approuvée pour ce centre"):
        supervision.order(new=new(OrderKind.PIN), staff=HEAD, act=act(moment(9)))
    approved()
    for until in (None, moment(9), moment(9, 1, day=7)):
        with pytest.raises(NoEnd, match="sept jours au plus"):
            supervision.order(new=replace(new(OrderKind.PIN), until=until), staff=HEAD, act=act(moment(9)))
    supervision.order(new=new(OrderKind.PIN), staff=HEAD, act=act(moment(9)))
    assert (told().item, told().until) == ("one", moment(18))
    centre = queries.orderable(HEAD, "LOK")
    assert [each.reference for each in queries.pinnable(centre, moment(9))] == ["one"]
    announcements.take_down(reference="one", act=act(moment(10)))
    assert queries.pinnable(centre, moment(10)) == ()


def test_the_later_of_two_on_one_matter_replaces_the_earlier_and_no_other() -> None:
    approved()
    kinds = (OrderKind.RESTART_KIOSK, OrderKind.PIN, OrderKind.UNPIN, OrderKind.RESTART_KIOSK)
    rows = [supervision.order(new=new(kind), staff=HEAD, act=act(moment(9))) for kind in kinds]
    states = [Order.objects.get(pk=row.pk).state for row in rows]
    assert states == ["replaced", "replaced", "waiting", "waiting"]


def test_what_the_centre_says_stands() -> None:
    row = supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    answered(row.reference, "received")
    answered(row.reference, "received", hour=11)
    (facts,) = queries.orders(HEAD, "LOK").items
    assert (facts.state, facts.received_at, facts.is_unanswered(moment(9, day=2))) == (
        OrderState.RECEIVED,
        moment(10),
        True,
    )
    answered(row.reference, "expired", hour=12, hindrance="in-use")
    (facts,) = queries.latest_orders(HEAD, "LOK")
    assert (facts.state, facts.ended_at, facts.is_unanswered(moment(9, day=2))) == ("expired", moment(12), False)
    assert facts.hindrance == "Quelqu’un se servait de la borne jusqu’à l’échéance\u00a0: elle n’a pas été redémarrée."
    assert Entry.objects.of_kind("supervision.order-answered").get().facts["hindrance"] == "in-use"


def test_one_that_was_obeyed_before_its_successor_came_is_told_as_done() -> None:
    first = supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    supervision.order(new=new(), staff=HEAD, act=act(moment(9, 5)))
    answered(first.reference, "received")
    assert Order.objects.get(pk=first.pk).state == "replaced"
    answered(first.reference, "done")
    assert Order.objects.get(pk=first.pk).state == "done"


def cancelled(reference: str, staff: Viewer = HEAD, *, centre: str = "LOK", hour: int = 10, day: int = 0) -> None:
    supervision.cancel_order(reference=reference, centre=centre, staff=staff, act=act(moment(hour, day=day)))


def test_an_order_that_the_centre_does_not_have_yet_is_cancelled_and_the_centre_hears_of_it() -> None:
    row = supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    assert queries.waiting_order(HEAD, "LOK", row.reference, moment(10)).reference == row.reference
    cancelled(row.reference)
    (facts,) = queries.latest_orders(HEAD, "LOK")
    assert (facts.state, facts.cancelled_at, facts.ended_at) == ("cancelled", moment(10), moment(10))
    last = FeedItem.objects.order_by("number").last()
    assert last is not None
    assert (last.kind, records.read(bytes(last.content)).body) == (
        "supervision.order-cancelled",
        {"reference": row.reference},
    )
    assert Entry.objects.of_kind("supervision.order-cancelled").get().facts == {
        "order": row.reference,
        "centre": "LOK",
    }
    answered(row.reference, "cancelled", hindrance="cancelled")
    assert Order.objects.get().hindrance == "cancelled"


def test_a_centre_that_had_obeyed_wins_and_both_are_known() -> None:
    row = supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    cancelled(row.reference)
    answered(row.reference, "received", hour=9)
    assert Order.objects.get().state == "cancelled"
    answered(row.reference, "done", hour=9)
    (facts,) = queries.latest_orders(HEAD, "LOK")
    assert (facts.state, facts.ended_at, facts.cancelled_at) == ("done", moment(9), moment(10))


def test_what_the_centre_has_or_is_over_is_not_cancelled() -> None:
    had = supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    answered(had.reference, "received")
    late = supervision.order(new=new(OrderKind.UNPIN), staff=HEAD, act=act(moment(9)))
    for reference, day in ((had.reference, 0), (late.reference, 2)):
        with pytest.raises(OrderOver, match="ne s’annule plus"):
            cancelled(reference, day=day)
        with pytest.raises(OrderOver):
            queries.waiting_order(HEAD, "LOK", reference, moment(10, day=day))
    assert not Order.objects.filter(state="cancelled").exists()


def test_nobody_else_cancels_and_one_that_is_none_is_said_to_be_none() -> None:
    row = supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    mayor = replace(HEAD, roles=(HeldRole(RoleKind.OBSERVER, place=PlaceId("LOK")),))
    with pytest.raises(NotYourCentre):
        cancelled(row.reference, mayor)
    with pytest.raises(NotYourCentre):
        cancelled(row.reference, centre="COT")
    with pytest.raises(NoOrder):
        cancelled("b" * 32)
    with pytest.raises(NoOrder):
        queries.waiting_order(HEAD, "LOK", "b" * 32, moment(10))
    assert Order.objects.get().state == "waiting"


def test_an_answer_of_another_centre_is_put_aside_in_words() -> None:
    row = supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    with pytest.raises(NoOrder, match="jamais été donné à ce centre"):
        answered(row.reference, "done", centre="COT")
    assert Order.objects.get().state == "waiting"


def test_recordings_travel_before_the_order_that_counts_them_and_again_when_they_were_spoiled() -> None:
    here, gone = blobs.keep(b"a sound"), "0" * 64
    with building():
        for sound in (here, gone):
            Clip.objects.create(
                reference=sound[:32], source=sound, digest=sound, language="fon", sound=sound, media="audio/webm",
                recorded_by="koffi", recorded_at=moment(7), place="LOK", state="approved", answered_by="ida",
                answered_at=moment(7),
            )  # fmt: skip
    row = supervision.order(new=new(OrderKind.REFRESH_CLIPS), staff=HEAD, act=act(moment(9)))
    assert FeedItem.objects.get().blobs == [here]
    answered(row.reference, "received")
    answered(row.reference, "received", damaged=1)
    assert FeedItem.objects.count() == 2
    assert (told(0), told(1).reference) == (told(1), row.reference)
    answered(row.reference, "done", sounds=2)
    answered(row.reference, "received", damaged=1)
    assert FeedItem.objects.count() == 2
    assert queries.orders(HEAD, "LOK").items[0].sounds == 2


def test_ten_orders_cost_as_many_queries_as_one() -> None:
    costs = []
    for count in (1, 9):
        for number in range(count):
            supervision.order(new=new(), staff=HEAD, act=act(moment(9) + timedelta(minutes=number)))
        with CaptureQueriesContext(connection) as spent:
            assert len(queries.orders(HEAD, "LOK").items) == Order.objects.count()
        costs.append(len(spent))
    assert costs[0] == costs[1]


def test_who_only_sees_a_centre_reads_its_orders_and_gives_none() -> None:
    supervision.order(new=new(), staff=HEAD, act=act(moment(9)))
    koffi = Viewer(ActorKind.STAFF, "koffi", (HeldRole(RoleKind.FOCAL_POINT, place=PlaceId("LOK")),))
    assert len(queries.orders(koffi, "LOK").items) == 1
    with pytest.raises(NotYourCentre):
        queries.orderable(koffi, "LOK")
