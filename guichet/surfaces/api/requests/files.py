"""Files that came inside a request: read, compared with their digest, checked and kept."""

import base64
import binascii
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.intake.uploads import checking, store
from guichet.commons.intake.uploads.base import Checked, Filed, FileRefused, NoRoom, NotScanned
from guichet.surfaces.api.problems import Detail, Kind, Problem, pointer
from guichet.surfaces.api.requests.shapes import FileShape


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file as it came; `number` is its place in the request."""

    number: int
    name: str
    question: Filed
    data: bytes


def arrived(files: Sequence[FileShape], form: Form) -> tuple[list[Arrived], list[Detail]]:
    """Those that can be read, and what is wrong with the others."""
    read: list[Arrived] = []
    faults: list[Detail] = []
    for number, file in enumerate(files):
        found = _read(number, file, form)
        if isinstance(found, Arrived):
            read.append(found)
        else:
            faults.append(found)
    return read, faults


def _read(number: int, file: FileShape, form: Form) -> Arrived | Detail:
    entry = form.by_name.get(file.question)
    if entry is None or not isinstance(entry.question, Filed):
        return _fault(number, "unknown-question", _("Aucune question de ce nom ne prend de fichier."), "question")
    try:
        data = base64.b64decode(file.content, validate=True)
    except (binascii.Error, ValueError):
        return _fault(number, "not-base64", _("Ce contenu n’est pas en base 64."), "content")
    if hashlib.sha256(data).hexdigest() != file.sha256:
        return _fault(
            number, "wrong-digest", _("Ce fichier n’est pas arrivé tel qu’il est parti. Renvoyez-le."), "sha256"
        )
    return Arrived(number, file.name, entry.question, data)


@contextmanager
def checked(files: Sequence[Arrived]) -> Iterator[list[tuple[str, Checked]]]:
    """The files, kept; what goes wrong before the end takes them off the disk again. Slow: never in an operation.

    Raises Problem for those that are not taken.
    """
    kept: list[tuple[str, Checked]] = []
    try:
        _check_each(files, kept)
        yield kept
    except BaseException:
        for _question, file in kept:
            store.erase(file.places)
        raise


def _check_each(files: Sequence[Arrived], kept: list[tuple[str, Checked]]) -> None:
    faults = [fault for file in files if (fault := _check(file, kept))]
    if faults:
        raise Problem(Kind.INVALID_ANSWERS, _("Un fichier n’est pas pris. Rien n’a été enregistré."), errors=faults)


def _check(file: Arrived, kept: list[tuple[str, Checked]]) -> Detail | None:
    try:
        kept.append((file.question.name, checking.check(file.data, name=file.name, question=file.question)))
    except (NoRoom, NotScanned):
        raise
    except FileRefused as refused:
        return _fault(file.number, "file-refused", refused.message)
    return None


def _fault(number: int, code: str, detail: str, *field: str) -> Detail:
    return Detail(pointer=pointer("files", number, *field), code=code, detail=detail)
