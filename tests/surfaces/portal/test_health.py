"""Is it alive, can it serve."""

import pytest
from django.test import Client

from tests.factories.catalogue import a_service, publish

pytestmark = pytest.mark.django_db


def test_alive(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}


def test_not_ready_before_anything_is_published(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "nothing published"})


def test_ready_once_a_catalogue_is_published(client: Client) -> None:
    edition = publish(a_service()).edition
    assert client.get("/readyz").json() == {"status": "ready", "edition": edition}
