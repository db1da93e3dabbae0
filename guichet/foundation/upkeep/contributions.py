"""What this room leaves to the worker of a centre: a copy of the database each night."""

from datetime import timedelta

from django.conf import settings

from guichet.foundation.lib.act import Act
from guichet.foundation.upkeep import copies, files
from guichet.foundation.work import registry


def contribute() -> None:
    if settings.NODE == "centre":
        registry.every("upkeep.copy", timedelta(days=1), copy)


def copy(act: Act) -> None:
    """The first one as soon as a node begins to work, so that there is always one."""
    database = files.database()
    if database is not None:
        copies.make(database, act.at)
