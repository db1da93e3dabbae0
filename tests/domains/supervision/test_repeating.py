"""A node that tells its month again, whole, changed, or from another database: nothing changes, nobody is alarmed."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from guichet.commons.notifications.models import Message
from guichet.commons.sync import operations as sync
from guichet.commons.sync import records
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.models import Node, Quarantined
from guichet.commons.sync.vocabulary import Lane, NodeState
from guichet.domains.supervision import measures
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.measures import Slot
from guichet.domains.supervision.models import Alert, Incident, ServiceDay, Watched
from guichet.domains.supervision.models import Slot as Kept
from guichet.domains.supervision.operations.measuring import SLOT_KIND
from guichet.foundation.lib.operation import building
from tests.domains.supervision.slots import act, moment, slot, span
from tests.factories.places import make_centre, make_office_hours

pytestmark = pytest.mark.django_db
DAYS = 30
END = moment(12, day=DAYS)


@pytest.fixture(autouse=True)
def lokossa(db: None) -> None:  # noqa: ARG001 the database comes first
    make_office_hours(make_centre())
    with building():
        Node.objects.create(centre="LOK", state=NodeState.APPROVED, key="ab" * 32, told_chain=records.START.hex())


def told(slots: Sequence[Slot], *, epoch: str = "ab", first: int = 1) -> tuple[int, int]:
    """As one batch of the carrying: how many records were new, and how many put aside."""
    bodies = [measures.as_body(each) for each in slots]
    contents = tuple(records.written(records.of(SLOT_KIND, 1, body, act(END, "LOK"))) for body in bodies)
    taken = sync.accept(batch=Batch("LOK", epoch * 16, Lane.MEASURES, first, records.START, contents), act=act(END))
    return taken.new, taken.quarantined


def everything() -> list[object]:
    """All that the national node keeps of it but the moment at which it last heard."""
    slots = Kept.objects.order_by("pk").values_list("begins_at", "samples", "kiosk", "link", "gauges", "received_at")
    days = ServiceDay.objects.order_by("pk").values_list("on", "expected", "up", "served", "linked")
    return [*slots, *days, Watched.objects.get().slot_at, Alert.objects.count(), Incident.objects.count()]


def test_a_month_that_is_told_again_changes_nothing() -> None:
    month = span(moment(0), moment(0, day=DAYS))
    assert told(month) == (DAYS * 144, 0)
    supervision.watch(contacts={}, act=act(END))
    before = everything()
    assert Kept.objects.count() == DAYS * 144
    assert told(month) == (0, 0)  # the same batch
    assert told(month, epoch="cd")[1] == 0  # by a database that was restored, and numbers anew
    supervision.watch(contacts={}, act=act(END))
    assert everything() == before
    assert not Quarantined.objects.exists()


def test_a_month_that_is_told_otherwise_does_not_replace_what_was_told_first() -> None:
    day = span(moment(0), moment(0, day=1))
    told(day)
    before = everything()
    told([slot(each.begins_at, kiosk=0, gauges={"battery": 1.0}) for each in day], epoch="cd")
    assert everything() == before


def test_an_old_month_that_comes_late_raises_no_alarm_of_today() -> None:
    told(span(moment(8, day=DAYS), moment(11, 50, day=DAYS)))
    supervision.watch(contacts={}, act=act(END))
    told([slot(each.begins_at, kiosk=0, gauges={"disk": 99.0}) for each in span(moment(8), moment(17))], epoch="cd")
    supervision.watch(contacts={}, act=act(END))
    supervision.tell(act=act(END))
    assert not Alert.objects.exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize(("ahead", "is_taken"), [(10, True), (20, False), (60 * 24 * 365 * 50, False)])
def test_what_is_of_a_moment_to_come_is_put_aside_and_alarms_nobody(*, ahead: int, is_taken: bool) -> None:
    future = slot(END + timedelta(minutes=ahead), kiosk=0, gauges={"disk": 99.0})
    assert told([*span(moment(8, day=DAYS), moment(11, 50, day=DAYS)), future])[1] == (0 if is_taken else 1)
    assert Watched.objects.get().slot_at == (future.begins_at if is_taken else moment(11, 40, day=DAYS))
    assert Quarantined.objects.filter(fault__contains="l’horloge du centre avance").exists() is not is_taken
    if not is_taken:
        supervision.watch(contacts={}, act=act(END))
        assert not Alert.objects.exists()
