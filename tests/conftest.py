"""What every test of Guichet has."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import settings

# No test measures time: a busy machine is not a fault of the code.
settings.register_profile("guichet", deadline=None)
settings.load_profile("guichet")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what a second run on another database is worth: `-m database`."""
    for item in items:
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker("database")


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """A request leaves its language to the thread that answered it: each test begins and ends in French."""
    with translation.override("fr"):
        yield
