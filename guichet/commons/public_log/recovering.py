"""The way back of a hub that knows fewer lines than it published: out of a copy that others kept."""

from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log import publishing
from guichet.commons.public_log.auditing import reading, rereading
from guichet.commons.public_log.auditing.sources import Source
from guichet.foundation.lib.act import Act


def recover(source: Source, act: Act) -> int:
    """Take back the lines that are missing here and publish them; how many came back.

    The copy is believed for the hub's own signature alone, whoever kept it. Raises NotSigned, RolledBack, Forked, and
    what `reading.contents` does: nothing is changed then.
    """
    found = reading.contents(source, rereading.signer(source))
    came_back = public_log.recover(lines=found.lines, checkpoint=found.checkpoint, note=found.note, act=act)
    publishing.forget_restoration()
    publishing.publish()
    return came_back
