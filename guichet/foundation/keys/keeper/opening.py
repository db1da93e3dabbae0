"""From a folder and a passphrase to a keeper that can work, or the reason why it will not start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from guichet.foundation.keys.keeper import vault
from guichet.foundation.keys.keeper.desk import Desk
from guichet.foundation.keys.keeper.store import Store
from guichet.foundation.keys.keeper.tokens import Software, Token
from guichet.foundation.keys.public import Kind

SECRET = "demonstration-secret"  # noqa: S105 the name of a file
PASSPHRASE_CHARACTERS = 20


class WillNotStart(Exception):
    """`reason` is one of no-secret, secret-readable, secret-short, wrong-secret, demonstration, real, running, long."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """`secret` is the file of the passphrase; a demonstration without one makes its own."""

    folder: Path
    secret: Path | None
    demonstration: bool


def open_desk(place: Place) -> Desk:
    """Raises WillNotStart."""
    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.folder.chmod(0o700)
    passphrase = _passphrase(place)
    store = Store(place.folder)
    try:
        desk = Desk(store, _vault(store, passphrase, place), _tokens(), _clock)
        with store.transaction():
            desk.prepare()
        store.purge()
    except BaseException:
        store.close()
        raise
    return desk


def _passphrase(place: Place) -> bytes:
    if place.secret is None and not place.demonstration:
        raise WillNotStart("no-secret")
    path = place.secret or _own_secret(place.folder)
    if not path.is_file():
        raise WillNotStart("no-secret")
    if path.stat().st_mode & 0o077:
        raise WillNotStart("secret-readable")
    passphrase = path.read_bytes().strip()
    if len(passphrase) < PASSPHRASE_CHARACTERS:
        raise WillNotStart("secret-short")
    return passphrase


def _own_secret(folder: Path) -> Path:
    """Written whole under another name first: a keeper killed here makes another, and no key depends on it yet."""
    path, draft = folder / SECRET, folder / f"{SECRET}.new"
    if not path.exists():
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    return path


def _vault(store: Store, passphrase: bytes, place: Place) -> vault.Vault:
    lock = store.lock()
    if lock is None:
        lock = vault.new_lock(passphrase, demonstration=place.demonstration)
        with store.transaction():
            store.set_lock(lock)
    if lock.demonstration is not place.demonstration:
        raise WillNotStart("demonstration" if lock.demonstration else "real")
    try:
        return vault.unlock(lock, passphrase)
    except vault.WrongPassphrase:
        raise WillNotStart("wrong-secret") from None


def _tokens() -> Mapping[Kind, Token]:
    return dict.fromkeys(Kind, Software())


def _clock() -> datetime:
    return datetime.now(UTC)
