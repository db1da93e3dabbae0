"""A centre's node for tests: in processes of its own, with the real catalogue, on a free port."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tools.site import SECONDS_TO_BE_READY, SiteDidNotStart, free_port


@dataclass(frozen=True, slots=True)
class Centre:
    address: str
    var: Path
    log: Path


@contextmanager
def a_centre() -> Iterator[Centre]:
    """That of Lokossa, alone: no national node answers it. Stopped and forgotten at the end."""
    with tempfile.TemporaryDirectory(prefix="guichet-centre-") as folder:
        var, port = Path(folder), free_port()
        centre = Centre(f"http://localhost:{port}", var, var / "log")
        environment = os.environ | {
            "GUICHET_PROFILE": "demo_centre",
            "GUICHET_CENTRE": "LOK",
            "GUICHET_VAR": folder,
            "GUICHET_SERVICES": str(Path("services").resolve()),
            "GUICHET_DATABASE_URL": "",
            "GUICHET_PUBLIC_URL": centre.address,
            "GUICHET_HUB_URL": "http://127.0.0.1:9",
        }
        command = [sys.executable, "-m", "guichet"]
        with centre.log.open("wb") as written:
            process = subprocess.Popen(
                [*command, "centre", "--port", str(port)], env=environment, stdout=written, stderr=subprocess.STDOUT
            )
        try:
            _wait(process, centre)
            subprocess.run([*command, "services", "load"], env=environment, check=True, capture_output=True)
            yield centre
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], centre: Centre) -> None:
    deadline = time.monotonic() + SECONDS_TO_BE_READY
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{centre.address}/borne/", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise SiteDidNotStart(centre.log.read_text(errors="replace"))
