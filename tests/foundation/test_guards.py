"""The guards of the house: each refusal differs from its success by one line."""

import pytest
from django.db import connection
from django.template import engines
from django.utils.functional import lazy

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.guards import HouseRuleBroken, written_by
from guichet.foundation.lib.operation import building

pytestmark = pytest.mark.django_db


def an_entry() -> Entry:
    return Entry(kind="test.told", schema=1, subject="X", at="2026-01-01T00:00Z", actor="t", facts={})


def test_a_write_outside_an_operation_is_refused() -> None:
    with pytest.raises(HouseRuleBroken, match="write to journal_entry outside an operation"):
        an_entry().save()


@pytest.mark.parametrize(
    "sql",
    [
        "insert into journal_entry (kind) values ('x')",
        "-- why\nINSERT INTO journal_entry (kind) VALUES ('x')",
        "/* why */ INSERT OR IGNORE INTO [journal_entry] (kind) VALUES ('x')",
        'INSERT INTO "public"."journal_entry" (kind) VALUES (\'x\')',
        "WITH gone AS (SELECT 1) INSERT INTO journal_entry (kind) SELECT 'x' FROM gone",
        "WITH gone AS (DELETE FROM journal_entry RETURNING *) SELECT * FROM gone",
        "SELECT ';'; DELETE FROM journal_entry",
        "DO $$ BEGIN DELETE FROM journal_entry; END $$",
        "EXPLAIN ANALYZE UPDATE ONLY Journal_Entry SET kind = 'x'",
        "UPDATE\n\tjournal_entry SET kind = 'x'",
        "TRUNCATE ONLY journal_entry",
        "MERGE INTO journal_entry USING other ON true WHEN MATCHED THEN DELETE",
        "COPY journal_entry (kind) FROM STDIN",
    ],
)
def test_a_write_is_seen_however_it_is_spelt(sql: str) -> None:
    with pytest.raises(HouseRuleBroken, match="write to journal_entry outside"), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_write_of_many_rows_is_seen() -> None:
    with pytest.raises(HouseRuleBroken, match="write to journal_entry outside"), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO journal_entry (kind) VALUES (%s)", [["x"], ["y"]])


def test_every_table_of_a_statement_is_seen() -> None:
    assert written_by('WITH a AS (DELETE FROM one RETURNING *) INSERT INTO "two" SELECT * FROM a') == ("one", "two")
    assert written_by('TRUNCATE "one", s."two" CASCADE') == ("one", "two")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 'DELETE FROM journal_entry'",
        "SELECT 1 -- UPDATE journal_entry SET kind = 'x'",
        "SELECT kind FROM journal_entry FOR UPDATE OF journal_entry",
        "SELECT kind FROM journal_entry FOR NO KEY UPDATE OF journal_entry",
        'SELECT "update" FROM journal_entry',
        "COPY journal_entry (kind) TO STDOUT",
        "COPY (SELECT kind FROM journal_entry) TO STDOUT",
    ],
)
def test_a_question_is_no_write(sql: str) -> None:
    assert written_by(sql) == ()


def test_an_upsert_writes_one_table() -> None:
    assert written_by("INSERT INTO one (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2") == ("one",)


def test_factories_write_inside_building() -> None:
    with building():
        an_entry().save()


def test_a_page_does_not_query_while_it_renders() -> None:
    page = engines["django"].from_string("{% for entry in entries %}{{ entry }}{% endfor %}")
    with pytest.raises(HouseRuleBroken, match="SQL while"):
        page.render({"entries": Entry.objects.all()})


def test_a_lazy_text_does_not_query_while_it_renders() -> None:
    page = engines["django"].from_string("{{ text }}")
    with pytest.raises(HouseRuleBroken, match="SQL while"):
        page.render({"text": lazy(lambda: str(Entry.objects.count()), str)()})


def test_a_page_shows_what_was_fetched_before() -> None:
    page = engines["django"].from_string("{% for entry in entries %}{{ entry }}{% endfor %}")
    assert page.render({"entries": list(Entry.objects.all())}) == ""


@pytest.mark.parametrize("verb", ["UPDATE journal_entry SET kind = 'x'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses_to_change_the_journal(verb: str) -> None:
    with building():
        an_entry().save()
        with pytest.raises(Exception, match="never changed or deleted"), connection.cursor() as cursor:
            cursor.execute(verb)
