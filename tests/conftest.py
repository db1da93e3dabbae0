"""What every test of Guichet has."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what a second run on another database is worth: `-m database`."""
    for item in items:
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker("database")
