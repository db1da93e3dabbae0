"""A log as whoever holds nothing but its address sees it: a server, or a folder that mirrors one."""

from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.utils.translation import gettext as _

from guichet.commons.public_log.refusals import LogFault, Missing
from guichet.commons.public_log.tree import names
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import WIDTH, Place

SECONDS = 20
MOST_BYTES = 32 * 1024 * 1024  # a bundle of 256 lines of the longest
NOT_FOUND = 404
BOARD = "transparence/chiffres.json"


class Unreachable(LogFault):
    def __init__(self, address: str) -> None:
        super().__init__(_("Le journal de %s ne répond pas.") % address)


class Source(Protocol):
    def file(self, name: str) -> bytes:
        """Raises Missing, Unreachable."""


class Server:
    """`address` of the log, as `https://guichet.example.bj/journal`."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    def file(self, name: str) -> bytes:
        try:
            with urlopen(f"{self._address}/{name}", timeout=SECONDS) as answer:  # noqa: S310 an address that a person gave
                return bytes(answer.read(MOST_BYTES))
        except HTTPError as error:
            raise (Missing(name) if error.code == NOT_FOUND else Unreachable(self._address)) from None
        except (URLError, OSError, ValueError):
            raise Unreachable(self._address) from None


class Folder:
    def __init__(self, path: Path) -> None:
        self._path = path

    def file(self, name: str) -> bytes:
        try:
            return (self._path / name).read_bytes()
        except OSError:
            raise Missing(name) from None


def source(what: str) -> Source:
    return Server(what) if what.startswith(("http://", "https://")) else Folder(Path(what))


def document(what: str) -> bytes:
    """One file, at an address or in a folder. Raises Missing, Unreachable."""
    place, _slash, name = what.rpartition("/")
    return source(place or ".").file(name)


def board_beside(what: str) -> str:
    """The address of the State's board, beside that of its log; nothing beside a folder."""
    return f"{what.rstrip('/').rpartition('/')[0]}/{BOARD}" if isinstance(source(what), Server) else ""


class SourceTiles:
    """The tiles of a source; the full tile serves where a part of it was wanted, since parts may be forgotten."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._read: dict[tuple[Place, int], bytes] = {}

    def tile(self, place: Place, width: int) -> bytes:
        if (place, width) not in self._read:
            hashes = part_or_whole(self._source, names.of_tile(place, width), names.of_tile(place, WIDTH))
            if len(hashes) < width * SIZE:
                raise Missing(names.of_tile(place, width))
            self._read[place, width] = hashes[: width * SIZE]
        return self._read[place, width]


def part_or_whole(source: Source, part: str, whole: str) -> bytes:
    try:
        return source.file(part)
    except Missing:
        return source.file(whole)
