"""The real services published, and somebody to receive requests."""

import pytest
from django.conf import settings

from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.intake import registry
from guichet.foundation.keys import client
from guichet.foundation.keys.public import as_json
from tests.factories import uploads
from tests.factories.catalogue import publish
from tests.factories.requests import Desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """With the list of public keys that a keeper would have left on the disk."""
    desk = Desk()
    monkeypatch.setattr(registry, "_receivers", [desk.receive])
    client.folder().mkdir(parents=True, exist_ok=True)
    (client.folder() / "public.json").write_text(as_json([desk.key]))
    return desk


@pytest.fixture
def national_catalogue() -> None:
    catalogue = read_catalogue(settings.SERVICES)
    publish(*catalogue.services, vocabulary=catalogue.vocabulary)


@pytest.fixture
def a_photograph() -> bytes:
    return uploads.a_photograph()
