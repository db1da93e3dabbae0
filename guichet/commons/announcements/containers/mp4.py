"""ISO base media files (ISO/IEC 14496-12), MP4 among them: boxes in boxes, each with its length and its type."""

from collections.abc import Iterator
from dataclasses import dataclass

from guichet.commons.announcements.containers.base import Broken, Found, number

HEAD, LONG_HEAD = 8, 16
MOST_BOXES = 2_000
WITHIN = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
# Where cameras write the place, the owner and the make.
TALKATIVE = frozenset({b"udta", b"meta", b"uuid", b"loci"})
# Of H.264 (ISO/IEC 14496-15): baseline, main, extended, high; beyond come ten bits and other colours.
COMMON_PROFILES = frozenset({66, 77, 88, 100})
AVC = frozenset({"avc1", "avc3"})
ENTRY_HEAD = 86  # of a visual sample entry, its own box included (14496-12, 12.1.3)


@dataclass(frozen=True, slots=True)
class Box:
    """From `start`, its head included, to `end`; what is in it begins at `inside`."""

    kind: bytes
    start: int
    inside: int
    end: int


def is_one(beginning: bytes) -> bool:
    return beginning[4:8] == b"ftyp"


class Mp4:
    @staticmethod
    def look(content: bytes) -> Found:
        """Raises Broken."""
        top = list(_boxes(content, 0, len(content)))
        if not {b"ftyp", b"moov", b"mdat"} <= {box.kind for box in top}:
            raise Broken
        moov = next(box for box in top if box.kind == b"moov")
        track = next((each for each in _all(content, moov, b"trak") if _is_video(content, each)), None)
        if track is None:
            raise Broken
        codec, is_common = _codec(content, track)
        return Found(codec, _length(content, moov), _size(content, track), is_common)

    @staticmethod
    def blanked(content: bytes) -> bytes:
        """Boxes that tell of people and places become free room of the same length: nothing else moves."""
        kept = bytearray(content)
        for box in _talkative(content, 0, len(content)):
            kept[box.start + 4 : box.start + HEAD] = b"free"
            kept[box.inside : box.end] = bytes(box.end - box.inside)
        return bytes(kept)


def _boxes(content: bytes, start: int, end: int) -> Iterator[Box]:
    """One after the other, until exactly the end."""
    for _count in range(MOST_BOXES):
        if start == end:
            return
        length, inside = number(content, start, 4), start + HEAD
        kind = content[start + 4 : start + 8]
        if length == 1:
            length, inside = number(content, start + HEAD, 8), start + LONG_HEAD
        elif length == 0:
            length = end - start
        if inside > end or not inside - start <= length <= end - start:
            raise Broken
        yield Box(kind, start, inside, start + length)
        start += length
    raise Broken


def _all(content: bytes, box: Box, kind: bytes) -> Iterator[Box]:
    return (each for each in _boxes(content, box.inside, box.end) if each.kind == kind)


def _one(content: bytes, box: Box, *kinds: bytes) -> Box:
    """Down the path of these kinds."""
    for kind in kinds:
        found = next(_all(content, box, kind), None)
        if found is None:
            raise Broken
        box = found
    return box


def _is_video(content: bytes, track: Box) -> bool:
    handler = _one(content, track, b"mdia", b"hdlr")
    return content[handler.inside + 8 : handler.inside + 12] == b"vide"


def _length(content: bytes, moov: Box) -> int:
    head = _one(content, moov, b"mvhd")
    wide = number(content, head.inside, 1) == 1
    scale_at, width = (head.inside + 20, 8) if wide else (head.inside + 12, 4)
    scale, duration = number(content, scale_at, 4), number(content, scale_at + 4, width)
    if not scale:
        raise Broken
    return duration * 1000 // scale


def _size(content: bytes, track: Box) -> tuple[int, int]:
    """The last two numbers of the track's head, in 16.16; a quarter turn by a phone swaps nothing that counts."""
    head = _one(content, track, b"tkhd")
    return number(content, head.end - 8, 4) >> 16, number(content, head.end - 4, 4) >> 16


def _codec(content: bytes, track: Box) -> tuple[str, bool]:
    table = _one(content, track, b"mdia", b"minf", b"stbl", b"stsd")
    entry = next(_boxes(content, table.inside + 8, table.end), None)
    if entry is None:
        raise Broken
    codec = entry.kind.decode("latin-1")
    if codec not in AVC:
        return codec, True
    whole = Box(entry.kind, entry.start, entry.start + ENTRY_HEAD, entry.end)
    configured = _one(content, whole, b"avcC")
    return codec, number(content, configured.inside + 1, 1) in COMMON_PROFILES


def _talkative(content: bytes, start: int, end: int) -> Iterator[Box]:
    for box in _boxes(content, start, end):
        if box.kind in TALKATIVE:
            yield box
        elif box.kind in WITHIN:
            yield from _talkative(content, box.inside, box.end)
