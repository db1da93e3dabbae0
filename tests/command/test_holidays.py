"""`guichet holidays`: what the government announces, added and withdrawn from a terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.real_database import a_migrated_file

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("holidays")
    a_migrated_file(var)
    return var


def holidays(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    ours = {"GUICHET_PROFILE": "demo", "GUICHET_VAR": str(var), "GUICHET_DATABASE_URL": "", "LANG": "fr_BJ.UTF-8"}
    command = [sys.executable, "-m", "guichet", "holidays", *words]
    environment = os.environ | ours | {"LC_ALL": ""}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.fault
def test_a_day_is_announced_listed_and_withdrawn(var: Path) -> None:
    told = holidays(var, "announce", "2026-11-30", "Jour de deuil national", "--english", "Day of mourning")
    assert (told.returncode, told.stdout.splitlines()[0][:12]) == (0, "C’est fait. "), told.stderr
    listed = holidays(var, "list", "2026").stdout
    assert "2026-11-30  Jour de deuil national\n" in listed
    assert "2026-12-25  Jour de Noël\n" in listed
    assert holidays(var, "withdraw", "2026-11-30").stdout == "C’est fait.\n"
    again = holidays(var, "withdraw", "2026-11-30")
    assert (again.returncode, "Aucun jour férié n’est annoncé à cette date." in again.stderr) == (2, True)


def test_a_day_that_is_a_holiday_already_is_not_announced(var: Path) -> None:
    told = holidays(var, "announce", "2026-12-25", "Noël")
    assert (told.returncode, "Ce jour est déjà férié" in told.stderr) == (2, True)
