"""What the map registers below: its counting, every hour, at the national node alone."""

from datetime import timedelta

from django.conf import settings

from guichet.domains.territory import counting
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.every("territory.count", timedelta(hours=1), count)


def count(act: Act) -> None:
    if settings.NODE == "hub":
        counting.count(act)
