"""The thread of a centre's node that carries: it says hello to the hub, sends what waits, takes the news."""

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils.translation import gettext as _

from guichet.command.console import say
from guichet.command.watching_the_log import LogWitness
from guichet.commons.sync import queries, speaking
from guichet.commons.sync.carrier import enrolling, line
from guichet.commons.sync.carrier.carrier import Carrier, Self
from guichet.commons.sync.carrier.sending import AT_ONCE
from guichet.commons.sync.carrier.wire import Failed, Wire
from guichet.foundation.demonstration import link
from guichet.foundation.demonstration.link import Backlog
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.refusals import KeeperUnavailable, WrongKey
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.work.failures import described

logger = logging.getLogger(__name__)

REST = 0.5
SECONDS_BETWEEN_COUNTS = 2.0
SECONDS_BEFORE_ASKING_AGAIN = 5.0


def carry_until(ended: threading.Event, *, invitation: str = "") -> None:
    """Runs in a thread of its own, with a connection of its own. `invitation` enrols the node first."""
    wire = Wire(settings.HUB_URL, is_cut=line.is_cut)
    pool = ThreadPoolExecutor(AT_ONCE + 1, thread_name_prefix="question")  # batches, and what is new
    try:
        if invitation:
            _enrol(wire, invitation, ended)
        me = Self(PlaceId(settings.CENTRE), line.sign)
        pause = timedelta(seconds=settings.SECONDS_BETWEEN_NEWS)
        carrier = Carrier(me, wire, act=line.act, pause=pause, pool=pool)
        panel, witness = Panel(), LogWitness(wire)
        while not ended.is_set():
            if not _stepped(carrier):
                witness.look(line.act())
                ended.wait(REST)
            panel.tell()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        wire.close()
        connection.close()


def _stepped(carrier: Carrier) -> bool:
    try:
        return carrier.step()
    except (DatabaseError, InterfaceError) as fault:
        logger.warning("the carrying waits for the database: %s", type(fault).__name__)
        connection.close()
    except Exception as fault:  # noqa: BLE001 without this thread nothing leaves the centre any more
        logger.error("the carrying failed: %s", described(fault))  # noqa: TRY400 the message may name somebody
    return False


class Panel:
    """In a demonstration the panel of the hub shows what waits here, also while the link is cut."""

    def __init__(self) -> None:
        self._told: Backlog | None = None
        self._told_at = -SECONDS_BETWEEN_COUNTS

    def tell(self) -> None:
        """Now and then: to count a week of filings holds up what would leave meanwhile."""
        if not settings.DEMONSTRATION or time.monotonic() < self._told_at + SECONDS_BETWEEN_COUNTS:
            return
        try:
            standing = queries.standing()
        except (DatabaseError, InterfaceError):
            return
        now = Backlog(standing.records, standing.files, standing.record_bytes + standing.file_bytes)
        if now != self._told:
            link.note(now)
        self._told, self._told_at = now, time.monotonic()


def _enrol(wire: Wire, invitation: str, ended: threading.Event) -> None:
    """Until the hub has heard it: the link, or the keeper, may come up later than this node."""
    while not ended.is_set():
        try:
            enrolling.enrol(
                wire,
                invitation,
                centre=PlaceId(settings.CENTRE),
                key=keys.own(Kind.SYNC).public,
                sign=line.sign,
                act=line.act(),
            )
        except (Failed, KeeperUnavailable, WrongKey) as failed:
            logger.info("the hub was not told of this node yet: %s", failed)
            ended.wait(SECONDS_BEFORE_ASKING_AGAIN if isinstance(failed, Failed) else REST)
        except Refused as refused:
            logger.warning("this node is not enrolled: %s", refused.message)
            return
        else:
            say(_("Empreinte de cet ordinateur : %s") % speaking.fingerprint_of(keys.own(Kind.SYNC).public))
            return
