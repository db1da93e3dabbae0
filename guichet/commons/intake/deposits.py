"""What an organisation hands over for a person, and whether it was handed over before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guichet.commons.intake.models import Deposit
from guichet.commons.intake.refusals import KeyReused
from guichet.commons.intake.uploads.base import Checked
from guichet.foundation.identity import blind


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that came, byte for byte, with the token of who sent it and the sender's own `key` for it."""

    token: str
    key: str
    service: str
    body: bytes

    @property
    def key_index(self) -> str:
        return blind.index("deposit key", self.key)

    @property
    def fingerprint(self) -> str:
        return blind.digest("deposit body", self.service.encode(), self.body)


@dataclass(frozen=True, slots=True)
class Filing:
    """A parcel as read: the answers to a version of a form, and its files by question, checked."""

    parcel: Parcel
    version: int
    language: str
    answers: Mapping[str, Any]
    files: Sequence[tuple[str, Checked]] = ()

    def places(self) -> tuple[str, ...]:
        """Where the files lie."""
        kept = [part for _, file in self.files for part in (file.original, file.copy) if part]
        return tuple(dict.fromkeys(part["place"] for part in kept))


def former(parcel: Parcel) -> Deposit | None:
    """The deposit that this sender made under this key. Raises KeyReused when it was of something else."""
    found = Deposit.objects.of_token(parcel.token).filter(key=parcel.key_index).select_related("submission").first()
    if found and not blind.same(found.fingerprint, parcel.fingerprint):
        raise KeyReused
    return found
