"""What a file is once checked, and the words for one that is not taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.questions import FileQuestion, PhotoQuestion, SignatureQuestion
from guichet.foundation.lib.refusal import Refused

MEGABYTE = 1_000_000  # as the definition counts
Filed = FileQuestion | PhotoQuestion | SignatureQuestion


class FileRefused(Refused):
    """The file is not taken; the answers given so far stay as they are."""

    def __init__(self, message: str) -> None:
        super().__init__(message or _("Ce fichier est vide. Choisissez-en un autre."))


class NoRoom(FileRefused):
    """The disk is full: nothing is wrong with the file."""


class NotScanned(FileRefused):
    """The scanner is stopped: nothing is wrong with the file."""


class Kind(StrEnum):
    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


class State(StrEnum):
    """How far a file is trusted. What is quarantined is kept, and nobody opens it until it has been looked at."""

    CLEAN = "clean"
    NOT_SCANNED = "not-scanned"
    QUARANTINED = "quarantined"


class Kept(TypedDict):
    """Where bytes lie on the disk, and the key that opens them."""

    place: str
    key: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that arrived whole and passed the checks.

    `sha256` and `bytes` are of what was sent. Staff see `copy`, made anew from it; the `original` is never served,
    except a signed document, which is its own copy. `removed` names what was taken out of a PDF.
    """

    name: str
    kind: str
    bytes: int
    sha256: str
    state: str
    signed: bool
    removed: Sequence[str]
    original: Kept
    copy: Kept | None

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(kept["place"] for kept in (self.original, self.copy) if kept)


def heaviest(question: Filed) -> int:
    """In bytes."""
    return MEGABYTE * (1 if isinstance(question, SignatureQuestion) else question.max_megabytes)


def kinds(question: Filed) -> tuple[Kind, ...]:
    if isinstance(question, FileQuestion):
        return tuple(Kind(kind.value) for kind in question.accept)
    return (Kind.PNG,) if isinstance(question, SignatureQuestion) else (Kind.JPEG, Kind.PNG)


def too_heavy(question: Filed) -> str:
    limit = heaviest(question) // MEGABYTE
    return _("Ce fichier pèse plus de %(limit)s Mo. Choisissez-en un plus léger, ou une photo moins grande.") % {
        "limit": limit
    }


def too_many(question: FileQuestion) -> str:
    return _("Cette question prend %(max)s fichiers au plus. Retirez-en un pour en mettre un autre.") % {
        "max": question.max_files
    }
