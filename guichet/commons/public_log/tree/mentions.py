"""Where a subject is named in the log, as one number a line: an index that grows at its end.

Pseudonyms fall anywhere among each other. In an index of them alone each new line would touch a page of its own, and
the disk would be waited for two thousand times where a log writes two thousand lines. So the number begins with the
part of the log, then the subject, then the line: what is new falls into the few pages of the newest part, and whoever
looks for a subject looks once in each part.
"""

from collections.abc import Iterator
from zlib import crc32

LINE_BITS = 16  # a part has 65,536 lines: what a lookup costs grows by one range for each
SUBJECT_BITS = 27  # two subjects of a part may share them: whoever reads the line sees which it is
LINES = 1 << LINE_BITS


def number(subject: str, index: int) -> int:
    """Of line `index`, which names `subject`: below 2^63 for the first sixty thousand million lines."""
    return _first(subject, index >> LINE_BITS) | (index % LINES)


def index_of(mention: int) -> int:
    return (mention >> (SUBJECT_BITS + LINE_BITS) << LINE_BITS) | (mention % LINES)


def spans(subject: str, size: int) -> Iterator[tuple[int, int]]:
    """The first and the last number, for each part of a log of `size` lines, that a line about `subject` may have."""
    for part in range((size + LINES - 1) >> LINE_BITS):
        first = _first(subject, part)
        yield first, first + LINES - 1


def _first(subject: str, part: int) -> int:
    short = crc32(subject.encode()) >> (32 - SUBJECT_BITS)
    return ((part << SUBJECT_BITS) | short) << LINE_BITS
