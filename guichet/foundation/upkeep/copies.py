"""Copies of the database beside it: one a night, the last three kept, each whole before it has its name."""

from datetime import datetime
from pathlib import Path

from django.conf import settings

from guichet.foundation.upkeep import files, soundness

KEPT = 3


class NotCopied(RuntimeError):
    """The copy was not whole; those of before are kept."""


def folder() -> Path:
    return Path(settings.VAR) / "copies"


def newest_first() -> list[Path]:
    return sorted(folder().glob("*.sqlite3"), reverse=True)


def make(source: Path, at: datetime) -> Path:
    """Raises NotCopied, and what the disk raises; a copy that was cut leaves nothing under a copy's name."""
    folder().mkdir(mode=0o700, exist_ok=True)
    target = folder() / f"{at:%Y-%m-%dT%H%M%S}.sqlite3"
    draft = folder() / "copy.part"
    draft.unlink(missing_ok=True)
    files.copy(source, draft)
    if faults := soundness.faults(draft):
        draft.unlink()
        raise NotCopied(faults[0])
    draft.rename(target)
    files.write_out(target)
    for old in newest_first()[KEPT:]:
        old.unlink()
    return target
