"""A kiosk before an invented service, with somebody to receive requests."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from guichet.commons.intake import registry
from tests.factories.catalogue import publish
from tests.factories.requests import CODE, Desk, a_procedure, a_question

Begin = Callable[..., str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    monkeypatch.setattr(registry, "_receivers", [desk.receive])
    return desk


@pytest.fixture
def begin(client: Client) -> Begin:
    """Publishes a service that asks these questions, begins it, and returns the address of the first one."""

    def begun(*questions: Mapping[str, object], **changes: object) -> str:
        publish(a_procedure(*(questions or (a_question("text", "nom"),)), **changes))
        client.post(f"/borne/demande/commencer/{CODE}/")
        return client.get("/borne/demande/").headers["Location"]

    return begun
