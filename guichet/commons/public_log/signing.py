"""The sequencer: each second it gives waiting lines their places, has the tree signed, and publishes it.

Each step can be repeated: whatever a cut leaves half done, the next second finishes.
"""

import logging

from django.conf import settings

from guichet.commons.public_log import contesting, publishing, queries
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.notes import Checkpoint, Note, Verifier, line
from guichet.commons.public_log.refusals import Restored, RolledBack
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import proofs
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.foundation.keys.refusals import KeeperUnavailable
from guichet.foundation.lib.act import Act

logger = logging.getLogger(__name__)


def run(act: Act) -> None:
    """Raises Restored before people recovered the log of a restored node, RolledBack when the database knows less than
    what was published: nothing gets its place then, since those that were lost have theirs already.
    """
    if settings.NODE != "hub":
        return
    contesting.publish()
    _refuse_to_go_on_from_less()
    while queries.is_awaited(act.at) and public_log.sequence(act=act):
        pass
    try:
        sign(act)
    except KeeperUnavailable:
        logger.info("the public log waits for the keeper of keys")
    publishing.publish()


def sign(act: Act) -> None:
    size, last = queries.size(), queries.head()
    if size == 0 or (last is not None and last.size == size):
        return
    checkpoint = Checkpoint(settings.LOG_ORIGIN, size, proofs.root(StoredTiles.for_root(size), size))
    signed = keys.sign(Kind.LOG, checkpoint.body.encode())
    note = Note(checkpoint.body, (line(verifier(keys.current(Kind.LOG)), signed.signature),))
    public_log.keep_signed(checkpoint=checkpoint, note=note, record=signed.record, act=act)


def _refuse_to_go_on_from_less() -> None:
    size, published = queries.size(), publishing.published_size()
    if publishing.is_restored():
        raise Restored
    if size < published:
        raise RolledBack(size, published)


def verifier(key: PublicKey) -> Verifier:
    return Verifier(settings.LOG_ORIGIN, key.public)


def verifiers() -> list[Verifier]:
    """Of every key that ever signed the log, oldest first."""
    return [verifier(key) for key in keys.public_keys() if key.kind is Kind.LOG]
