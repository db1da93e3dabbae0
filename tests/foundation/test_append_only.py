"""The step that makes a table append-only can be undone, and says what it needs."""

import pytest
from django.db import connection

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.append_only import AppendOnly
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON

pytestmark = pytest.mark.django_db


class Editor:
    """As much of Django's schema editor as the step uses: SQLite allows the real one outside a transaction only."""

    connection = connection

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_step_is_reversible() -> None:
    step = AppendOnly("journal_entry")
    editor = Editor()
    with building():
        Entry.objects.create(kind="x", schema=1, subject="x", at=NOON, actor="x", facts={})
        step.reverse_code(None, editor)
        Entry.objects.update(kind="y")
        step.code(None, editor)
    with building(), pytest.raises(Exception, match="never changed or deleted"):
        Entry.objects.update(kind="z")


def test_the_step_writes_itself_in_a_migration() -> None:
    assert AppendOnly("journal_entry").deconstruct() == ("AppendOnly", ["journal_entry"], {})
