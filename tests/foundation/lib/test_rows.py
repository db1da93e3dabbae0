"""A row that is added by a statement of ours is the row that Django would have written."""

from datetime import timedelta

import pytest

from guichet.domains.casework.models import Case, Turn
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib import rows
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON
from tests.factories.cases import a_ready_case, publish_the_service

pytestmark = pytest.mark.django_db


def an_entry() -> Entry:
    """With a text that needs quoting, and with what the database fills in by itself."""
    return Entry(
        kind="test.told",
        schema=1,
        subject="a case",
        at=NOON,
        actor_kind="system",
        actor="%s « l’agente »",
        surface="worker",
        facts={"reason": 'she said "no"', "count": 3, "nothing": None},
    )


def a_turn(case: Case) -> Turn:
    return Turn(case=case, officer="codjo", slot=0, step=case.step, began_at=NOON, until=NOON + timedelta(days=1))


def written(entry: Entry) -> dict[str, object]:
    kept = Entry.objects.filter(pk=entry.pk).values().get()
    return {name: value for name, value in kept.items() if name not in ("number", "recorded_at")}


def test_a_row_is_kept_as_django_keeps_it() -> None:
    ours, theirs = an_entry(), an_entry()
    with building():
        rows.add(ours)
        theirs.save(force_insert=True)
    assert written(ours) == written(theirs)
    assert theirs.pk == ours.pk + 1


def test_what_the_database_fills_in_is_read_when_it_is_asked_for() -> None:
    entry = an_entry()
    with building():
        rows.add(entry)
    assert entry.recorded_at == Entry.objects.get().recorded_at


def test_a_row_that_was_added_is_changed_not_added_again() -> None:
    publish_the_service()
    turn = a_turn(a_ready_case())
    with building():
        rows.add(turn)
        turn.slot = 2
        turn.save()
    assert Turn.objects.get().slot == 2


def test_a_row_that_may_not_stand_beside_another_is_left_out() -> None:
    publish_the_service()
    case = a_ready_case()
    with building():
        assert rows.add_unless_known(a_turn(case))
        assert not rows.add_unless_known(a_turn(case))
    assert Turn.objects.count() == 1
