"""What a person meets when the machine cannot: one sentence that says what to do, a status, nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

from tests.command.test_command import ROOT, guichet


def demo(var: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return guichet("demo", "--port", "8990", GUICHET_VAR=str(var), GUICHET_DATABASE_URL="", **variables)


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.touch()
    ended = demo(var)
    assert (ended.returncode, ended.stderr) == (
        2,
        f"Impossible d’écrire dans {var} (File exists). Faites-y de la place ou changez GUICHET_VAR.\n",
    )


def test_a_damaged_database_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    database = tmp_path / "guichet.sqlite3"
    database.write_bytes(b"rien de lisible" * 1000)
    ended = demo(tmp_path)
    remedy = "Mettez-le de côté et relancez\xa0: il sera refait."
    sentence = f"Le fichier {database} est abîmé (file is not a database). {remedy}\n"
    assert (ended.returncode, ended.stderr) == (2, sentence)
    assert database.read_bytes() == b"rien de lisible" * 1000


def test_a_database_that_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "guichet.sqlite3").mkdir()
    ended = demo(tmp_path)
    assert ended.returncode == 2
    assert ended.stderr == (
        f"Impossible d’écrire {tmp_path}/guichet.sqlite3 (unable to open database file). "
        "Vérifiez la place et les droits.\n"
    )


def test_the_demonstration_refuses_a_folder_of_services_that_is_not_there(tmp_path: Path) -> None:
    ended = demo(tmp_path, GUICHET_SERVICES=str(tmp_path / "rien"))
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"Le dossier {tmp_path / 'rien'} n’existe pas.")


def test_publishing_before_the_tables_exist_says_how_to_make_them(tmp_path: Path) -> None:
    ended = guichet("services", "load", GUICHET_VAR=str(tmp_path), GUICHET_DATABASE_URL="")
    assert ended.returncode == 2
    assert "Lancez «\xa0python manage.py migrate\xa0»." in ended.stderr


def test_a_verb_that_finds_no_tables_says_how_to_make_them(tmp_path: Path) -> None:
    ended = guichet("worker", "--once", GUICHET_VAR=str(tmp_path), GUICHET_DATABASE_URL="")
    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1].endswith("Lancez «\xa0python manage.py migrate\xa0».")


def test_stopped_while_it_prepares_it_leaves_without_a_traceback(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "guichet", "demo", "--port", "8990"],
        cwd=ROOT,
        env=os.environ | {"GUICHET_PROFILE": "demo", "LANG": "fr_BJ.UTF-8", "LC_ALL": "", "GUICHET_VAR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("  tables")
        process.terminate()
        said, complained = process.communicate(timeout=60)
    assert (process.returncode, complained) == (0, "")
    assert said.endswith("Arrêt.\n")
    assert "Guichet est ouvert" not in said
