"""A copy of the log that the node itself keeps beside it: it refuses, as any mirror does, a past that changed."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from guichet.commons.public_log import notes, publishing
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.auditing import mirroring, rereading
from guichet.commons.public_log.auditing.sources import Folder
from guichet.commons.public_log.refusals import Forked, LogFault, RolledBack, RootDiffers
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.lib.act import Act

logger = logging.getLogger(__name__)

NAME = "copie"  # below that of the log, when it doubts

WRONG: Mapping[type[LogFault], Fault] = {
    RolledBack: Fault.ROLLED_BACK,
    Forked: Fault.FORKED,
    RootDiffers: Fault.ALTERED,
}


@dataclass(frozen=True, slots=True)
class Copied:
    """`at` is when the copy was last held against the log, by the clock of the disk."""

    size: int
    at: datetime


def run(act: Act) -> None:
    """Nothing without GUICHET_LOG_MIRROR, before the first line, nor while a restored node waits for its lines."""
    folder, shown = settings.LOG_MIRROR, publishing.file(publishing.CHECKPOINT)
    if folder is None or shown is None or publishing.is_restored():
        return
    own, copy = Folder(publishing.folder()), folder / publishing.CHECKPOINT
    if copy.exists() and copy.read_bytes() == shown:
        copy.touch()
        return
    try:
        mirroring.mirror(own, folder, rereading.signer(own))
    except (RolledBack, Forked, RootDiffers) as fault:
        found = copied()
        public_log.keep_doubt(
            witness=f"{settings.LOG_ORIGIN}/{NAME}",
            fault=WRONG[type(fault)],
            size=found.size if found else 0,
            note=shown.decode(errors="replace"),
            act=act,
        )
    except (LogFault, OSError) as fault:
        logger.warning("the public log was not copied: %s", type(fault).__name__)


def copied() -> Copied | None:
    """None where no copy is kept, or before its first time. Raises Malformed."""
    if settings.LOG_MIRROR is None:
        return None
    file = Path(settings.LOG_MIRROR) / publishing.CHECKPOINT
    if not file.exists():
        return None
    checkpoint = notes.parsed(notes.read(file.read_text()))
    return Copied(checkpoint.size, datetime.fromtimestamp(file.stat().st_mtime, UTC))
