"""A published service, a town hall that files for people, and somewhere to seal to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from guichet.foundation.keys import client as keys
from tests.factories.cases import publish_the_service
from tests.factories.machines import Machine
from tests.factories.requests import Desk


@pytest.fixture(autouse=True)
def a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "VAR", tmp_path)
    return tmp_path


@pytest.fixture
def desk(a_folder: Path) -> Iterator[Desk]:
    """Whose key is published where the keeper would."""
    desk = Desk()
    desk.publish(a_folder)
    yield desk
    keys._read.cache_clear()


@pytest.fixture
def a_still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """For counts of queries: a minute that ends between two calls would open a new window of the limits."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.fixture
def town_hall(request: pytest.FixtureRequest, client: Client) -> Machine:
    for needed in ("db", "desk"):
        request.getfixturevalue(needed)
    publish_the_service()
    return Machine(client)
