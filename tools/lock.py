"""Writes requirements/ anew from pyproject.toml: `make lock`, or `make lock OPTIONS=--upgrade` for newer versions.

Hashes of every platform's files, no address: the same list works behind any mirror, and a mirror cannot lie.
"""

import os
import subprocess
import sys

from tools.environment import JUDGES_PYTHON, REQUIREMENTS, ROOT, UV

PYTHON = "3.11"
COMMON = (
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
)
# The test list keeps the versions of the runtime list: what is tested is what runs.
SOURCES = {
    "uv": ("--group", "pyproject.toml:bootstrap"),
    "runtime": ("pyproject.toml",),
    "test": ("pyproject.toml", "--group", "pyproject.toml:test", "--constraints", "requirements/runtime.txt"),
    # Installed beside what the test list has, they need nothing more.
    "judges": ("--group", "pyproject.toml:judges", "--no-deps"),
}


def lock(options: list[str]) -> None:
    # Wheels that this machine keeps in a folder of its own are not the registry's files.
    environment = {name: value for name, value in os.environ.items() if name != "UV_FIND_LINKS"}
    for name, sources in SOURCES.items():
        output = str((REQUIREMENTS / f"{name}.txt").relative_to(ROOT))
        python = f"--python-version={JUDGES_PYTHON if name == 'judges' else PYTHON}"
        command = [str(UV), "pip", "compile", *sources, python, *COMMON, *options, "--output-file", output]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    lock(sys.argv[1:])
