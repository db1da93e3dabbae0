"""A keeper to seal to, and a published service."""

from typing import Any

import pytest

from tests.factories.catalogue import a_service, publish
from tests.factories.keepers import AKeeper


@pytest.fixture(autouse=True)
def the_keeper_answers(a_folder: object, keeper: AKeeper, settings: Any, db: None) -> None:  # noqa: ARG001 in this order
    settings.VAR = keeper.var
    publish(a_service())
