"""The secret key of a witness, in a file that its owner alone reads.

One line, as Go's programs for notes write theirs: `PRIVATE+KEY+NAME+NUMBER+BASE64(the use, 32 bytes of Ed25519)`.
"""

import os
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from guichet.commons.public_log import notes
from guichet.commons.public_log.notes import Use, Verifier
from guichet.commons.public_log.refusals import Malformed, ReadableByOthers
from guichet.foundation.lib import durable

BEGIN = "PRIVATE+KEY+"
OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Seed:
    name: str
    secret: Ed25519PrivateKey

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, self.secret.public_key().public_bytes_raw(), Use.COSIGNATURE)

    def cosigned(self, body: str, moment: int) -> str:
        """The line that says that the checkpoint of this `body` was seen at `moment`, in seconds since 1970."""
        return notes.line(self.verifier, self.secret.sign(notes.cosigned(body, moment)), moment=moment)


def make(file: Path, name: str) -> Seed:
    """A new key. Raises FileExistsError: a key that was lost cannot be made again."""
    seed = Seed(name, Ed25519PrivateKey.generate())
    key = b64encode(bytes([Use.COSIGNATURE]) + seed.secret.private_bytes_raw()).decode()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as opened:
        opened.write(f"{BEGIN}{name}+{seed.verifier.number.hex()}+{key}\n")
        opened.flush()
        os.fsync(opened.fileno())
    durable.settle(file.absolute().parent)
    return seed


def read(file: Path) -> Seed:
    """Raises Malformed, ReadableByOthers, OSError."""
    if file.stat().st_mode & OTHERS:
        raise ReadableByOthers(str(file))
    text = file.read_text().strip()
    name, number, key = notes.parts(text.removeprefix(BEGIN))
    if not text.startswith(BEGIN) or key[:1] != bytes([Use.COSIGNATURE]):
        raise Malformed(str(file))
    seed = Seed(name, Ed25519PrivateKey.from_private_bytes(key[1:]))
    if seed.verifier.number.hex() != number:
        raise Malformed(str(file))
    return seed
