"""What the catalogue costs: the same queries for one sheet and for ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.commons.catalogue import queries as catalogue
from tests.factories.catalogue import a_service, publish

pytestmark = pytest.mark.django_db


def cost_of_assembling(count: int) -> int:
    publish(*(a_service(f"service-{number}") for number in range(count)))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(catalogue.current().sheets) == count
    return len(queries)


def test_assembling_ten_sheets_costs_what_one_costs() -> None:
    assert cost_of_assembling(1) == cost_of_assembling(10) == 3


def test_a_page_costs_one_query_once_the_edition_is_held() -> None:
    publish(a_service())
    catalogue.current()
    with CaptureQueriesContext(connection) as queries:
        catalogue.current()
    assert len(queries) == 1


def test_texts_that_this_process_has_read_cost_one_query_however_many_they_are() -> None:
    publish(*(a_service(f"service-{number}") for number in range(10)))
    wanted = [(f"service-{number}", 1) for number in range(10)]
    assert len(catalogue.versions_of(wanted)) == 10
    with CaptureQueriesContext(connection) as queries:
        assert catalogue.versions_of([*wanted, ("service-0", 2)]).keys() == set(wanted)
    assert len(queries) == 1


def test_the_feed_of_ten_changes_costs_one_query() -> None:
    publish(*(a_service(f"service-{number}") for number in range(10)))
    with CaptureQueriesContext(connection) as queries:
        assert len(catalogue.latest_changes()) == 10
    assert len(queries) == 1
