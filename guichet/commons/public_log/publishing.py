"""The log as files, which any server or mirror hands out: tiles, bundles of lines, and last the checkpoint."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from guichet.commons.public_log import notes, queries
from guichet.commons.public_log.refusals import Malformed
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import bundles, names
from guichet.commons.public_log.tree.tiles import HEIGHT, WIDTH, Place, width_at
from guichet.foundation.lib import durable

CHECKPOINT = "checkpoint"
# In the node's folder: it came out of a backup, and may have signed since more lines than it knows.
RESTORED = "public-log-restored"


def folder() -> Path:
    return Path(settings.VAR) / "public-log"


def is_restored() -> bool:
    return (Path(settings.VAR) / RESTORED).exists()


def forget_restoration() -> None:
    (Path(settings.VAR) / RESTORED).unlink(missing_ok=True)


def file(name: str) -> bytes | None:
    """What is published under that name of the layout; None when nothing is."""
    try:
        return (folder() / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def published_size() -> int:
    """How many lines the published checkpoint has; 0 before the first."""
    text = file(CHECKPOINT)
    if text is None:
        return 0
    size = notes.read(text.decode()).body.split("\n")[1]
    if not size.isdigit():
        raise Malformed
    return int(size)


def publish() -> None:
    """Write what is new since the published checkpoint, then the checkpoint: whoever reads it finds all it names."""
    last = queries.head()
    if last is None:
        return
    tiles = StoredTiles()
    for place in changed(published_size(), last.size):
        width = width_at(place, last.size)
        _write(names.of_tile(place, width), tiles.tile(place, width))
        if place.level == 0:
            _write(names.of_entries(place.index, width), bundles.packed(queries.bundle(place.index, width)))
    text = str(last.note).encode()
    if file(CHECKPOINT) != text:
        durable.write(folder() / CHECKPOINT, text)


def changed(before: int, size: int) -> Iterator[Place]:
    """The tiles that the growth from `before` to `size` touched."""
    level = 0
    while size >> (HEIGHT * level):
        first, end = before >> (HEIGHT * level), size >> (HEIGHT * level)
        if end > first:
            yield from (Place(level, index) for index in range(first // WIDTH, (end - 1) // WIDTH + 1))
        level += 1


def _write(name: str, content: bytes) -> None:
    """Whole, or not there; a cut of the current is repaired by the next round, since the checkpoint comes last."""
    target = folder() / name
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_bytes(content)
    draft.replace(target)
