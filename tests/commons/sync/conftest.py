import pytest
from django.conf import LazySettings

from guichet.commons.sync import registry
from tests.commons.sync.nodes import Centre
from tests.factories.keepers import AKeeper


@pytest.fixture
def centre(
    db: None,  # noqa: ARG001 the database comes first
    keeper: AKeeper,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> Centre:
    """A centre that is enrolled, and told nothing yet; the hub's keeper is real."""
    settings.VAR = keeper.var
    monkeypatch.setattr(registry, "_welcomes", [])
    centre = Centre()
    centre.enrol()
    return centre
