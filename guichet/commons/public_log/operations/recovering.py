"""A hub that was restored from a backup takes back, from a copy of its log, the lines that it signed since."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from guichet.commons.public_log import events, leaves, storing
from guichet.commons.public_log.auditing.moments import span
from guichet.commons.public_log.models import ALONE, Forgotten, Signed, Stretch, Tree, Waiting
from guichet.commons.public_log.notes import Checkpoint, Note
from guichet.commons.public_log.refusals import Forked, RolledBack
from guichet.commons.public_log.tree import bundles
from guichet.foundation.journal import operations as journal
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AT_ONCE = 500  # rows a statement


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
    storing.append(tree.size, [storing.Told(leaves.subject_of(line), line) for line in lost])
    storing.forget(sorted(_waiting_of(lost)))
    _note_forgotten(lost)
    rows.add_unless_known(Signed(checkpoint.size, checkpoint.root, str(note), act.at))
    former, tree.size = tree.size, len(lines)
    entry = journal.record(happened=events.LogRecovered(checkpoint.root.hex(), former, tree.size), act=act)
    _tell_at_once(tree, entry)
    return len(lost)


def _tell_at_once(tree: Tree, entry: Entry) -> None:
    """Before whatever waits: what happens again to cases that were forgotten is in order after this line alone."""
    waiting = Waiting.objects.get(entry=entry.pk)
    storing.append(tree.size, [storing.Told(waiting.subject, bytes(waiting.content))])
    storing.forget([waiting.entry])
    tree.size += 1
    tree.save(update_fields=["size"])


def _note_forgotten(lost: Sequence[bytes]) -> None:
    """What each case was told first, of each kind; what an earlier restoration brought back stays the first."""
    first: dict[tuple[str, str], Forgotten] = {}
    for told in map(leaves.read, lost):
        if "case" in told:
            subject, kind = str(told["case"]), str(told["kind"])
            when = span(told["at"])
            row = Forgotten(subject=subject, kind=kind, at=when.begin, until=when.end)
            first.setdefault((subject, kind), row)
    Forgotten.objects.bulk_create(first.values(), batch_size=AT_ONCE, ignore_conflicts=True)


def _ours(size: int) -> list[bytes]:
    found = Stretch.objects.order_by("first").values_list("content", flat=True)
    return [line for content in found for line in bundles.unpacked(bytes(content))][:size]


def _waiting_of(lost: Sequence[bytes]) -> set[int]:
    """What waits here and is one of them: in its hour or, when its crowd had stayed small, in its day."""
    waiting: defaultdict[bytes, list[int]] = defaultdict(list)
    for entry, content in Waiting.objects.order_by("entry").values_list("entry", "content"):
        waiting[leaves.widened(bytes(content))].append(entry)
        waiting[bytes(content)].append(entry)
    told: set[int] = set()
    for content in lost:
        told.update(islice((each for each in waiting.get(content, ()) if each not in told), 1))
    return told
