"""The national node, really asked, and the nodes of centres; all share one database, so each test tells one end."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from django.conf import LazySettings

from guichet.commons.intake.holding import Hold
from guichet.commons.intake.tickets import resuming
from guichet.commons.sync import receiving, registry
from guichet.commons.sync.carrier.line import Line
from guichet.foundation.lib.act import Act
from tests.commons.sync.nodes import Centre, Link
from tests.factories.catalogue import publish
from tests.factories.keepers import AKeeper
from tests.factories.requests import a_procedure, a_question
from tests.factories.tickets import ACT, COTONOU, Left, line_of


class Apart(Link):
    """The national node has a disk of its own."""

    def __init__(self, settings: LazySettings, hub: Path) -> None:
        super().__init__()
        self._settings, self._there = settings, hub

    def _answer(self, request: httpx.Request) -> httpx.Response:
        here = self._settings.VAR
        self._settings.VAR = self._there
        try:
            return super()._answer(request)
        finally:
            self._settings.VAR = here


@dataclass
class Place:
    """The node of a centre, before which somebody stands."""

    node: Centre
    hub: Callable[[], AbstractContextManager[Line]]

    def show(self, left: Left, *, secret: str = "", act: Act = ACT) -> Hold | None:
        """The square of that ticket."""
        return resuming.resume(reference=left.reference, proof=secret or left.secret, act=act, hub=self.hub)


@pytest.fixture(autouse=True)
def national(
    db: None,  # noqa: ARG001 the database comes first
    keeper: AKeeper,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It offers a service, and its keeper is real."""
    settings.VAR = keeper.var
    monkeypatch.setattr(registry, "_welcomes", [])
    publish(a_procedure(a_question("text", "nom"), a_question("file", "piece", required=False)))


@pytest.fixture
def lokossa() -> Centre:
    centre = Centre()
    centre.enrol()
    return centre


@pytest.fixture
def cotonou(settings: LazySettings, keeper: AKeeper, tmp_path: Path) -> Place:
    """This process is the node of Cotonou from now on, on a disk of its own."""
    centre = Centre(place=COTONOU, link=Apart(settings, keeper.var))
    centre.enrol()
    hub_key = receiving.own_key()
    settings.NODE, settings.CENTRE, settings.VAR = "centre", COTONOU, tmp_path
    return Place(centre, line_of(centre, hub_key))
