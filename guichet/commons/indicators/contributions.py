"""What this room registers: its counting, every hour."""

from datetime import timedelta

from guichet.commons.indicators import counting
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.every("indicators.count", timedelta(hours=1), counting.count)
