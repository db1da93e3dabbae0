"""What this room leaves to the workers."""

from datetime import timedelta

from guichet.commons.sittings import operations as sittings
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.every("sittings.end-idle", timedelta(seconds=15), end_idle, really=True)


def end_idle(act: Act) -> None:
    while sittings.end_idle(act=act):
        pass
