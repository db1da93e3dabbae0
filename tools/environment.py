"""Prepares `.tools` (uv) and `.venv` (what Guichet runs with, or is tested with) from the lists in requirements/.

Standard library only: it runs before anything is installed. What is in step with its list is left alone, so the
usual answer takes a moment. The project itself is a path in `.venv`: an editable install would first fetch a build
tool that no list pins.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements"
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
STAMP = "made-from"
UV = TOOLS / "bin" / "uv"
# Every set holds the ones before it, so a set that is in step serves those too.
SETS = ("runtime", "test")
# Programs that judge ours and say that they need a newer Python, which they do not: beside the rest, on their own.
JUDGES = TOOLS / "judges"
JUDGES_PYTHON = "3.12"

# A path after "#!" may hold no space and not be long, so sh starts Python: to Python, that line is a string.
LAUNCHER = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from {module} import {function}

sys.exit({function}())
"""


def prepare(wanted: str) -> None:
    """Leaves `.venv` with the set `wanted`, or more."""
    if VENV.is_symlink():
        print(".venv is a link, so it is yours: nothing is installed into it.", file=sys.stderr)
        return
    with _alone():
        _install_uv()
        serving = SETS[SETS.index(wanted) :]
        if _made_from(VENV) not in [(_base(), _list(name)) for name in serving]:
            _install(wanted)
        if wanted == "test":
            _install_judges()


@contextmanager
def _alone() -> Iterator[None]:
    """Two `make` in two windows do not install over each other."""
    lock = ROOT / "var" / "environment.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _base() -> str:
    """A folder made with another Python, or moved, is made anew."""
    return f"Python {sys.version_info.major}.{sys.version_info.minor} in {ROOT}"


def _list(name: str) -> str:
    return f"{name} {hashlib.sha256((REQUIREMENTS / f'{name}.txt').read_bytes()).hexdigest()}"


def _made_from(folder: Path, *, needs: str = "bin/python") -> tuple[str, str]:
    """The base and the list that `folder` was made from; empty when it is not there, half made, or broken."""
    stamp = folder / STAMP
    if not stamp.exists() or not (folder / needs).exists():
        return "", ""
    base, contents = stamp.read_text().splitlines()
    return base, contents


@contextmanager
def _making(folder: Path, name: str) -> Iterator[None]:
    """Stamps `folder` once all is in it, so that an interrupted installation is begun again."""
    print(f"Preparing {folder.name} (requirements/{name}.txt) ...", file=sys.stderr, flush=True)
    (folder / STAMP).unlink(missing_ok=True)
    yield
    (folder / STAMP).write_text(f"{_base()}\n{_list(name)}\n")


def _install_uv() -> None:
    if _made_from(TOOLS) == (_base(), _list("uv")):
        return
    with _making(TOOLS, "uv"):
        _run(sys.executable, "-m", "venv", "--clear", TOOLS)
        pip = (TOOLS / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
        _run(*pip, "--require-hashes", "-r", REQUIREMENTS / "uv.txt")


def _install(name: str) -> None:
    base, _ = _made_from(VENV)
    with _making(VENV, name):
        # A site that runs from `.venv` goes on while tests are added to it: made anew only when it must be.
        if base != _base():
            _run(UV, "venv", "--quiet", "--clear", "--no-project", "--python", sys.executable, VENV)
        # Nothing is built here: that would take a compiler, and build tools that no list pins.
        _run(UV, "pip", "sync", "--no-build", "--require-hashes", "--python", VENV, REQUIREMENTS / f"{name}.txt")
        _add_project()


def _install_judges() -> None:
    if _made_from(JUDGES, needs="aics_tlog") == (_base(), _list("judges")):
        return
    JUDGES.mkdir(exist_ok=True)
    with _making(JUDGES, "judges"):
        pip = (UV, "pip", "install", "--quiet", "--no-build", "--no-deps", "--require-hashes", "--python", VENV)
        where = ("--target", JUDGES, "--python-version", JUDGES_PYTHON)
        _run(*pip, *where, "-r", REQUIREMENTS / "judges.txt")


def _add_project() -> None:
    [packages] = VENV.glob("lib/python*/site-packages")
    (packages / "guichet.pth").write_text(f"{ROOT}\n")
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    for name, entry in scripts.items():
        module, function = entry.split(":")
        launcher = VENV / "bin" / name
        launcher.write_text(LAUNCHER.format(python=VENV / "bin" / "python", module=module, function=function))
        launcher.chmod(0o755)


def _run(*command: str | Path) -> None:
    """Ends this process when `command` fails: it has said why."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    try:
        finished = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    if finished.returncode:
        raise SystemExit(finished.returncode)


if __name__ == "__main__":
    prepare(sys.argv[1])
