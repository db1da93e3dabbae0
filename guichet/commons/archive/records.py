"""What is kept for good, and the door to wherever it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from django.conf import settings


class Missing(LookupError):
    """The archive holds no such record, or the record no such file."""


class Damaged(RuntimeError):
    """The archive no longer holds what was deposited: a person has to look, from another copy."""


@dataclass(frozen=True, slots=True)
class Record:
    """Files by name, with why they are kept; `identifier` is its own for ever."""

    identifier: str
    files: Mapping[str, bytes]
    reason: str
    at: datetime


class Store(Protocol):
    """A folder today; an object store, or a national archive, tomorrow."""

    def deposit(self, record: Record) -> None:
        """On the disk when it returns. What was deposited before under that identifier stands: read what is there."""

    def amend(self, record: Record) -> None:
        """Lay these files over the record, in a version of its own: nothing of the versions before is touched.

        On the disk when it returns. Files of these names that are there already stand, so that it may be asked again.
        Raises Missing for a record that was never deposited.
        """

    def holds(self, identifier: str) -> bool: ...

    def read(self, identifier: str, name: str) -> bytes:
        """Raises Missing, and Damaged when the bytes are not those that were deposited."""


def store() -> Store:
    """The archive of this node."""
    from guichet.commons.archive.folder import Folder  # noqa: PLC0415 what is kept comes before where

    return Folder(Path(settings.VAR) / "archive")
