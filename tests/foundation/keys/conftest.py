"""A keeper that answers, and settings that lead to it."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from tests.factories.keepers import AKeeper, a_keeper


@pytest.fixture
def sleeping(settings: Settings) -> Iterator[AKeeper]:
    """A keeper that was never started."""
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        yield keeper


@pytest.fixture
def keeper(sleeping: AKeeper) -> AKeeper:
    sleeping.start()
    return sleeping
