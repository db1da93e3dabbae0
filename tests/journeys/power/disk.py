"""A disk whose current was cut: what was made durable is there; of the rest each part is there, torn, or not at all."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys.power.record import Forgotten, Happening, Named, Said, Shortened, Synced, Written

SECTOR = 512


@dataclass
class File:
    """`kept` survives any cut; `pending` came after the last sync, in this order."""

    kept: bytearray
    pending: list[Written | Shortened] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.pending:
            _apply(self.kept, change)
        self.pending.clear()

    def after_a_cut(self, chance: random.Random) -> bytes:
        content = bytearray(self.kept)
        for change in self.pending:
            fate = chance.choice(("there", "lost", "torn"))
            if fate == "there":
                _apply(content, change)
            elif fate == "torn" and isinstance(change, Written):
                _apply(content, _torn(change, chance))
        return bytes(content)


def _apply(content: bytearray, change: Written | Shortened) -> None:
    if isinstance(change, Shortened):
        del content[change.size :]
        content.extend(bytes(change.size - len(content)))
        return
    content.extend(bytes(max(0, change.offset - len(content))))
    content[change.offset : change.offset + len(change.data)] = change.data


def _torn(change: Written, chance: random.Random) -> Written:
    """A disk writes whole sectors, so a write is cut between two of them."""
    sectors = len(change.data) // SECTOR
    return Written(change.path, change.offset, change.data[: SECTOR * chance.randint(0, sectors)])


class Disk:
    """`names` is what a program sees; `durable` what a folder has for good."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.names = {path: File(bytearray(content)) for path, content in files.items()}
        self.durable = dict(self.names)
        self.said: list[int] = []

    def happen(self, happenings: Iterable[Happening]) -> None:
        for each in happenings:
            self._happen(each)

    def _happen(self, each: Happening) -> None:
        match each:
            case Said(number):
                self.said.append(number)
            case Named(path, ""):
                self.names.setdefault(path, File(bytearray()))
            case Named(path, before):
                self.names[path] = self.names.pop(before)
            case Forgotten(path):
                self.names.pop(path, None)
            case Synced(path) if path in self.names:
                self.names[path].sync()
            case Synced(folder):
                self._sync_names(folder)
            case Written(path) | Shortened(path):
                self.names[path].pending.append(each)

    def _sync_names(self, folder: str) -> None:
        for path in [path for path in self.durable if str(Path(path).parent) == folder]:
            del self.durable[path]
        self.durable.update({path: file for path, file in self.names.items() if str(Path(path).parent) == folder})

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Each name that was not settled yet is as before or as after."""
        found = {}
        for path in sorted(self.names.keys() | self.durable.keys()):
            file = chance.choice((self.names, self.durable)).get(path)
            if file is not None:
                found[path] = file.after_a_cut(chance)
        return found
