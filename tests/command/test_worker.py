"""`guichet worker`, as a person runs it: a real process on a real database."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guichet.foundation.work import registry
from tests.factories.real_database import a_real_database, change, rows_of

pytestmark = pytest.mark.database

PATIENCE = 60
TO_AFI = "+2290197000001"

WRITE = """
import django; django.setup()
from django.utils import timezone
from guichet.commons.notifications import operations, registry
from guichet.commons.notifications.recipient import Recipient
from guichet.foundation.lib.act import Surface, by_the_system
act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="test")
values = {"code": "4823 1907", "minutes": "10"}
operations.notify(to=Recipient(phone="%s"), message="identity.code", values=values, about="a", act=act)
"""
BREAK = "UPDATE work_due SET state = 'stuck', due_at = NULL, error = 'no answer from: sms' WHERE finished_at IS NULL"


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    with a_real_database(tmp_path) as environment:
        del environment["DJANGO_SETTINGS_MODULE"]
        yield environment | {"GUICHET_PROFILE": "demo", "LANG": "fr_BJ.UTF-8", "LC_ALL": ""}


def python(environment: dict[str, str], code: str) -> None:
    variables = environment | {"DJANGO_SETTINGS_MODULE": "guichet.settings.test"}
    subprocess.run([sys.executable, "-c", code], env=variables, check=True)


def worker(environment: dict[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guichet", "worker", *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE)


def received(environment: dict[str, str]) -> list[tuple[object, ...]]:
    return rows_of(environment, "SELECT address FROM notifications_simulatedmessage")


def wait_until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.fault
def test_once_does_what_is_due_and_ends(environment: dict[str, str]) -> None:
    python(environment, WRITE % TO_AFI)
    periodic = len(registry.periodic())
    assert worker(environment, "--once").stdout == f"Travaux pris\xa0: {1 + periodic}.\n"
    assert received(environment) == [(TO_AFI,)]
    assert worker(environment, "--once").stdout == "Travaux pris\xa0: 0.\n"


@pytest.mark.fault
def test_stuck_work_is_shown_with_its_error_and_released_by_a_person(environment: dict[str, str]) -> None:
    assert worker(environment, "--stuck").stdout == "Aucun travail n’est bloqué.\n"
    python(environment, WRITE % TO_AFI)
    python(environment, WRITE % TO_AFI)
    change(environment, BREAK)
    shown = worker(environment, "--stuck")
    assert shown.returncode == 1
    assert "notifications.deliver" in shown.stderr
    assert "no answer from: sms" in shown.stderr
    assert worker(environment, "--release").stdout == "Travaux remis\xa0: 1.\n"
    worker(environment, "--once")
    assert received(environment) == [(TO_AFI,)]


def test_a_worker_waits_for_work_does_it_and_ends_when_it_is_told_to(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "guichet", "worker"]
    with subprocess.Popen(command, env=environment) as process:
        try:
            wait_until(lambda: bool(rows_of(environment, "SELECT number FROM work_due")))
            python(environment, WRITE % TO_AFI)
            wait_until(lambda: received(environment) == [(TO_AFI,)])
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=PATIENCE) == 0
        finally:
            process.kill()


def test_a_worker_that_loses_its_database_waits_for_it_and_goes_on(environment: dict[str, str], tmp_path: Path) -> None:
    python(environment, WRITE % TO_AFI)
    change(environment, "ALTER TABLE work_due RENAME TO away")
    log = tmp_path / "log"
    command = [sys.executable, "-m", "guichet", "worker"]
    with log.open("w") as words, subprocess.Popen(command, env=environment, stderr=words) as process:
        try:
            wait_until(lambda: "the database does not answer" in log.read_text())
            change(environment, "ALTER TABLE away RENAME TO work_due")
            wait_until(lambda: received(environment) == [(TO_AFI,)])
        finally:
            process.kill()
