"""A centre in the morning, and the focal point who works there."""

import pytest

from guichet.foundation.lib.act import Act
from tests.domains.reception import at_lokossa


@pytest.fixture
def act() -> Act:
    return at_lokossa()
