import pytest
from pytest_django.fixtures import Settings

from guichet.surfaces.ui import site


@pytest.fixture(autouse=True)
def _a_node_with_nothing_but_the_gallery(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = "tests.surfaces.ui.urls"
    monkeypatch.setattr(site, "_declared", site.Site())
