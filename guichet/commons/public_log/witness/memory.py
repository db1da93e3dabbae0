"""What a witness cosigned last of each log: the one thing that it must never forget.

A file of JSON, replaced whole: `{ORIGIN: {"size": LINES, "root": BASE64}}`. A witness that lost it believes whatever it
is shown first, so that its owner keeps it with the key.
"""

import fcntl
import json
import os
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guichet.commons.public_log import notes
from guichet.commons.public_log.notes import Checkpoint
from guichet.commons.public_log.refusals import Malformed, MemoryDamaged
from guichet.foundation.lib import durable

NOTHING = 0


@dataclass(frozen=True, slots=True)
class Memory:
    file: Path

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other thread or process looks or writes meanwhile: what was compared is still so when it is kept."""
        durable.make_folder(self.file.absolute().parent)
        handle = os.open(f"{self.file}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def last(self, origin: str) -> Checkpoint | None:
        """What was cosigned last of this log; None when nothing was. Raises MemoryDamaged."""
        return self._read().get(origin)

    def keep(self, checkpoint: Checkpoint) -> None:
        """On the disk when this returns. Raises OSError."""
        kept = self._read() | {checkpoint.origin: checkpoint}
        told = {each.origin: {"size": each.size, "root": b64encode(each.root).decode()} for each in kept.values()}
        durable.write(self.file, f"{json.dumps(told, indent=1, sort_keys=True)}\n".encode())

    def _read(self) -> dict[str, Checkpoint]:
        try:
            told = json.loads(self.file.read_bytes())
            return {
                origin: Checkpoint(origin, int(each["size"]), notes.decoded(each["root"]))
                for origin, each in told.items()
            }
        except FileNotFoundError:
            return {}
        except (Malformed, ValueError, TypeError, KeyError, AttributeError):
            raise MemoryDamaged(str(self.file)) from None
