"""What this room registers with itself: the tidying of its own table."""

from datetime import timedelta

from guichet.foundation.work import operations, registry


def contribute() -> None:
    registry.every("work.forget", timedelta(hours=1), lambda act: operations.forget(act=act))
