"""The part of the carrying that makes a centre a witness of the public log: it looks now and then, by the same link."""

import logging
import time

from django.conf import settings
from django.db import DatabaseError, InterfaceError

from guichet.commons.public_log import contesting, witnessing
from guichet.commons.public_log.auditing.sources import Unreachable
from guichet.commons.public_log.refusals import LogFault
from guichet.commons.sync.carrier.wire import Failed, MustGreet, Wire
from guichet.foundation.keys.refusals import KeeperUnavailable, WrongKey
from guichet.foundation.lib.act import Act

logger = logging.getLogger(__name__)


class LogWitness:
    """One a node, in the thread that carries."""

    def __init__(self, wire: Wire) -> None:
        self._log = _OverTheLink(wire)
        self._looked_at = float("-inf")

    def look(self, act: Act) -> None:
        """Once in a while. What stands in the way is tried again; what is found wrong has been told already."""
        if time.monotonic() < self._looked_at + settings.SECONDS_BETWEEN_CHECKPOINTS:
            return
        self._looked_at = time.monotonic()
        try:
            witnessing.look(self._log, act)
        except (LogFault, KeeperUnavailable, WrongKey, DatabaseError, InterfaceError) as fault:
            logger.info("the public log was not looked at: %s", type(fault).__name__)
        self._learn()

    def _learn(self) -> None:
        """Also of a log that was not believed: then above all the screens of the centre must say so."""
        try:
            contesting.learn(self._log)
        except (OSError, DatabaseError, InterfaceError) as fault:
            logger.warning("the screens do not know whether the public log is contested: %s", type(fault).__name__)


class _OverTheLink:
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def file(self, name: str) -> bytes:
        try:
            return self._wire.ask("GET", f"{settings.HUB_URL}/journal/{name}").content
        except (Failed, MustGreet):
            raise Unreachable(settings.HUB_URL) from None
