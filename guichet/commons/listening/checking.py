"""Looking through the recordings on this node's disk: slow, so never inside a transaction."""

from dataclasses import dataclass

from guichet.commons.listening import queries
from guichet.commons.sync import blobs


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files are what their names say, and how many are not here, or no longer."""

    whole: int
    missing: int


def checked() -> Checked:
    """Reads each, and throws away one that is spoiled: it can then be fetched again."""
    sounds = queries.sounds()
    spoiled = [digest for digest in sounds if not blobs.is_whole(digest)]
    blobs.erase((blobs.BLOBS, digest) for digest in spoiled)
    return Checked(len(sounds) - len(spoiled), len(spoiled))
