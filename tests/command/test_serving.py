"""A web server loads its pages once, in the process that its workers are copies of."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from guichet.command import serving
from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import knowledge
from tests.consistency.sources import ROOT
from tests.factories.catalogue import a_service, publish
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


def test_its_workers_are_copies_that_have_the_pages_already_and_end_when_told_at_once(tmp_path: Path) -> None:
    """Here without a database, which may begin later."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "guichet.settings.demo", "GUICHET_VAR": str(tmp_path)}
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


@pytest.mark.django_db
def test_catalogue_and_answers_are_ready_for_searches_before_workers_are_copied() -> None:
    assert catalogue.current().edition == 0
    publish(a_service())
    assert catalogue.current().shelf.latest is None
    serving._load()
    assert catalogue.current().shelf.latest is not None
    assert knowledge._kept is not None
    assert knowledge._kept.shelf.latest is not None


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
