"""The real services published, and somebody to receive requests."""

import pytest

from guichet.commons.intake import registry
from guichet.commons.intake.registry import SealedSubmission
from guichet.foundation.keys import client
from guichet.foundation.keys.public import as_json
from guichet.foundation.lib.act import Act
from tests.factories import uploads
from tests.factories.catalogue import publish
from tests.factories.editions import the_national_edition
from tests.factories.requests import Desk


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """With the list of public keys that a keeper would have left on the disk."""
    desk = Desk()
    open_the_case = registry._receivers[0]

    def receive(submission: SealedSubmission, act: Act) -> None:
        desk.receive(submission, act)
        open_the_case(submission, act)

    monkeypatch.setattr(registry, "_receivers", [receive])
    client.folder().mkdir(parents=True, exist_ok=True)
    (client.folder() / "public.json").write_text(as_json([desk.key]))
    return desk


@pytest.fixture
def national_catalogue() -> None:
    """The one service of it that these tests ask for."""
    edition = the_national_edition()
    assert edition.vocabulary
    publish(edition.sheets["justice-casier-b3"].service, vocabulary=edition.vocabulary)


@pytest.fixture
def a_photograph() -> bytes:
    return uploads.a_photograph()
