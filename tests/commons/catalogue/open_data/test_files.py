"""Writing an edition: once a process, and the same bytes in every process."""

import os
import subprocess
import sys

from guichet.commons.catalogue.open_data.files import files_of
from tests.factories.catalogue import a_service
from tests.factories.editions import InventedAddresses, an_edition


def digests(seed: str) -> str:
    """What a process says whose sets go in the order of `seed`."""
    environment = os.environ | {"PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "guichet.settings.test"}
    command = [sys.executable, "-m", "tests.commons.catalogue.open_data.digests"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_two_processes_write_the_same_bytes() -> None:
    first = digests("1")
    assert len(first.split()) == 2
    assert digests("2") == first


def test_an_edition_is_written_once() -> None:
    edition = an_edition(a_service())
    assert files_of(edition, InventedAddresses()) is files_of(edition, InventedAddresses())


def test_another_edition_is_written_anew() -> None:
    before = files_of(an_edition(a_service()), InventedAddresses())
    after = files_of(an_edition(a_service(title={"fr": "Certificat changé"})), InventedAddresses())
    assert before.turtle.digest != after.turtle.digest
    assert before.json_ld.digest != after.json_ld.digest
    assert "Certificat changé" in after.turtle.content.decode()
