"""A proof that a line is in the log, as one text: C2SP tlog-proof."""

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.commons.public_log import notes
from guichet.commons.public_log.refusals import Malformed
from guichet.commons.public_log.tree import hashing, proofs

FIRST = "c2sp.org/tlog-proof@v1"
INDEX = "index "
EXTRA = "extra "


@dataclass(frozen=True, slots=True)
class Proof:
    index: int
    path: tuple[bytes, ...]
    note: notes.Note

    def shows(self, content: bytes, *, origin: str, key: notes.Verifier) -> bool:
        """Whether that line is in the log `origin`. Raises what `notes.checkpoint` does."""
        head = notes.checkpoint(self.note, origin, key)
        return proofs.is_included(hashing.of_leaf(content), self.index, head.size, self.path, head.root)


def written(index: int, path: Iterable[bytes], note: notes.Note) -> str:
    hashes = "".join(f"{b64encode(each).decode()}\n" for each in path)
    return f"{FIRST}\n{INDEX}{index}\n{hashes}\n{note}"


def read(text: str) -> Proof:
    """Raises Malformed."""
    head, empty, note = text.partition("\n\n")
    first, *lines = head.split("\n")
    if lines and lines[0].startswith(EXTRA):
        lines = lines[1:]
    if not empty or first != FIRST or not lines or not lines[0].startswith(INDEX):
        raise Malformed
    try:
        index = int(lines[0].removeprefix(INDEX))
        path = tuple(b64decode(line, validate=True) for line in lines[1:])
    except ValueError:
        raise Malformed from None
    return Proof(index, path, notes.read(note))
