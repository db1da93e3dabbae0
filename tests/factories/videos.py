"""Videos without a program that makes them: a WebM that plays, of pictures, and the boxes of an MP4."""

import io
import struct

from PIL import Image

USUAL = (640, 360)


def element(identifier: int, content: bytes) -> bytes:
    """Of EBML, with a length of eight bytes."""
    name = identifier.to_bytes((identifier.bit_length() + 7) // 8, "big")
    return name + (len(content) | 1 << 56).to_bytes(8, "big") + content


def _frame(size: tuple[int, int], colour: tuple[int, int, int]) -> bytes:
    """What a lossy WebP holds is a key frame of VP8 (RFC 9649, section 2.5)."""
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "WEBP", quality=50)
    content = target.getvalue()
    at = content.index(b"VP8 ")
    return content[at + 8 : at + 8 + int.from_bytes(content[at + 4 : at + 8], "little")]


def a_webm(
    seconds: int = 3,
    size: tuple[int, int] = USUAL,
    *,
    codec: bytes = b"V_VP8",
    document: bytes = b"webm",
    timed: bool = True,
    kind: int = 1,
) -> bytes:
    """Two pictures a second, from red to green."""
    head = element(0x1A45DFA3, element(0x4286, b"\1") + element(0x4282, document) + element(0x4287, b"\2"))
    info = element(0x2AD7B1, (1_000_000).to_bytes(3, "big"))
    info += element(0x4489, struct.pack(">d", seconds * 1000.0)) if timed else b""
    info += element(0x4D80, b"tests") + element(0x5741, b"tests")
    sides = element(0xB0, size[0].to_bytes(2, "big")) + element(0xBA, size[1].to_bytes(2, "big"))
    track = element(0xD7, b"\1") + element(0x73C5, b"\1") + element(0x83, bytes([kind]))
    track += element(0x86, codec) + element(0xE0, sides)
    blocks = [
        element(
            0xA3, b"\x81" + (half * 500).to_bytes(2, "big") + b"\x80" + _frame(size, (250 - half * 20, half * 20, 0))
        )
        for half in range(min(2 * seconds, 12))
    ]
    cluster = element(0x1F43B675, element(0xE7, b"\0") + b"".join(blocks))
    segment = element(0x1549A966, info) + element(0x1654AE6B, element(0xAE, track)) + cluster
    return head + element(0x18538067, segment)


def box(kind: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def an_mp4(
    seconds: int = 3,
    size: tuple[int, int] = USUAL,
    *,
    codec: bytes = b"avc1",
    profile: int = 77,
    handler: bytes = b"vide",
    wide: bool = False,
    extra: bytes = b"",
    scale: int = 1000,
) -> bytes:
    """Its boxes only: nothing plays. `extra` stands at the end of the movie's box."""
    times = (
        struct.pack(">QQIQ", 0, 0, scale, seconds * scale)
        if wide
        else struct.pack(">IIII", 0, 0, scale, seconds * scale)
    )
    mvhd = box(b"mvhd", b"\1\0\0\0" if wide else bytes(4), times, bytes(80))
    tkhd = box(b"tkhd", bytes(76), struct.pack(">II", size[0] << 16, size[1] << 16))
    hdlr = box(b"hdlr", bytes(8), handler, bytes(12))
    entry = box(codec, bytes(78), box(b"avcC", bytes([1, profile, 0, 31])))
    stsd = box(b"stsd", bytes(4), (1).to_bytes(4, "big"), entry)
    media = box(b"mdia", hdlr, box(b"minf", box(b"stbl", stsd)))
    moov = box(b"moov", mvhd, box(b"trak", tkhd, media), extra)
    return box(b"ftyp", b"isom", bytes(4)) + moov + box(b"mdat", b"frames")
