"""WebM (RFC 8794, EBML, and RFC 9559, Matroska): elements in elements, each with its number and its length."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.commons.announcements.containers.base import Broken, Found, number

MAGIC = b"\x1a\x45\xdf\xa3"
EBML, DOC_TYPE = 0x1A45DFA3, 0x4282
SEGMENT, INFO, SCALE, DURATION = 0x18538067, 0x1549A966, 0x2AD7B1, 0x4489
TRACKS, TRACK, TRACK_TYPE, CODEC = 0x1654AE6B, 0xAE, 0x83, 0x86
VIDEO, WIDTH, HEIGHT = 0xE0, 0xB0, 0xBA
USUAL_SCALE = 1_000_000  # nanoseconds
IS_VIDEO = 1
MOST_ELEMENTS = 20_000
LONGEST_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Element:
    number: int
    inside: int
    end: int


def is_one(beginning: bytes) -> bool:
    return beginning.startswith(MAGIC)


class WebM:
    @staticmethod
    def look(content: bytes) -> Found:
        """Raises Broken, also for one without its length: a browser that recorded it live did not write it."""
        head = _one(content, Element(0, 0, len(content)), EBML)
        kind = _one(content, head, DOC_TYPE)
        if content[kind.inside : kind.end].rstrip(b"\0") != b"webm":
            raise Broken
        segment = _one(content, Element(0, 0, len(content)), SEGMENT)
        track = _video_track(content, segment)
        codec = _one(content, track, CODEC)
        video = _one(content, track, VIDEO)
        size = tuple(_number(content, _one(content, video, each)) for each in (WIDTH, HEIGHT))
        return Found(content[codec.inside : codec.end].decode("latin-1"), _length(content, segment), (size[0], size[1]))

    @staticmethod
    def blanked(content: bytes) -> bytes:
        """Nothing: cameras do not write this container, and whoever converts a video to it leaves its place behind."""
        return content


def _elements(content: bytes, start: int, end: int) -> Iterator[Element]:
    for _count in range(MOST_ELEMENTS):
        if start >= end:
            return
        found, start = _identifier(content, start)
        length, start = _varied(content, start)
        if length is None:  # of unknown length: to the end of what it is in
            length = end - start
        if start + length > end:
            raise Broken
        yield Element(found, start, start + length)
        start += length
    raise Broken


def _identifier(content: bytes, start: int) -> tuple[int, int]:
    width = _width(content, start, most=4)
    return number(content, start, width), start + width


def _varied(content: bytes, start: int) -> tuple[int | None, int]:
    """A length whose first bits say how many bytes it has; all ones: unknown."""
    width = _width(content, start, most=LONGEST_LENGTH)
    value = number(content, start, width) & ((1 << 7 * width) - 1)
    return (None if value == (1 << 7 * width) - 1 else value), start + width


def _width(content: bytes, start: int, *, most: int) -> int:
    first = number(content, start, 1)
    width = LONGEST_LENGTH + 1 - first.bit_length()
    if width > most:
        raise Broken
    return width


def _one(content: bytes, within: Element, wanted: int) -> Element:
    found = next((each for each in _elements(content, within.inside, within.end) if each.number == wanted), None)
    if found is None:
        raise Broken
    return found


def _number(content: bytes, element: Element) -> int:
    return number(content, element.inside, element.end - element.inside)


def _video_track(content: bytes, segment: Element) -> Element:
    tracks = _one(content, segment, TRACKS)
    for each in _elements(content, tracks.inside, tracks.end):
        if each.number == TRACK and _number(content, _one(content, each, TRACK_TYPE)) == IS_VIDEO:
            return each
    raise Broken


def _length(content: bytes, segment: Element) -> int:
    info = _one(content, segment, INFO)
    scales = [each for each in _elements(content, info.inside, info.end) if each.number == SCALE]
    scale = _number(content, scales[0]) if scales else USUAL_SCALE
    lasts = _one(content, info, DURATION)
    form = {4: ">f", 8: ">d"}.get(lasts.end - lasts.inside)
    if form is None:
        raise Broken
    (duration,) = struct.unpack(form, content[lasts.inside : lasts.end])
    milliseconds = float(duration) * scale / 1_000_000
    if not 0 <= milliseconds < 1 << 40:  # also what is no number
        raise Broken
    return round(milliseconds)
