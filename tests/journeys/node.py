"""A node of real processes: made to be killed, and started again as a supervisor would, without a person."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from guichet.command.processes import Process
from tests.factories.real_database import a_real_database
from tools.site import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_REPAIR = 60
SERVICE = "justice-casier-b3"
PREPARE = "import django; django.setup(); from guichet.command import preparing; preparing.prepare()"


class NotRepaired(AssertionError):
    """A minute has passed, and a person would have to come."""


@dataclass(frozen=True, slots=True)
class Node:
    """`environment` is that of its processes; `log` has all their words."""

    address: str
    environment: dict[str, str]
    processes: dict[str, Process]

    @property
    def var(self) -> Path:
        return Path(self.environment["GUICHET_VAR"])

    def kill(self, name: str) -> None:
        """As a lack of memory does, the process alone; its supervisor starts it again at once."""
        process = self.processes[name]
        assert process.running is not None
        os.kill(process.running.pid, signal.SIGKILL)
        process.running.wait()
        process.start()

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


def soon(what: str) -> Iterator[None]:
    """Loop over it until the thing is so; a minute at most."""
    deadline = time.monotonic() + SECONDS_TO_REPAIR
    while time.monotonic() < deadline:
        yield
        time.sleep(0.1)
    raise NotRepaired(what)


def only_the_service(folder: Path) -> Path:
    """The lists, and the one service that these people ask for."""
    return only(folder, (SERVICE,))


def only(folder: Path, offered: Collection[str]) -> Path:
    services = folder / "services"
    shutil.copytree(ROOT / "services/_vocabulary", services / "_vocabulary")
    for code in offered:
        [file] = (ROOT / "services").glob(f"*/{code}.yaml")
        (services / file.parent.name).mkdir(exist_ok=True)
        shutil.copy(file, services / file.parent.name)
    return services


@contextmanager
def a_node(folder: Path, services: Path, server: str | None = None) -> Iterator[Node]:
    """Web, worker and keeper over these service files; `server` is the PostgreSQL to use, "" for SQLite."""
    port = free_port()
    ours = {
        "GUICHET_PROFILE": "demo",
        "GUICHET_SERVICES": str(services),
        "GUICHET_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "guichet.settings.demo",
    }
    with a_real_database(folder, server) as database:
        environment = database | ours
        subprocess.run(
            [sys.executable, "-c", PREPARE], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
        web = Process("hub", ("--port", str(port), "--workers", "1"), environment)
        node = Node(
            f"http://127.0.0.1:{port}",
            environment,
            {"web": web, "worker": Process("worker", (), environment), "keeper": Process("keeper", (), environment)},
        )
        with _running(node):
            yield node


@contextmanager
def _running(node: Node) -> Iterator[None]:
    try:
        for process in node.processes.values():
            process.start()
        for _ in soon("the node answers"):
            if node.answers():
                break
        yield
    finally:
        for process in node.processes.values():
            process.stop()
