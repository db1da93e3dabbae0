"""A broken database set aside, and the last whole copy in its place. What came after the copy comes back from the hub.

A kill at any line leaves either the broken file, or no file and copies: the next start then does the rest.
"""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from guichet.foundation.lib.sqlcipher.key import WrongKey
from guichet.foundation.upkeep import copies, files, soundness

OVER = "epoch-over"


@dataclass(frozen=True, slots=True)
class Healed:
    """`aside` holds the broken files, if there were any; `copy` is what took their place, if any copy was whole."""

    fault: str
    aside: Path | None
    copy: Path | None


def heal(database: Path, at: datetime) -> Healed | None:
    """None when all is well, or when nothing is there yet. Raises WrongKey when the key is what is wrong."""
    if not database.exists():
        return _put_back(database, fault="", aside=None) if copies.newest_first() else None
    fault = _fault(database)
    if not fault:
        return None
    return _put_back(database, fault=fault, aside=_set_aside(database, at))


def is_epoch_over() -> bool:
    """Whether this node lives on from a copy, and has not said so to the hub yet."""
    return _mark().exists()


def end_epoch() -> None:
    """To be said before anything is put back: what the hub has of this node is newer than what this node will have."""
    _mark().touch(mode=0o600)
    files.write_out(_mark())


def epoch_has_begun() -> None:
    _mark().unlink(missing_ok=True)


def _mark() -> Path:
    return Path(settings.VAR) / OVER


def _fault(database: Path) -> str:
    """A key that opens a copy is right: the file that it does not open is broken."""
    try:
        return next(iter(soundness.faults(database)), "")
    except WrongKey as refusal:
        if not any(_is_whole(copy) for copy in copies.newest_first()):
            raise
        return refusal.message


def _is_whole(copy: Path) -> bool:
    try:
        return not soundness.faults(copy)
    except WrongKey:
        return False


def _set_aside(database: Path, at: datetime) -> Path:
    """Moved, never deleted: who knows SQLite well may still find something in them."""
    aside = Path(settings.VAR) / "damaged" / f"{at:%Y-%m-%dT%H%M%S}"
    aside.mkdir(parents=True, mode=0o700)
    end_epoch()
    for end in (*files.COMPANIONS, ""):
        part = database.with_name(f"{database.name}{end}")
        if part.exists():
            part.rename(aside / part.name)
    return aside


def _put_back(database: Path, *, fault: str, aside: Path | None) -> Healed:
    copy = next((each for each in copies.newest_first() if _is_whole(each)), None)
    if copy is not None:
        end_epoch()
        draft = database.with_name(f"{database.name}.part")
        shutil.copyfile(copy, draft)
        files.write_out(draft)
        draft.rename(database)
        files.write_out(database)
    return Healed(fault, aside, copy)
