"""What this node must read again keeps its secret in the database: a copy of the database alone opens nothing."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet

from guichet.foundation.identity import blind


def vault(kind: str) -> Fernet:
    """A key of its own for each kind, drawn from GUICHET_INDEX_KEY."""
    return Fernet(urlsafe_b64encode(bytes.fromhex(blind.digest(kind))))
