"""Finds a Chromium for the browser tests; as root on Debian or Ubuntu, installs one when there is none.

The one without windows is the same engine and takes two thirds of the time: it drives all that needs no extension.
"""

import ctypes
import shutil
import sys

from tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WITHOUT_WINDOWS = "chromium-headless-shell"
# Playwright brings a Node of its own that wants this library; machines without a compiler may lack it.
LIBRARY = "libatomic.so.1"
# The font: a bare machine has no letters to draw.
PACKAGES = ("chromium", "libatomic1", "fonts-dejavu-core")
MISSING = """\
The browser tests need Chromium, and on Linux libatomic; at least one is missing on this machine.
Install them (on Debian or Ubuntu: apt-get install {packages}), or test all but the browser: make test-quick\
"""


def find() -> str | None:
    """The path of the first whole Chromium found."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def ensure() -> str:
    """As `find`; ends the process with status 2 and what to do when there is none and it cannot be installed."""
    if not _is_ready() and debian.can_install():
        debian.install(*PACKAGES)
        if debian.has(WITHOUT_WINDOWS):
            debian.install(WITHOUT_WINDOWS)
    chromium = find()
    if chromium is None or not _is_ready():
        print(MISSING.format(packages=" ".join(PACKAGES)), file=sys.stderr)
        raise SystemExit(2)
    return chromium


def quickest() -> str:
    """The one without windows where the system has it, else as `ensure`."""
    whole = ensure()
    return shutil.which(WITHOUT_WINDOWS) or whole


def _is_ready() -> bool:
    return find() is not None and (sys.platform != "linux" or _has_library())


def _has_library() -> bool:
    try:
        ctypes.CDLL(LIBRARY)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    ensure()
