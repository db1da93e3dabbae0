"""Finds a Chromium for the browser tests; as root on Debian or Ubuntu, installs one when there is none."""

import ctypes
import os
import shutil
import subprocess
import sys
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Playwright brings a Node of its own that wants this library; machines without a compiler may lack it.
LIBRARY = "libatomic.so.1"
# The font: a bare machine has no letters to draw.
PACKAGES = ("chromium", "libatomic1", "fonts-dejavu-core")
MISSING = """\
The browser tests need Chromium, and on Linux libatomic; at least one is missing on this machine.
Install them (on Debian or Ubuntu: apt-get install {packages}), or test all but the browser: make test-quick\
"""


def find() -> str | None:
    """The path of the first Chromium found."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def ensure() -> str:
    """As `find`; ends the process with status 2 and what to do when there is none and it cannot be installed."""
    if not _is_ready() and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(PACKAGES)} with apt-get ...", file=sys.stderr, flush=True)
        _install()
    chromium = find()
    if chromium is None or not _is_ready():
        print(MISSING.format(packages=" ".join(PACKAGES)), file=sys.stderr)
        raise SystemExit(2)
    return chromium


def _is_ready() -> bool:
    return find() is not None and (sys.platform != "linux" or _has_library())


def _has_library() -> bool:
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        return False
    return True


def _install() -> None:
    """Package lists move under one's feet: a try that fails begins again from a new list."""
    for seconds in (0, 5, 20):
        time.sleep(seconds)
        if _apt_get("update") and _apt_get("install", "--yes", "--no-install-recommends", *PACKAGES):
            return


def _apt_get(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3", *arguments]
    finished = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if finished.returncode:
        print(finished.stdout + finished.stderr, file=sys.stderr)
    return finished.returncode == 0


if __name__ == "__main__":
    ensure()
