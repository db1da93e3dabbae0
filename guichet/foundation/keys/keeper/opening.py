"""From a folder and a passphrase to a keeper that can work, or the reason why it will not start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from guichet.foundation.keys.keeper.desk import SIGNING, Desk
from guichet.foundation.keys.keeper.store import Store
from guichet.foundation.keys.keeper.tokens import Software, Token
from guichet.foundation.keys.keeper.vault import Vault, WrongPassphrase, new_lock, unlock
from guichet.foundation.keys.public import Kind

SECRET = "demonstration-secret"  # noqa: S105 the name of a file
# Left by a restoration: the sequence goes on from an older place, so under a record key of its own.
RESTORED = "restored"
SOCKET = "socket"
LONGEST_ADDRESS = 107  # bytes that Linux takes as the path of a socket
PASSPHRASE_CHARACTERS = 20


class WillNotStart(Exception):
    """`reason` is a word that `guichet keeper` puts into a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """`secret` is the file of the passphrase; a demonstration without one makes its own.

    `library`, `token` and `pin` lead to a hardware module for the keys that sign; without them they are software.
    """

    folder: Path
    secret: Path | None
    demonstration: bool
    library: Path | None = None
    token: str = ""
    pin: Path | None = None


def open_desk(place: Place) -> Desk:
    """Raises WillNotStart."""
    place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place.folder.chmod(0o700)
    if len(os.fsencode(place.folder / SOCKET)) > LONGEST_ADDRESS:
        raise WillNotStart("long")
    passphrase = _passphrase(place)
    store, restored = Store(place.folder), place.folder / RESTORED
    try:
        desk = Desk(store, _vault(store, passphrase, place), _tokens(place, store), _clock)
        with store.transaction():
            desk.prepare()
            if restored.exists():
                desk.rotate(Kind.RECORD, holder="", reason="restored")
        restored.unlink(missing_ok=True)
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


def _vault(store: Store, passphrase: bytes, place: Place) -> Vault:
    lock = store.lock()
    if lock is None:
        lock = new_lock(passphrase, demonstration=place.demonstration)
        with store.transaction():
            store.set_lock(lock)
    if lock.demonstration is not place.demonstration:
        raise WillNotStart("demonstration" if lock.demonstration else "real")
    try:
        return unlock(lock, passphrase)
    except WrongPassphrase:
        raise WillNotStart("wrong-secret") from None


def _tokens(place: Place, store: Store) -> Mapping[Kind, Token]:
    software = Software()
    tokens: dict[Kind, Token] = dict.fromkeys(Kind, software)
    hardware = _hardware(place)
    if hardware is None and store.current_tokens() - {software.name}:
        raise WillNotStart("no-module")
    return tokens if hardware is None else tokens | dict.fromkeys(SIGNING, hardware)


def _hardware(place: Place) -> Token | None:
    if place.library is None:
        return None
    if place.pin is None or not place.token:
        raise WillNotStart("module")
    try:
        # An optional package, and code of its vendor's: loaded only where there is a module.
        from guichet.foundation.keys.keeper.pkcs11 import Hardware, Module  # noqa: PLC0415

        hardware = Hardware(Module(place.library, place.token, place.pin))
        hardware.session()
    except Exception as fault:
        raise WillNotStart("module") from fault
    return hardware


def _clock() -> datetime:
    return datetime.now(UTC)
