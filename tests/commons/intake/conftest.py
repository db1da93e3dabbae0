"""Somebody to receive requests."""

import pytest

from guichet.commons.intake import registry
from tests.factories.requests import Desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(registry, "_receivers", [desk.receive])
    return desk
