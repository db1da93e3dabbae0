"""A real node of a centre: its three processes, started as its computer starts them, made to be cut and killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tools.site import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_BE_READY = 120  # a loaded machine is slow, not broken


class CentreDidNotStart(AssertionError):
    """The node ended, or never answered; its own words are in the message."""


@dataclass
class Centre:
    """`environment` is that of its processes; `log` has all their words."""

    folder: Path
    environment: dict[str, str]
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return self.folder / "guichet.sqlite3"

    @property
    def log(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.log")

    @property
    def words(self) -> str:
        return self.log.read_text(errors="replace").replace("\xa0", " ")

    def launch(self, *options: str, within: Sequence[str] = ()) -> None:
        """`within` is what starts the command elsewhere: in another network, say."""
        command = [*within, sys.executable, "-m", "guichet", "centre", "--port", str(self.port), *options]
        with self.log.open("ab") as written:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environment,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def start(self, *options: str) -> None:
        """Until it answers."""
        self.launch(*options)
        deadline = time.monotonic() + SECONDS_TO_BE_READY
        while time.monotonic() < deadline and self.process is not None and self.process.poll() is None:
            if self.answers():
                return
            time.sleep(0.05)
        raise CentreDidNotStart(self.words)

    def answers(self) -> bool:
        return self._has("/healthz")

    def shows(self, service: str) -> bool:
        return self._has(f"/services/{service}/")

    def _has(self, path: str) -> bool:
        try:
            with urlopen(f"{self.address}{path}", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def processes(self) -> list[int]:
        """All that run for it, the first one before those that it started."""
        return _with_children(self.process.pid) if self.process is not None and self.process.poll() is None else []

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """All of its processes at once."""
        self._end(signal.SIGKILL)

    def _end(self, sign: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, sign)
            self.process.wait(timeout=30)

    def run(self, *verb: str) -> subprocess.CompletedProcess[str]:
        """A verb of `guichet` on that node."""
        return subprocess.run(
            [sys.executable, "-m", "guichet", *verb],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


def _with_children(process: int) -> list[int]:
    """A thread that starts one is its parent for the system."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    children = [int(child) for thread in threads for child in thread.read_text().split()]
    return [process, *(each for child in children for each in _with_children(child))]


@contextmanager
def a_centre(folder: Path, **variables: str) -> Iterator[Centre]:
    """Not started yet; stopped at the end. `folder` is its GUICHET_VAR."""
    environment = os.environ | {
        "GUICHET_PROFILE": "demo_centre",
        "GUICHET_CENTRE": "LOK",
        "GUICHET_VAR": str(folder),
        "GUICHET_DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "guichet.settings.demo_centre",
        **variables,
    }
    centre = Centre(folder, environment, free_port())
    try:
        yield centre
    finally:
        centre.stop()
