"""What a process loads to start: web, worker, keeper and each command pay for it, every time."""

import os
import subprocess
import sys

from tests.consistency.sources import ROOT

# Each costs a tenth of a second or much more: loaded by the first thing that needs it, inside its function.
SLOW = {"PIL", "aiohttp", "cel", "holidays", "httpx", "pikepdf", "pyhanko", "rdflib", "requests", "snowballstemmer"}
LOADED = "import django, sys; django.setup(); print(*{name.partition('.')[0] for name in sys.modules})"


def test_a_process_starts_without_what_it_may_never_need() -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "guichet.settings.demo"}
    ended = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert "pydantic" in ended.stdout.split()
    assert SLOW & set(ended.stdout.split()) == set()
