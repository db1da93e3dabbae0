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
    """For a test that stops it, or needs it new."""
    sleeping.start()
    return sleeping


@pytest.fixture(scope="module")
def _awake() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        keeper.start()
        yield keeper


@pytest.fixture
def shared_keeper(_awake: AKeeper, settings: Settings) -> AKeeper:
    """For a test that leaves nothing behind which another would trip over."""
    settings.VAR = _awake.var
    return _awake
