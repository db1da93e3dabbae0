from collections.abc import Iterator

import pytest
from django.utils.translation import override
from pytest_django.fixtures import Settings

from guichet.surfaces.ui import site


@pytest.fixture(autouse=True)
def _a_node_with_nothing_but_the_gallery(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ROOT_URLCONF = "tests.surfaces.ui.urls"
    monkeypatch.setattr(site, "_declared", site.Site())


@pytest.fixture(autouse=True)
def _french_unless_said_otherwise() -> Iterator[None]:
    """A request leaves its language behind in the thread: the next test must not speak it."""
    with override("fr"):
        yield
