"""Kinds of work that only tests know, registered for the length of one test."""

from collections.abc import Iterator
from contextlib import contextmanager

from guichet.foundation.work import registry


@contextmanager
def registered(*kinds: registry.Kind) -> Iterator[None]:
    """These kinds and no others, not even the real ones."""
    real = dict(registry._kinds)
    registry._kinds.clear()
    registry._kinds.update({kind.name: kind for kind in kinds})
    try:
        yield
    finally:
        registry._kinds.clear()
        registry._kinds.update(real)
