"""What shows whose lines are whose, in a file under a passphrase: kept apart from the database that it may outlive.

Whoever opens it finds the lines of each request by its reference; it names no person.
"""

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.commons.public_log.refusals import Malformed
from guichet.foundation.identity import blind
from guichet.foundation.keys import passphrase

PURPOSE = "guichet openings of the public log 1"
KIND = "opening of the public log 1"
SALT = 16  # bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """`own_code` is the imprint of the code that a centre printed; empty when none did."""

    reference: str
    salt: bytes
    own_code: str = ""

    @property
    def pseudonym(self) -> str:
        """The name of the request in the log."""
        return hashlib.sha256(self.salt + self.reference.encode()).hexdigest()


def salt_of(reference: str, envelope: bytes) -> bytes:
    """The sixteen bytes of a request: the same when it comes again as it was sealed, also to a hub that forgot it.

    Of the sealed bytes themselves, whose digest is in the journal for ever: once they are gone, nobody finds the salt
    again. Nobody at all without the node's index key, which is never changed.
    """
    return bytes.fromhex(blind.digest(KIND, reference.encode(), envelope))[:SALT]


def sealed(openings: Iterable[Opened], secret: str) -> bytes:
    """Raises PassphraseTooShort."""
    told = [(each.reference, b64encode(each.salt).decode(), each.own_code) for each in openings]
    return passphrase.seal(zlib.compress(json.dumps(told).encode()), passphrase=secret, purpose=PURPOSE)


def read(file: bytes, secret: str) -> list[Opened]:
    """Raises WrongPassphrase, Malformed."""
    text = passphrase.open_sealed(file, passphrase=secret, purpose=PURPOSE)
    try:
        return [
            Opened(str(reference), b64decode(salt, validate=True), str(code))
            for reference, salt, code in json.loads(zlib.decompress(text))
        ]
    except (ValueError, TypeError, zlib.error):
        raise Malformed from None
