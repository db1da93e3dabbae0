from collections.abc import Iterator

import pytest

from guichet.foundation.identity.registry import CodeMessage
from tests.factories.identity import delivered


@pytest.fixture
def messages() -> Iterator[list[CodeMessage]]:
    """What the sender was given, in order."""
    with delivered() as messages:
        yield messages
