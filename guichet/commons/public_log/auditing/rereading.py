"""The node reads its own log again each day, as a stranger would, and holds it against its tables.

Witnesses compare what was signed; a line that was altered here is in no checkpoint before the next is signed. Whoever
runs `guichet log audit` finds it, and the State should find it first.
"""

from django.conf import settings

from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log import publishing, queries, signing
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.sources import Folder, Source
from guichet.commons.public_log.notes import Checkpoint, Verifier
from guichet.commons.public_log.refusals import LogFault, NotSigned, RootDiffers
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import proofs
from guichet.foundation.lib.act import Act


def run(act: Act) -> None:
    """Nothing before the first line is published, nor while a restored node waits for its lines.

    Keeps when, how many lines, and whether all agreed; what does not raises the alarm.
    """
    if settings.NODE != "hub" or publishing.is_restored() or publishing.file(publishing.CHECKPOINT) is None:
        return
    own = Folder(publishing.folder())
    try:
        head = _reread(own)
    except LogFault:
        public_log.find_altered(size=queries.signed_size(), act=act)
    else:
        public_log.keep_reread(size=head.size, root=head.root, act=act)


def _reread(own: Source) -> Checkpoint:
    """What was published makes the root that was signed, and so do the lines and the tree of the tables.

    Raises LogFault.
    """
    head, _note = reading.head(own, signer(own))
    for index, published in enumerate(reading.bundles_of(own, head)):
        if queries.bundle(index, len(published)) != published:
            raise RootDiffers(head.size)
    if proofs.root(StoredTiles.for_root(head.size), head.size) != head.root:
        raise RootDiffers(head.size)
    return head


def signer(source: Source) -> Verifier:
    """Which of our keys signed the head: those of the log are never dropped. Raises NotSigned."""
    for key in reversed(signing.verifiers()):
        try:
            reading.head(source, key)
        except NotSigned:
            continue
        return key
    raise NotSigned
