"""Keeping a copy of a log that one does not trust: it must have grown out of what was copied before."""

from collections.abc import Iterator
from pathlib import Path

from guichet.commons.public_log import notes, publishing
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.sources import Folder, Source, part_or_whole
from guichet.commons.public_log.notes import Checkpoint, Verifier
from guichet.commons.public_log.refusals import Missing, OtherOrigin
from guichet.commons.public_log.tree import names
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import WIDTH, width_at
from guichet.foundation.lib import durable


def mirror(source: Source, folder: Path, key: Verifier) -> Checkpoint:
    """Bring `folder` up to date, then read it whole against its root.

    Raises OtherOrigin, RolledBack, Forked, and what `reading.read` raises: the copy of before stays then.
    """
    known = _known(folder)
    if known is not None and known.origin != key.name:
        raise OtherOrigin(key.name, known.origin)
    found, note = reading.follow(source, key, known)
    before = known.size if known else 0
    for name, content in _files(source, before, found.size):
        durable.write(folder / name, content)
    reading.read(_Headed(Folder(folder), str(note).encode()), key)
    durable.write(folder / publishing.CHECKPOINT, str(note).encode())
    return found


def _known(folder: Path) -> Checkpoint | None:
    """It was signed when it was copied, perhaps by a key that the log has no more."""
    try:
        return notes.parsed(notes.read(Folder(folder).file(publishing.CHECKPOINT).decode(errors="replace")))
    except Missing:
        return None


def _files(source: Source, before: int, size: int) -> Iterator[tuple[str, bytes]]:
    for place in publishing.changed(before, size):
        width = width_at(place, size)
        part, whole = names.of_tile(place, width), names.of_tile(place, WIDTH)
        yield part, part_or_whole(source, part, whole)[: width * SIZE]
        if place.level == 0:
            part, whole = names.of_entries(place.index, width), names.of_entries(place.index, WIDTH)
            yield part, part_or_whole(source, part, whole)


class _Headed:
    """A copy whose new head is not written yet: it is believed once the whole is."""

    def __init__(self, copy: Folder, head: bytes) -> None:
        self._copy, self._head = copy, head

    def file(self, name: str) -> bytes:
        return self._head if name == publishing.CHECKPOINT else self._copy.file(name)
