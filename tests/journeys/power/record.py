"""What a process asks of the disk, in order, as strace saw it: nothing of it is ours, so nothing of it is assumed."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,unlink,mkdir"
LONGEST_WRITE = 1 << 20
ON_FILE = re.compile(r"(\w+)\((\d+)<([^>]*)>(?:, \"([^\"]*)\")?(?:\.\.\.)?(?:, (\d+))?(?:, (\d+))?\)\s+= (-?\d+)")
ON_NAMES = re.compile(r"(rename|unlink|mkdir)\(\"([^\"]*)\"(?:, \"([^\"]*)\")?[^)]*\)\s+= 0")
OPENED = re.compile(r"openat\([^\"]*\"[^\"]*\", ([A-Z_|]+)(?:, \d+)?\)\s+= \d+<([^>]*)>")


@dataclass(frozen=True, slots=True)
class Written:
    path: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Shortened:
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A file, or the names in a folder, on the disk for good."""

    path: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name that came, or with `before` moved."""

    path: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Forgotten:
    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """The process told the world that this number is kept."""

    number: int


Happening = Written | Shortened | Synced | Named | Forgotten | Said


def is_possible() -> bool:
    """strace is on the machine, and may trace here."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "true"], capture_output=True, check=False).returncode == 0


def record(command: Sequence[str], environment: Mapping[str, str], log: Path, cwd: Path) -> None:
    """Run it to its end under strace. Its numbers are the lines of its output."""
    options = ["-y", "-xx", "-s", str(LONGEST_WRITE), "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run(
        ["strace", *options, *command], cwd=cwd, env=dict(environment), check=True, stdout=subprocess.DEVNULL
    )


def read(log: Path, folder: Path) -> Iterator[Happening]:
    """What concerns the files below `folder`, and what was said."""
    place: dict[str, int] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            yield from _read(line, str(folder), place)


def _read(line: str, folder: str, place: dict[str, int]) -> Iterator[Happening]:
    if found := OPENED.match(line):
        path = _plain(found[2])
        place[path] = 0
        if path.startswith(folder) and "O_CREAT" in found[1]:
            yield Named(path)
    elif found := ON_NAMES.match(line):
        first, second = _plain(found[2]), _plain(found[3] or "")
        if first.startswith(folder) and found[1] != "mkdir":
            yield Named(second, first) if second else Forgotten(first)
    elif found := ON_FILE.match(line):
        yield from _on_file(found, folder, place)


def _on_file(found: re.Match[str], folder: str, place: dict[str, int]) -> Iterator[Happening]:
    call, number, path, text, _size, offset, result = found.groups()
    path = _plain(path)
    if call == "write" and number == "1":
        yield from (Said(int(word)) for word in _bytes(text).split())
    elif not path.startswith(folder) or int(result) < 0:
        return
    elif call == "write":
        yield Written(path, place.get(path, 0), _bytes(text)[: int(result)])
        place[path] = place.get(path, 0) + int(result)
    elif call == "pwrite64":
        yield Written(path, int(offset), _bytes(text)[: int(result)])
    elif call == "ftruncate":
        yield Shortened(path, int(found[5]))
    else:
        yield Synced(path)


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _plain(path: str) -> str:
    return _bytes(path).decode() if path.startswith("\\x") else path
