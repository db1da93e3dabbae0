"""A row that a statement of ours adds, reads or changes is the row that Django would have had."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection

from guichet.domains.casework.models import Case, Turn
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import ActorKind
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


def test_a_word_of_ours_is_kept_as_django_keeps_it() -> None:
    entry = an_entry()
    entry.actor_kind = ActorKind.SYSTEM
    with building():
        rows.add(entry)
    assert Entry.objects.filter(actor_kind="system").get() == entry


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps what it understood by itself")
def test_a_statement_is_kept_by_postgresql() -> None:
    with building(), connection.cursor() as cursor:
        for _ in range(10):
            rows.add(an_entry())
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%journal_entry%"])
        assert cursor.fetchone() == (1,)


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


def test_a_row_is_read_as_django_reads_it() -> None:
    publish_the_service()
    case = a_ready_case()
    ours, theirs = rows.known(Case, reference=case.reference), Case.objects.get(reference=case.reference)
    assert ours is not None
    assert [getattr(ours, field.attname) for field in Case._meta.concrete_fields] == [
        getattr(theirs, field.attname) for field in Case._meta.concrete_fields
    ]


def test_a_row_that_is_not_there_is_not_found() -> None:
    assert rows.known(Case, reference="WEB-0000-0000-0") is None
    with pytest.raises(ObjectDoesNotExist, match="WEB-0000-0000-0"):
        rows.locked(Case, reference="WEB-0000-0000-0")


def test_only_the_fields_that_are_named_are_changed() -> None:
    publish_the_service()
    turn = a_turn(a_ready_case())
    with building():
        rows.add(turn)
        turn.until, turn.officer = NOON + timedelta(days=2), "houeto"
        rows.change(turn, "until")
    kept = Turn.objects.get()
    assert (kept.until, kept.officer) == (NOON + timedelta(days=2), "codjo")


def test_a_row_that_is_gone_is_not_changed_in_silence() -> None:
    publish_the_service()
    turn = a_turn(a_ready_case())
    with building():
        rows.add(turn)
        Turn.objects.all().delete()
        with pytest.raises(ObjectDoesNotExist, match="casework"):
            rows.change(turn, "until")
