"""Two real nodes, for whoever needs both."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories import crowd
from tests.journeys.node import only
from tests.journeys.pair import Pair, a_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """The address of a keeper's socket is short."""
    with (
        tempfile.TemporaryDirectory(prefix="pair-") as folder,
        a_pair(Path(folder), only(tmp_path, crowd.SERVICES)) as pair,
    ):
        yield pair
