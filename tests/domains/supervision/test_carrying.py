"""From the minutes of a centre to the national node, by the carrying: last of all, and once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import OperationalError

from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries, records, registry
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.models import Node, Outgoing, Quarantined
from guichet.commons.sync.vocabulary import Lane, NodeState
from guichet.domains.supervision import contributions, measures
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.models import Sample, Slot
from guichet.domains.supervision.operations.measuring import SLOT_KIND
from guichet.domains.supervision.vocabulary import Device
from guichet.foundation.lib.operation import building
from tests.domains.supervision.slots import act, moment, slot, span

pytestmark = pytest.mark.django_db


def minutes(first: int, count: int, *, kiosk: bool = True) -> None:
    for minute in range(first, first + count):
        at = moment(8) + timedelta(minutes=minute, seconds=7)
        if kiosk:
            supervision.note_heard(device=Device.KIOSK, act=act(at, "LOK"))
        supervision.sample(gauges={"disk": 40.0 + minute}, is_linked=minute % 2 == 0, act=act(at, "LOK"))


def test_ten_minutes_become_one_slot_that_waits_behind_what_people_did() -> None:
    minutes(0, 12)
    minutes(12, 9, kiosk=False)
    first, second = Slot.objects.order_by("begins_at")
    assert (first.samples, first.kiosk, first.screen, first.link) == (10, 10, 0, 5)
    assert first.gauges == {"disk": [40.0, 44.5, 49.0]}
    assert (second.begins_at, second.kiosk) == (
        moment(8, 10),
        4,
    )  # alive for 150 s after its last word
    waiting = Outgoing.objects.order_by("pk")
    assert [(each.lane, each.kind) for each in waiting] == [(Lane.MEASURES, SLOT_KIND)] * 2
    assert queries.standing().records == 0  # nobody waits for them
    assert records.read(bytes(waiting[0].content)).body == measures.as_body(
        measures.Slot("LOK", moment(8), 10, 10, 0, 5, {"disk": [40.0, 44.5, 49.0]})
    )


def test_a_minute_is_kept_once_and_for_a_day() -> None:
    minutes(0, 1)
    minutes(0, 1)
    assert Sample.objects.count() == 1
    supervision.sample(gauges={}, is_linked=True, act=act(moment(8, 1, day=1), "LOK"))
    assert Sample.objects.get().taken_at == moment(8, 1, day=1)
    assert Slot.objects.get().samples == 1


def sent(*bodies: Mapping[str, Any], first: int = 1, before: bytes = records.START) -> Batch:
    with building():
        node, _new = Node.objects.get_or_create(
            centre="LOK", defaults={"state": NodeState.APPROVED, "key": "ab" * 32, "told_chain": records.START.hex()}
        )
    contents = tuple(records.written(records.of(SLOT_KIND, 1, body, act(moment(8), "LOK"))) for body in bodies)
    return Batch(node.centre, "ab" * 16, Lane.MEASURES, first, before, contents)


def test_a_batch_is_taken_together_and_again_without_change() -> None:
    bodies = [measures.as_body(each) for each in span(moment(0), moment(10))]
    taken = sync.accept(batch=sent(*bodies), act=act(moment(11)))
    assert (taken.last, taken.new, taken.quarantined) == (60, 60, 0)
    assert sync.accept(batch=sent(*bodies), act=act(moment(11))).new == 0
    assert set(Slot.objects.values_list("centre", "received_at")) == {("LOK", moment(11))}
    assert Slot.objects.count() == 60


def test_one_from_the_future_is_put_aside_with_a_sentence_and_the_others_are_taken() -> None:
    bodies = [measures.as_body(slot(moment(hour))) for hour in (8, 15, 9)]
    taken = sync.accept(batch=sent(*bodies), act=act(moment(11)))
    assert (taken.last, taken.quarantined) == (3, 1)
    assert list(Slot.objects.order_by("begins_at").values_list("begins_at", flat=True)) == [moment(8), moment(9)]
    row = Quarantined.objects.get()
    assert (
        row.fault == "Ce relevé dit être du 2 mars 2026 15:00, qui n’est pas encore\u00a0: l’horloge du centre avance."
    )
    assert not sync.settle(quarantined=row.pk, drop=False, act=act(moment(12)))
    assert sync.settle(quarantined=row.pk, drop=False, act=act(moment(15)))
    assert Slot.objects.count() == 3


def test_what_is_unreadable_among_them_is_put_aside_alone() -> None:
    batch = sent(measures.as_body(slot(moment(8))), {"t": "?"})
    spoiled = Batch(batch.node, batch.epoch, batch.lane, 1, batch.before, (*batch.contents, b"\xff"))
    taken = sync.accept(batch=spoiled, act=act(moment(11)))
    assert (taken.last, taken.quarantined, Slot.objects.count()) == (3, 2, 1)


def test_a_database_that_fails_puts_nothing_aside_and_the_batch_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_carried: object) -> None:
        raise OperationalError("database is locked")

    kind = registry._receivers[SLOT_KIND]
    monkeypatch.setitem(registry._receivers, SLOT_KIND, replace(kind, take_all=fails))
    batch = sent(measures.as_body(slot(moment(8))))
    with pytest.raises(OperationalError, match="locked"):
        sync.accept(batch=batch, act=act(moment(11)))
    assert not Quarantined.objects.exists()
    monkeypatch.undo()
    assert sync.accept(batch=batch, act=act(moment(11))).new == 1


def test_the_workers_of_a_hub_watch_and_count(settings: LazySettings) -> None:
    supervision.take(slots=span(moment(8), moment(9)), act=act(moment(9)))
    for node in ("centre", "hub"):
        settings.NODE = node
        contributions.watch(act(moment(10)))
        contributions.recount(act(moment(10)))
    assert supervision.watch(contacts={}, act=act(moment(10))) == 0
