"""A hub that was restored from a backup takes back, from a copy of its log, the lines that it signed since."""

from collections import defaultdict
from collections.abc import Sequence

from guichet.commons.public_log import events, leaves, storing
from guichet.commons.public_log.models import ALONE, Line, Signed, Tree, Waiting
from guichet.commons.public_log.notes import Checkpoint, Note
from guichet.commons.public_log.refusals import Forked, RolledBack
from guichet.commons.public_log.tree import hashing
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_ONCE = 5_000


@operation
def recover(*, lines: Sequence[bytes], checkpoint: Checkpoint, note: Note, act: Act) -> int:
    """Write the lines of `checkpoint` that this hub lost, and what it signed of them; how many came back.

    `lines` are all of them, from the first, and their root is already known to be the signed one. What waits here and
    has its place there is not told again. Raises RolledBack when the copy has fewer lines than this hub, Forked when
    theirs are others.
    """
    Tree.objects.get_or_create(number=ALONE)
    tree = Tree.objects.select_for_update().get(number=ALONE)
    if len(lines) < tree.size:
        raise RolledBack(len(lines), tree.size)
    if _ours(tree.size) != list(lines[: tree.size]):
        raise Forked(tree.size)
    lost = lines[tree.size :]
    if not lost:
        return 0
    _write(tree.size, lost)
    storing.grow(tree.size, [hashing.of_leaf(line) for line in lost])
    rows.add_unless_known(Signed(checkpoint.size, checkpoint.root, str(note), act.at))
    former, tree.size = tree.size, len(lines)
    tree.save(update_fields=["size"])
    journal.record(happened=events.LogRecovered(checkpoint.root.hex(), former, tree.size), act=act)
    return len(lost)


def _ours(size: int) -> list[bytes]:
    found = Line.objects.filter(index__lt=size).order_by("index").values_list("content", flat=True)
    return [bytes(content) for content in found]


def _write(first: int, lost: Sequence[bytes]) -> None:
    """Each under the number of its event where that was not lost; else under one below zero, which no event has."""
    waiting: defaultdict[bytes, list[int]] = defaultdict(list)
    for entry, content in Waiting.objects.order_by("entry").values_list("entry", "content"):
        waiting[bytes(content)].append(entry)
        waiting[leaves.widened(bytes(content))].append(entry)
    told: set[int] = set()
    written = []
    for index, content in enumerate(lost, start=first):
        entry = next((each for each in waiting.get(content, ()) if each not in told), -(index + 1))
        told.add(entry)
        written.append(Line(index, entry, str(leaves.read(content).get("case", "")), content))
    Line.objects.bulk_create(written, batch_size=AT_ONCE)
    Waiting.objects.filter(entry__in=told).delete()
