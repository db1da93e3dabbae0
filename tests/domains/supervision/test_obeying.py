"""At a centre: an order is obeyed once, in its time, when nobody is disturbed, and answered in any case."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from guichet.commons.announcements import operations as announcements
from guichet.commons.listening.models import Clip
from guichet.commons.sittings import operations as sittings
from guichet.commons.sittings.models import Sitting
from guichet.commons.sittings.queries import last_ended
from guichet.commons.sync import blobs, records
from guichet.commons.sync import operations as sync
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.vocabulary import Lane
from guichet.domains.supervision import contributions, queries
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Order
from guichet.domains.supervision.vocabulary import Device, OrderKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from tests.domains.supervision.ordered import approved, heard, obeyed
from tests.domains.supervision.slots import act, moment
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db
KIOSK = "station"


@pytest.fixture(autouse=True)
def lokossa(db: None, settings: LazySettings, tmp_path: Path) -> None:  # noqa: ARG001 the database comes first
    settings.NODE, settings.CENTRE, settings.VAR = "centre", "LOK", tmp_path
    make_centre()


def answers() -> list[tuple[str, str]]:
    """What leaves for the national node, in order."""
    rows = Outgoing.objects.filter(kind="supervision.answer").order_by("pk")
    bodies = [records.read(bytes(row.content)).body for row in rows]
    return [(body["state"], body["hindrance"]) for body in bodies]


def restarted(hour: int, minute: int = 0, *, station: str = KIOSK) -> bool:
    return supervision.restart_kiosk(station=station, screen=act(timezone.now()), act=act(moment(hour, minute), "LOK"))


def expired(hour: int, *, day: int = 0) -> list[tuple[str, str]]:
    contributions.expire(act(moment(hour, day=day)))
    return [(row.state, row.hindrance) for row in Order.objects.order_by("pk")]


def test_a_kiosk_that_nobody_uses_restarts_once() -> None:
    reference = heard()
    assert Due.objects.get(kind="supervision.obey").key == reference
    assert not queries.wants_restart(moment(9))
    row = obeyed(reference, 9)
    assert (row.state, row.received_at, queries.wants_restart(moment(9))) == ("received", moment(9), True)
    before = last_ended(KIOSK)
    assert restarted(9, 1)
    assert last_ended(KIOSK) != before
    assert not restarted(9, 2)
    assert Order.objects.get().state == "done"
    assert answers() == [("received", ""), ("done", "")]
    assert Outgoing.objects.values_list("lane", flat=True).first() == Lane.URGENT
    assert Entry.objects.of_kind("supervision.order-ended").count() == 1


def test_a_kiosk_in_use_is_not_restarted_until_its_visit_is_over() -> None:
    obeyed(heard(), 9)
    token = sittings.open_sitting(station=KIOSK, act=act(timezone.now()))
    assert not restarted(9, 1)
    with building():  # its screen fell silent: it is still somebody's until the node has ended it
        Sitting.objects.update(seen_at=timezone.now() - timedelta(minutes=5))
    assert not restarted(9, 6)
    sittings.end(token=token, act=act(timezone.now()))
    assert restarted(9, 7)


def test_a_kiosk_that_somebody_reads_without_a_visit_is_not_restarted() -> None:
    obeyed(heard(), 9)
    supervision.note_heard(device=Device.READER, act=act(timezone.now() - timedelta(minutes=2)))
    assert not restarted(9, 1)
    supervision.note_heard(device=Device.READER, act=act(timezone.now() - timedelta(minutes=4)))
    assert restarted(9, 3)


def test_where_there_are_two_kiosks_each_restarts_once() -> None:
    obeyed(heard(), 9)
    assert [restarted(9, 1), restarted(9, 1, station="other"), restarted(9, 1, station="other")] == [True, True, False]
    assert answers() == [("received", ""), ("done", "")]


def test_an_order_that_was_told_twice_is_obeyed_once() -> None:
    reference = heard()
    obeyed(reference, 9)
    assert restarted(9, 1)
    assert heard() == reference
    assert obeyed(reference, 10).state == "done"
    assert not restarted(10, 1)
    assert len(answers()) == 2


def test_what_was_ordered_during_a_cut_is_obeyed_after_it_when_its_time_is_not_over() -> None:
    reference = heard(hour=9)
    assert obeyed(reference, 20).state == "received"
    assert restarted(20, 1)


def test_what_was_ordered_during_a_longer_cut_surprises_nobody() -> None:
    reference = heard(hour=9, lasts=4)
    row = obeyed(reference, 13)
    assert (row.state, row.hindrance) == ("expired", "late")
    assert not restarted(13, 1)
    assert answers() == [("expired", "late")]
    assert obeyed(reference, 14).ended_at == moment(13)


def test_a_clock_that_is_late_does_not_make_an_order_last() -> None:
    sync.begin_epoch(reason="new", act=act(moment(6), "LOK"))
    sync.note_contact(clock_offset=6 * 3600, act=act(moment(6), "LOK"))
    assert obeyed(heard(hour=9, lasts=4), 8).state == "expired"


def test_two_orders_that_come_together_are_one() -> None:
    first = heard(reference="a" * 32)
    second = heard(reference="b" * 32, hour=10)
    assert obeyed(first, 11).state == "replaced"
    assert obeyed(second, 11).state == "received"
    assert answers() == [("received", "")]


@pytest.mark.parametrize(
    ("kind", "is_alive", "hindrance"),
    [
        (OrderKind.RESTART_KIOSK, True, "in-use"),
        (OrderKind.RESTART_KIOSK, False, "no-kiosk"),
        (OrderKind.RESTART_SCREEN, False, "no-screen"),
    ],
)
def test_what_was_not_obeyed_in_its_time_is_given_up_with_why(
    kind: OrderKind, *, is_alive: bool, hindrance: str
) -> None:
    obeyed(heard(kind), 9)
    assert expired(8, day=1) == [("received", "")]
    if is_alive:
        supervision.note_heard(device=Device.KIOSK, act=act(moment(9, day=1)))
        supervision.sample(gauges={}, is_linked=True, act=act(moment(9, day=1), "LOK"))
    assert expired(9, day=1) == [("expired", hindrance)]
    assert answers()[-1] == ("expired", hindrance)
    assert not restarted(9, 1)


def test_what_no_worker_looked_at_in_its_time_is_given_up_as_late() -> None:
    heard()
    assert expired(9, day=1) == [("expired", "late")]


def test_at_the_national_node_nothing_is_given_up_by_a_clock(settings: LazySettings) -> None:
    heard()
    settings.NODE = "hub"
    assert expired(9, day=1) == [("waiting", "")]


def test_an_announcement_stands_alone_until_its_end_or_until_it_is_taken_off() -> None:
    approved()
    assert obeyed(heard(OrderKind.PIN), 9).state == "done"
    assert [queries.alone_on_screen(moment(hour)) for hour in (9, 17, 18)] == ["one", "one", ""]
    assert obeyed(heard(OrderKind.UNPIN, reference="b" * 32, hour=10), 10).state == "done"
    assert queries.alone_on_screen(moment(11)) == ""
    assert answers() == [("received", ""), ("done", "")] * 2


def test_what_was_withdrawn_meanwhile_is_not_possible() -> None:
    approved()
    announcements.take_down(reference="one", act=act(moment(9)))
    row = obeyed(heard(OrderKind.PIN), 9)
    assert (row.state, queries.alone_on_screen(moment(9))) == ("impossible", "")
    assert answers() == [("received", ""), ("impossible", "no-item")]


def test_a_screen_has_begun_anew_when_it_asks_with_the_mark_of_the_order() -> None:
    assert queries.screen_mark() == ""
    reference = heard(OrderKind.RESTART_SCREEN)
    assert queries.screen_mark() == ""
    obeyed(reference, 9)
    assert queries.screen_mark() == reference
    assert not queries.wants_screen("")
    assert queries.wants_screen(reference)
    supervision.screen_began(reference=reference, act=act(moment(9, 1), "LOK"))
    assert (Order.objects.get().state, queries.screen_mark(), queries.wants_screen(reference)) == (
        "done",
        reference,
        False,
    )
    supervision.screen_began(reference=reference, act=act(moment(9, 2), "LOK"))
    supervision.screen_began(reference=obeyed(heard(reference="b" * 32), 9).reference, act=act(moment(9, 3), "LOK"))
    assert [state for state, _why in answers()] == ["received", "done", "received"]


def a_clip(sound: str) -> None:
    with building():
        Clip.objects.create(
            reference=sound[:32], source=sound, digest=sound, language="fon", sound=sound, media="audio/webm",
            recorded_by="koffi", recorded_at=moment(7), place="LOK", state="approved", answered_by="ida",
            answered_at=moment(7),
        )  # fmt: skip


def test_recordings_are_counted_when_all_are_whole() -> None:
    a_clip(blobs.keep(b"a sound"))
    row = obeyed(heard(OrderKind.REFRESH_CLIPS), 9)
    assert (row.state, row.sounds) == ("done", 1)


def test_one_that_is_spoiled_is_thrown_away_and_asked_for_once_more() -> None:
    a_clip(digest := blobs.keep(b"a sound"))
    blobs.path(digest).write_bytes(b"an echo")
    reference = heard(OrderKind.REFRESH_CLIPS)
    assert obeyed(reference, 9).state == "received"
    assert not blobs.is_here(digest)
    bodies = [records.read(bytes(row.content)).body["damaged"] for row in Outgoing.objects.order_by("pk")]
    assert bodies == [0, 1]
    blobs.keep(b"a sound")  # it travels before the order that is told again
    heard(OrderKind.REFRESH_CLIPS)
    assert (obeyed(reference, 10).state, answers()[-1]) == ("done", ("done", ""))


def test_a_disk_that_spoils_it_again_is_told() -> None:
    a_clip("0" * 64)
    reference = heard(OrderKind.REFRESH_CLIPS)
    obeyed(reference, 9)
    row = obeyed(reference, 10)
    assert (row.state, row.hindrance) == ("impossible", "damaged")
    supervision.change_playlist(reference=reference, act=act(moment(11), "LOK"))
    supervision.report_clips(reference=reference, whole=1, missing=0, act=act(moment(11), "LOK"))
    assert Order.objects.get().state == "impossible"
    assert [each.state for each in queries.orders_here()] == ["impossible"]


def dropped(reference: str, hour: int = 10) -> Order | None:
    contributions.drop_order(records.Fed(2, 2, {"reference": reference}, act(moment(hour), "LOK")))
    return Order.objects.filter(reference=reference).first()


def test_an_order_that_is_cancelled_before_it_was_obeyed_is_dropped_and_answered() -> None:
    row = dropped(heard())
    assert row is not None
    assert (row.state, row.hindrance, row.cancelled_at) == ("cancelled", "cancelled", moment(10))
    assert answers() == [("cancelled", "cancelled")]
    assert obeyed(row.reference, 11).state == "cancelled"
    assert not queries.wants_restart(moment(11))
    assert answers() == [("cancelled", "cancelled")]


def test_what_was_obeyed_stays_done_when_it_is_cancelled() -> None:
    reference = heard(OrderKind.UNPIN)
    obeyed(reference, 9)
    row = dropped(reference)
    assert row is not None
    assert (row.state, row.cancelled_at) == ("done", None)
    assert dropped("c" * 32) is None
    assert answers() == [("received", ""), ("done", "")]
