"""A public log in memory: the real tree, its real files, and its heads signed with a real key."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.public_log import notes
from guichet.commons.public_log.notes import Checkpoint, Note, Verifier
from guichet.commons.public_log.refusals import Missing
from guichet.commons.public_log.tree import bundles, hashing, names, proofs, tiles
from guichet.commons.public_log.tree.hashing import SIZE
from guichet.commons.public_log.tree.tiles import WIDTH, Place

ORIGIN = "simulation.guichet.example/journal"


@dataclass(slots=True)
class Key:
    """The log's own. Whoever has it signs whatever they like: that is what witnesses are for."""

    private: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def verifier(self) -> Verifier:
        return Verifier(ORIGIN, self.private.public_key().public_bytes_raw())

    def signed(self, checkpoint: Checkpoint) -> Note:
        signature = self.private.sign(checkpoint.body.encode())
        return Note(checkpoint.body, (notes.line(self.verifier, signature),))


class Log:
    """What the hub's database holds (`rows`), its tiles, its last signed head: all that a reader asks for."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.rows: list[bytes] = []
        self.size = 0
        self.checkpoint = b""
        self._tiles: dict[Place, bytes] = {}

    def add(self, lines: Iterable[bytes]) -> None:
        """Give these lines their places, and sign the head."""
        new = list(lines)
        last = {place: self._tiles.get(place, b"") for place in tiles.last_places(self.size)}
        self._tiles |= tiles.grown(last, self.size, [hashing.of_leaf(line) for line in new])
        self.rows += new
        self.size += len(new)
        head = Checkpoint(ORIGIN, self.size, proofs.root(self, self.size))
        self.checkpoint = str(self.key.signed(head)).encode()

    def tile(self, place: Place, width: int) -> bytes:
        return self._tiles[place][: width * SIZE]

    def file(self, name: str) -> bytes:
        """As any file server would answer. Raises Missing."""
        if name == "checkpoint":
            return self.checkpoint
        what, _slash, number = name.removeprefix("tile/").partition("/")
        index, width = _numbered(number)
        if what == "entries":
            return bundles.packed(self.rows[index * WIDTH : index * WIDTH + width])
        place = Place(int(what), index)
        if place not in self._tiles or len(self._tiles[place]) < width * SIZE:
            raise Missing(names.of_tile(place, width))
        return self.tile(place, width)

    def served(self, rows: list[bytes]) -> "Log":
        """The same tree and the same signed head over other rows: the database changed behind its back."""
        other = Log(self.key)
        other.rows, other.size, other.checkpoint, other._tiles = rows, self.size, self.checkpoint, self._tiles
        return other

    def rebuilt(self, rows: list[bytes]) -> "Log":
        """Another past, signed with the same key."""
        other = Log(self.key)
        other.add(rows)
        return other


def _numbered(text: str) -> tuple[int, int]:
    """`x001/x234/067.p/5` is 1234067, of which five."""
    number, part, width = text.partition(".p/")
    return int(number.replace("x", "").replace("/", "")), int(width) if part else WIDTH
