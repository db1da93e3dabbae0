"""What an operation is, and what it does when it fails."""

from collections.abc import Iterator
from contextlib import suppress

import pytest

from guichet.foundation.journal import operations as journal
from guichet.foundation.journal.events import event, kinds
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.guards import HouseRuleBroken
from guichet.foundation.lib.operation import FailureSwallowed, operation
from guichet.foundation.lib.refusal import Refused
from tests.factories.acts import NOON, an_act
from tests.factories.events import Tried

pytestmark = pytest.mark.django_db


def tell(*, act: Act) -> None:
    journal.record(happened=Tried(thing="a-thing", count=1), act=act)


@operation
def tell_then_fail(*, act: Act) -> None:
    tell(act=act)
    raise Refused("Non.")


@operation
def tell_then_succeed(*, act: Act) -> None:
    tell(act=act)


@operation
def swallow_a_failure(*, act: Act) -> None:
    with suppress(Refused):
        tell_then_fail(act=act)


@operation
def write_what_another_app_owns(*, act: Act) -> None:
    Entry.objects.create(kind="x", schema=1, subject="x", at=act.at, actor="x", facts={})


def test_what_an_operation_did_stays() -> None:
    tell_then_succeed(act=an_act())
    assert Entry.objects.of_kind("test.tried").count() == 1


def test_a_refused_operation_leaves_nothing() -> None:
    with pytest.raises(Refused, match=r"Non\."):
        tell_then_fail(act=an_act())
    assert not Entry.objects.exists()


def test_a_failure_inside_is_never_half_kept() -> None:
    with pytest.raises(FailureSwallowed, match="swallow_a_failure went on after an operation inside it failed"):
        swallow_a_failure(act=an_act())
    assert not Entry.objects.exists()


def test_an_operation_writes_only_what_its_app_owns() -> None:
    with pytest.raises(HouseRuleBroken, match=r"which belongs to guichet\.foundation\.journal"):
        write_what_another_app_owns(act=an_act())


def test_an_operation_takes_keyword_arguments_only() -> None:
    with pytest.raises(TypeError, match="keyword arguments only, not case"):

        @operation
        def close(case: str, *, act: Act) -> None: ...


def test_an_operation_takes_an_act() -> None:
    with pytest.raises(TypeError, match=r"takes `act: Act`"):

        @operation
        def close(*, case: str) -> None: ...


def test_an_operation_works_before_it_returns() -> None:
    with pytest.raises(TypeError, match="does its work before it returns"):

        @operation
        def close(*, act: Act) -> Iterator[Act]:
            yield act


def test_an_operation_is_not_awaited() -> None:
    with pytest.raises(TypeError, match="does its work before it returns"):

        @operation
        async def close(*, act: Act) -> None: ...


def test_an_act_needs_its_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        an_act(at=NOON.replace(tzinfo=None))


def test_the_journal_says_who_when_and_through_what() -> None:
    tell_then_succeed(act=an_act())
    entry = Entry.objects.about("a-thing").latest_first()[0]
    assert (entry.actor_kind, entry.actor, entry.at, entry.place, entry.surface) == (
        "system",
        "test",
        NOON,
        "",
        "command",
    )
    assert (entry.kind, entry.schema, entry.facts) == ("test.tried", 1, {"thing": "a-thing", "count": 1, "at": None})
    assert str(entry) == f"{entry.number} test.tried a-thing"


def test_a_kind_of_event_is_declared_once() -> None:
    with pytest.raises(TypeError, match="declared twice"):
        event("test.tried", subject="thing")(Tried)
    assert [kind.name for kind in kinds().values()].count("test.tried") == 1


def test_an_event_names_its_subject_among_its_fields() -> None:
    with pytest.raises(TypeError, match="with the field 'nothing'"):
        event("test.other", subject="nothing")(Tried)


def test_a_fact_is_plain() -> None:
    with pytest.raises(TypeError, match="not list"):
        journal.record(happened=Tried(thing="a-thing", count=[1]), act=an_act())  # type: ignore[arg-type]
