"""A real site for tests, pictures and benchmarks: the demonstration, in a process of its own, on a free port."""

import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

OURS = range(20_000, 32_000)
TRIES = 100
SECONDS_TO_BE_READY = 180  # a loaded machine is slow, not broken


class SiteDidNotStart(RuntimeError):
    """The demonstration ended, or never answered; its own words are in the message."""


@dataclass(frozen=True, slots=True)
class Site:
    address: str
    var: Path
    services: Path
    log: Path
    process: int

    @property
    def centre(self) -> str:
        """Where its centre answers, by number; only of a site that was started with one."""
        address = json.loads((self.var / "demonstration-centre.json").read_text())["address"]
        return f"http://127.0.0.1:{urlsplit(address).port}"


@contextmanager
def running(services: Path = Path("services"), *, year: str = "off", with_centre: bool = False) -> Iterator[Site]:
    """The demonstration over the files of `services`, stopped and forgotten at the end; `year` as GUICHET_DEMO_YEAR.

    `with_centre` starts the node of its centre too, and waits until it has the catalogue.
    """
    with tempfile.TemporaryDirectory(prefix="guichet-site-") as folder:
        var = Path(folder)
        port = free_port()
        log = var / "log"
        process = _start(var, services.resolve(), log, port, year, *([] if with_centre else ["--no-centre"]))
        site = Site(f"http://127.0.0.1:{port}", var, services.resolve(), log, process.pid)
        try:
            _wait(process, site, lambda: site.address)
            if with_centre:
                _wait(process, site, lambda: site.centre)
            yield site
        finally:
            process.terminate()  # a process started in the background may ignore Ctrl-C
            process.wait(timeout=20)


def free_port() -> int:
    """None of those that the system lends to clients: whoever waits for a server at one of those may meet itself."""
    for port in random.SystemRandom().sample(OURS, TRIES):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError(f"{TRIES} ports were in use")


def _start(var: Path, services: Path, log: Path, port: int, year: str, *options: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "GUICHET_PROFILE": "demo",
        "GUICHET_VAR": str(var),
        "GUICHET_SERVICES": str(services),
        "GUICHET_DATABASE_URL": "",
        "GUICHET_DEMO_YEAR": year,
    }
    command = [sys.executable, "-m", "guichet", "demo", "--port", str(port), *options]
    with log.open("wb") as written:
        return subprocess.Popen(command, env=environment, stdout=written, stderr=subprocess.STDOUT)


def _wait(process: subprocess.Popen[bytes], site: Site, address: Callable[[], str]) -> None:
    """Where a centre will answer is written a moment after its hub answers."""
    deadline = time.monotonic() + SECONDS_TO_BE_READY
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address()}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SiteDidNotStart(site.log.read_text(errors="replace"))
