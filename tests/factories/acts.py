"""Acts for tests: at a fixed moment, by a process that says it is a test."""

from datetime import UTC, datetime

from guichet.foundation.lib.act import Act, Surface, by_the_system

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def an_act(at: datetime = NOON) -> Act:
    return by_the_system(at=at, surface=Surface.COMMAND, process="test")
