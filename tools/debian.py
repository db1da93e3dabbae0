"""Programs of the system that tests need: installed on Debian or Ubuntu when we are root, else named."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def has(package: str) -> bool:
    """Whether the system's lists, as they are, offer it."""
    return _succeeds("apt-cache", "show", package)


def install(*packages: str) -> None:
    """Package lists move under one's feet: a try that fails begins again from a new list."""
    print(f"Installing {', '.join(packages)} with apt-get ...", file=sys.stderr, flush=True)
    for seconds in (0, 5, 20):
        time.sleep(seconds)
        if _apt_get("update") and _apt_get("install", "--yes", "--no-install-recommends", *packages):
            return


def _apt_get(*arguments: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3", *arguments]
    return _succeeds(*command, env=environment)


def _succeeds(*command: str, env: Mapping[str, str] = os.environ) -> bool:
    finished = subprocess.run(command, env=env, check=False, capture_output=True, text=True)
    if finished.returncode:
        print(finished.stdout + finished.stderr, file=sys.stderr)
    return finished.returncode == 0
