"""A web server loads its pages once, in the process that its workers are copies of."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass

from guichet.command import serving
from tests.consistency.sources import ROOT
from tools.site import free_port

PAGES = "guichet.surfaces.portal.urls"
SERVE = f"""
import signal, sys, django
django.setup()
from guichet.command import serving

def tell():
    print("{PAGES}" in sys.modules, flush=True)
    signal.raise_signal(signal.SIGTERM)

print("{PAGES}" in sys.modules, flush=True)
serving.serve("127.0.0.1", int(sys.argv[1]), workers=2, beside=tell)
"""


def test_its_workers_are_copies_that_have_the_pages_already_and_end_when_told_at_once() -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "guichet.settings.demo"}
    command = [sys.executable, "-c", SERVE, str(free_port())]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as server:
        try:
            told, _nothing = server.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
    assert (told.split(), server.returncode) == (["False", "True"], 0)


@dataclass
class _HardOfHearing:
    """A worker that hears only what it is told the third time."""

    idx: int = 0
    told: int = 0

    def is_alive(self) -> bool:
        return self.told < 3

    def terminate(self) -> None:
        self.told += 1

    def join(self, timeout: float | None = None) -> None: ...

    def kill(self) -> None:
        raise AssertionError("it would have ended by itself")


def test_a_worker_that_does_not_hear_that_it_must_stop_is_told_again_before_it_is_ended() -> None:
    server = serving._Server("guichet.wsgi:application", workers_kill_timeout=serving.SECONDS_TO_END)
    worker = _HardOfHearing()
    vars(server).update(wrks=[worker])
    server._stop_workers()
    assert worker.told >= 3
    assert server.wrks == []
