"""The demonstration, in a process of its own: a changed file is followed by the page, a broken one is not."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tools.site import Site, running

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30
SHEET = "justice-certificat-nationalite"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    services = tmp_path_factory.mktemp("demonstration") / "services"
    shutil.copytree(ROOT / "services/_vocabulary", services / "_vocabulary")
    (services / "mjl").mkdir()
    shutil.copy(ROOT / f"services/mjl/{SHEET}.yaml", services / "mjl")
    with running(services) as site:
        yield site


def read(site: Site) -> str:
    with urlopen(f"{site.address}/services/{SHEET}/") as answer:
        return str(answer.read().decode())


def wait_for(said: str, told: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while said not in told():
        assert time.monotonic() < deadline, told()
        time.sleep(0.1)


def test_the_page_follows_the_file_and_keeps_what_stood_when_the_file_is_broken(site: Site) -> None:
    file = site.services / "mjl" / f"{SHEET}.yaml"
    original = file.read_text()
    assert "Version 1 de cette fiche." in read(site)

    file.write_text(original.replace("fr: Certificat de nationalité\n", "fr: Certificat de nationalité changé\n", 1))
    wait_for("Certificat de nationalité changé", lambda: read(site))
    assert "Version 2 de cette fiche." in read(site)

    file.write_text(original + "inconnu: 1\n")
    wait_for("Le catalogue reste tel qu’il était.", site.log.read_text)
    assert f"mjl/{SHEET}.yaml:" in site.log.read_text()
    assert "Certificat de nationalité changé" in read(site)


@pytest.mark.fault
def test_an_impatient_person_leaves_nothing_running(tmp_path: Path) -> None:
    services = tmp_path / "services"
    shutil.copytree(ROOT / "services/_vocabulary", services / "_vocabulary")
    (services / "mjl").mkdir()
    shutil.copy(ROOT / f"services/mjl/{SHEET}.yaml", services / "mjl")
    with running(services) as site:
        processes = children_of(site.process)
        assert len(processes) == 4
        for _ in range(2):
            os.kill(site.process, signal.SIGTERM)
            time.sleep(0.05)
    assert [process for process in processes if Path(f"/proc/{process}").exists()] == []


def children_of(process: int) -> list[str]:
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()
