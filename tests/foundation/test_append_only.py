"""The step that makes a table append-only can be undone, and says what it needs."""

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.append_only import AppendOnly
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON

pytestmark = pytest.mark.django_db


class Editor:
    """As much of Django's schema editor as the step uses: SQLite allows the real one outside a transaction only."""

    @property
    def connection(self) -> BaseDatabaseWrapper:
        return connections["default"]

    def execute(self, sql: str, /) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_step_is_reversible() -> None:
    step = AppendOnly("journal_entry")
    editor = Editor()
    with building():
        Entry.objects.create(kind="x", schema=1, subject="x", at=NOON, actor="x", facts={})
        step.database_backwards("journal", editor, None, None)
        Entry.objects.update(kind="y")
        step.database_forwards("journal", editor, None, None)
    with building(), pytest.raises(Exception, match="never changed or deleted"):
        Entry.objects.update(kind="z")


def test_the_step_writes_itself_in_a_migration() -> None:
    step = AppendOnly("journal_entry")
    assert step.deconstruct() == ("AppendOnly", ["journal_entry"], {})
    assert "journal_entry" in step.describe()
