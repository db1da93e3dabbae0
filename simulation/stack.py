"""Requests through the whole of Guichet on a node of their own, whose log is then audited and counted again.

What `simulation/office.py` keeps in memory is real here: sealed envelopes, the keeper of keys, the database, the queue.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guichet.commons.public_log import notes
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.judging import Board, Judge
from guichet.commons.public_log.auditing.sources import Folder

ROOT = Path(__file__).resolve().parents[1]
WAKES_WITHIN = 30
ORDERLY = 0


@dataclass(frozen=True, slots=True)
class Service:
    """Of one service: what casework's tables have, and what the log alone gives.

    `broken` may be more in the tables: the log tells hours, and days where an hour would have named somebody.
    """

    code: str
    received: int
    decided: int
    broken: int
    logged_received: int
    logged_decided: int
    logged_broken: int

    @property
    def agrees(self) -> bool:
        same = (self.received, self.decided) == (self.logged_received, self.logged_decided)
        return same and self.logged_broken <= self.broken


@dataclass(frozen=True, slots=True)
class Stack:
    """`said` is what `guichet log audit` printed, and `is_audited` whether it ended without a fault."""

    wanted: int
    prints: bool
    seconds: float
    events: int
    lines: int
    services: tuple[Service, ...]
    said: str
    is_audited: bool

    @property
    def faults(self) -> tuple[str, ...]:
        wrong = [f"le journal et les tables diffèrent pour {each.code}" for each in self.services if not each.agrees]
        made = sum(each.received for each in self.services)
        few = [f"{made} demandes sur {self.wanted} sont passées"] if made != self.wanted else []
        unsound = [] if self.is_audited else [f"guichet log audit : {self.said.strip()}"]
        return (*wrong, *few, *unsound)


def lived(wanted: int, *, prints: bool = False) -> Stack:
    """So many requests of up to a year, on a node that is thrown away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="guichet-"))  # near the root: a socket has a short name
    environment = _environment(folder)
    try:
        with _keeper(folder, environment):
            command = (sys.executable, "-m", "simulation.node", str(wanted), str(int(prints)))
            subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        told = json.loads((folder / "stack.json").read_text(encoding="utf-8"))
        return _recounted(told, folder, _audited(folder, told["key"], environment))
    finally:
        shutil.rmtree(folder)


def _environment(folder: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GUICHET_")}
    return ours | {
        "DJANGO_SETTINGS_MODULE": "guichet.settings.demo",
        "GUICHET_PROFILE": "demo",
        "GUICHET_VAR": str(folder),
        "LANG": "fr_BJ.UTF-8",
        "LC_ALL": "",
    }


@contextmanager
def _keeper(folder: Path, environment: Mapping[str, str]) -> Iterator[None]:
    command = (sys.executable, "-m", "guichet.foundation.keys.keeper", str(folder / "keeper"), "--demonstration")
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            deadline = time.monotonic() + WAKES_WITHIN
            while not (folder / "keeper" / "socket").exists():
                if time.monotonic() > deadline:
                    raise TimeoutError("the keeper of keys does not wake")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()


def _audited(folder: Path, key: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    log, board = str(folder / "public-log"), str(folder / "board.json")
    command = (sys.executable, "-m", "guichet", "log", "audit", log, "--key", key, "--board", board)
    return subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)


def _recounted(told: Mapping[str, Any], folder: Path, audit: subprocess.CompletedProcess[str]) -> Stack:
    """From the published files alone, beside what the tables say."""
    judge = Judge()
    lines = reading.read(Folder(folder / "public-log"), notes.read_verifier(told["key"])).lines
    judge.read(lines)
    return Stack(
        told["wanted"],
        told["prints"],
        told["seconds"],
        told["events"],
        len(lines),
        tuple(_service(code, told, judge.board) for code in sorted(told["received"])),
        f"{audit.stdout}{audit.stderr}",
        audit.returncode == ORDERLY,
    )


def _service(code: str, told: Mapping[str, Any], board: Board) -> Service:
    logged = Counter[str]()
    for (service, _office), figures in board.items():
        if service == code:
            logged["received"] += figures.received
            logged["decided"] += figures.decided + figures.refused
            logged["broken"] += figures.broken
    received, decided, broken = (told[what].get(code, 0) for what in ("received", "decided", "broken"))
    return Service(code, received, decided, broken, logged["received"], logged["decided"], logged["broken"])
