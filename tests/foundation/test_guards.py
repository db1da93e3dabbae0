"""The guards of the house: each refusal differs from its success by one line."""

import pytest
from django.db import connection
from django.template import engines

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.guards import HouseRuleBroken
from guichet.foundation.lib.operation import building

pytestmark = pytest.mark.django_db


def an_entry() -> Entry:
    return Entry(kind="test.told", schema=1, subject="X", at="2026-01-01T00:00Z", actor="t", facts={})


def test_a_write_outside_an_operation_is_refused() -> None:
    with pytest.raises(HouseRuleBroken, match="write to journal_entry outside an operation"):
        an_entry().save()


def test_factories_write_inside_building() -> None:
    with building():
        an_entry().save()


def test_a_page_does_not_query_while_it_renders() -> None:
    page = engines["django"].from_string("{% for entry in entries %}{{ entry }}{% endfor %}")
    with pytest.raises(HouseRuleBroken, match="SQL while"):
        page.render({"entries": Entry.objects.all()})


def test_a_page_shows_what_was_fetched_before() -> None:
    page = engines["django"].from_string("{% for entry in entries %}{{ entry }}{% endfor %}")
    assert page.render({"entries": list(Entry.objects.all())}) == ""


@pytest.mark.parametrize("verb", ["UPDATE journal_entry SET kind = 'x'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses_to_change_the_journal(verb: str) -> None:
    with building():
        an_entry().save()
        with pytest.raises(Exception, match="never changed or deleted"), connection.cursor() as cursor:
            cursor.execute(verb)
