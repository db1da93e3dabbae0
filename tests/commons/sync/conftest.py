from collections.abc import Iterator

import pytest
from django.conf import LazySettings

from tests.commons.sync.nodes import Centre
from tests.factories.keepers import AKeeper, a_keeper


@pytest.fixture(scope="module")
def keeper() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        keeper.start()
        yield keeper


@pytest.fixture
def centre(db: None, keeper: AKeeper, settings: LazySettings) -> Centre:  # noqa: ARG001 db comes first
    """A centre that is enrolled; the hub's keeper is real."""
    settings.VAR = keeper.var
    centre = Centre()
    centre.enrol()
    return centre
