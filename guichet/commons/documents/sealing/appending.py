"""Adding objects to a file that Typst printed, after its last byte (ISO 32000-1, 7.5.6).

For the one shape that Typst gives: a table of objects in clear, and nothing added since. Any other is refused.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

TRAILER = re.compile(
    rb"trailer\n<</Size (?P<size>\d+)(?P<said>/Root (?P<root>\d+) 0 R/Info \d+ 0 R)"
    rb"/ID\[(?P<name>\([^()\\]*\))\([^()\\]*\)\]>>\nstartxref\n(?P<table>\d+)\n%%EOF\n\Z"
)
ENTRY = 20  # bytes of each object in the table


class OfAnotherShape(ValueError):
    """The file is not laid out as it was when this was written: a fault of ours, seen before anything is signed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """`size` is one more than the highest number of an object, `root` the number of its catalog.

    `said` and `name` are what the end of the file says of it, which the end of whatever is added repeats.
    """

    content: bytes
    size: int
    root: int
    table: int
    said: bytes
    name: bytes

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Raises OfAnotherShape."""
        found = TRAILER.search(content, max(0, len(content) - 1_000))
        if found is None:
            raise OfAnotherShape("the end of the file")
        size, root, table = (int(found[part]) for part in ("size", "root", "table"))
        if not content.startswith(b"xref\n0 %d\n" % size, table):
            raise OfAnotherShape("the table of objects")
        return cls(content, size, root, table, found["said"], found["name"])

    def dictionary(self, number: int) -> bytes:
        """What an object that is a dictionary says, between its brackets. Raises OfAnotherShape."""
        entry = self.table + len(b"xref\n0 %d\n" % self.size) + ENTRY * number
        start = int(self.content[entry : entry + 10])
        end = self.content.find(b"\nendobj", start)
        opening, closing = b"%d 0 obj\n<<" % number, b">>"
        said = self.content[start:end]
        if not said.startswith(opening) or not said.endswith(closing):
            raise OfAnotherShape(f"object {number}")
        return said[len(opening) : -len(closing)]

    def first_page(self) -> int:
        number = _reference(rb"/Pages (\d+) 0 R", self.dictionary(self.root))
        while b"/Kids" in (said := self.dictionary(number)):
            number = _reference(rb"/Kids\[(\d+) 0 R", said)
        return number

    def added(self, dictionaries: Mapping[int, bytes]) -> bytes:
        """What comes after the file: new objects, and those that take the place of others, by their numbers."""
        at, parts, entries = len(self.content), [], [b"0 1\n0000000000 65535 f \n"]
        for number, said in sorted(dictionaries.items()):
            parts.append(b"%d 0 obj\n<<%s>>\nendobj\n" % (number, said))
            entries.append(b"%d 1\n%010d 00000 n \n" % (number, at))
            at += len(parts[-1])
        size = max(self.size, *(number + 1 for number in dictionaries))
        # Which state of the file this is, as long as its name: it follows from the file, so that one is as another.
        state = hashlib.sha256(self.content).hexdigest()[:32].encode()
        end = b"trailer\n<</Size %d%s/ID[%s<%s>]/Prev %d>>\n" % (size, self.said, self.name, state, self.table)
        return b"".join((*parts, b"xref\n", *entries, end, b"startxref\n%d\n%%%%EOF\n" % at))


def _reference(pattern: bytes, said: bytes) -> int:
    found = re.search(pattern, said)
    if found is None:
        raise OfAnotherShape(said[:80].decode("latin-1"))
    return int(found[1])
