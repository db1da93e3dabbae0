"""Making what travels small: zstd, with dictionaries that are shipped and never taken away.

A frame names its dictionary, so that a node that is two versions behind is still read.
"""

from functools import cache
from pathlib import Path

import zstandard

from guichet.commons.sync.refusals import NotUnderstood

DICTIONARIES = Path(__file__).parent / "data"
LEVEL = 12
LEVEL_WITH_A_DICTIONARY = 15  # 19 takes three times as long, and makes a request no smaller
LARGEST = 8_000_000  # bytes that one message may unfold to


def packed(content: bytes, dictionary: str = "") -> bytes:
    """`dictionary` is the name of a shipped one, without its suffix."""
    return _compressor(dictionary).compress(content)


def unpacked(content: bytes) -> bytes:
    """Raises NotUnderstood for what is no frame, is cut, or unfolds to more than a message may hold."""
    try:
        parameters = zstandard.get_frame_parameters(content)
        if parameters.content_size > LARGEST:
            raise NotUnderstood.here()
        return _decompressor(parameters.dict_id).decompress(content, max_output_size=LARGEST)
    except (zstandard.ZstdError, KeyError):
        raise NotUnderstood.here() from None


@cache
def _by_number() -> dict[int, zstandard.ZstdCompressionDict]:
    found = (zstandard.ZstdCompressionDict(path.read_bytes()) for path in sorted(DICTIONARIES.glob("*.zdict")))
    return {each.dict_id(): each for each in found}


def _compressor(name: str) -> zstandard.ZstdCompressor:
    """A new one each time: it may not be shared between threads."""
    if not name:
        return zstandard.ZstdCompressor(level=LEVEL)
    return zstandard.ZstdCompressor(dict_data=_named(name), write_checksum=False)


@cache
def _named(name: str) -> zstandard.ZstdCompressionDict:
    """Made ready once in a process: that takes many times as long as to pack a request with it."""
    found = zstandard.ZstdCompressionDict((DICTIONARIES / f"{name}.zdict").read_bytes())
    found.precompute_compress(level=LEVEL_WITH_A_DICTIONARY)
    return found


def _decompressor(number: int) -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(dict_data=_by_number()[number]) if number else zstandard.ZstdDecompressor()
