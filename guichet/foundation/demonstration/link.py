"""The link of the demonstration's centre: a switch that its visitors turn, and what waits behind it.

The hub and the centre run on one machine and tell each other so by two small files in the centre's folder: what a cut
link would have to carry could not be told otherwise.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from guichet.foundation.demonstration import notes
from guichet.foundation.demonstration.processes import CENTRE_FOLDER, refuse_elsewhere


@dataclass(frozen=True, slots=True)
class Backlog:
    """What the centre has to send: records, files, bytes of both."""

    records: int
    files: int
    bytes: int


def is_cut() -> bool:
    return bool(notes.read("link", _folder()).get("cut"))


def cut() -> None:
    refuse_elsewhere()
    notes.write("link", {"cut": True}, _folder())


def restore() -> None:
    refuse_elsewhere()
    notes.write("link", {}, _folder())


def note(backlog: Backlog) -> None:
    """By the centre, when it changed."""
    notes.write("backlog", asdict(backlog), _folder())


def backlog() -> Backlog | None:
    """None before the centre was ever there."""
    found = {name: value for name, value in notes.read("backlog", _folder()).items() if isinstance(value, int)}
    return Backlog(**found) if found else None


def note_address(address: str) -> None:
    """By the supervisor: where the centre of this demonstration is found."""
    notes.write("centre", {"address": address})


def address() -> str:
    """Empty where no centre was started."""
    return str(notes.read("centre").get("address", ""))


def _folder() -> Path:
    here = Path(settings.VAR)
    return here if settings.NODE == "centre" else here / CENTRE_FOLDER
