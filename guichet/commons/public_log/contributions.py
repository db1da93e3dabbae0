"""What this room registers: the sequencer, every second, and the lines of every event that is told."""

from datetime import timedelta

from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log import registry, signing
from guichet.foundation.journal import following
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.every("public-log.sequence", timedelta(seconds=1), signing.run, timeless=True)


def tell(event: str, told: registry.Told) -> None:
    """Called by the rooms whose events everybody may read."""
    registry.tell(event, told)
    following.follow(event, public_log.wait)
