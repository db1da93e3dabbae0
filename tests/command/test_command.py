"""The `guichet` command, as a person runs it: real processes, their words and their exit status."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories.real_database import a_migrated_file

ROOT = Path(__file__).resolve().parents[2]
CERTIFICATE = ROOT / "services/mjl/justice-certificat-nationalite.yaml"


def guichet(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"GUICHET_PROFILE": "demo", "LANG": "fr_BJ.UTF-8", "LC_ALL": ""} | variables
    return subprocess.run(
        [sys.executable, "-m", "guichet", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def services(tmp_path: Path) -> Path:
    """A folder with the lists and one real sheet, to be damaged."""
    folder = tmp_path / "services"
    shutil.copytree(ROOT / "services/_vocabulary", folder / "_vocabulary")
    (folder / "mjl").mkdir()
    shutil.copy(CERTIFICATE, folder / "mjl")
    return folder


def sheet(services: Path) -> Path:
    return services / "mjl" / CERTIFICATE.name


def test_help_names_each_verb_in_french_and_in_english() -> None:
    assert "Prépare et démarre la démonstration" in guichet("--help").stdout
    assert "Prepares and starts the demonstration" in guichet("--help", LANG="en_GB.UTF-8").stdout


def test_files_without_fault_are_said_so(services: Path) -> None:
    ended = guichet("services", "check", str(services))
    assert (ended.returncode, ended.stdout) == (0, "1 service vérifié, sans faute.\n")


def test_a_faulty_file_is_named_with_its_line_and_ends_with_status_1(services: Path) -> None:
    text = sheet(services).read_text()
    sheet(services).write_text(text.replace("theme: justice", "theme: justise"))
    line = text.split("\n").index("theme: justice") + 1
    ended = guichet("services", "check", str(services))
    assert ended.returncode == 1
    assert f"mjl/{CERTIFICATE.name}:{line}:" in ended.stderr
    assert "justise" in ended.stderr
    assert ended.stderr.endswith("1 faute.\n")


def test_a_folder_that_is_not_there_is_unusable_input(tmp_path: Path) -> None:
    ended = guichet("services", "check", str(tmp_path / "rien"))
    assert ended.returncode == 2
    assert f"Le dossier {tmp_path / 'rien'} n’existe pas." in ended.stderr


def test_files_are_published_once_and_a_faulty_one_publishes_nothing(services: Path, tmp_path: Path) -> None:
    var = {"GUICHET_VAR": str(tmp_path), "GUICHET_DATABASE_URL": ""}
    a_migrated_file(tmp_path)
    assert guichet("services", "load", str(services), **var).stdout == (
        "Édition 1\xa0: 1 publiés, 0 remis, 0 retirés.\n"
    )
    assert guichet("services", "load", str(services), **var).stdout == "Rien n’a changé.\n"
    sheet(services).write_text("code: [")
    assert guichet("services", "load", str(services), **var).returncode == 1


def test_the_schema_that_editors_use_is_the_one_in_the_folder(tmp_path: Path) -> None:
    written = tmp_path / "schema.json"
    assert guichet("services", "schema", str(written)).returncode == 0
    assert written.read_text() == (ROOT / "services/service.schema.json").read_text()


def test_a_profile_that_does_not_exist_is_refused() -> None:
    ended = guichet("--help", GUICHET_PROFILE="production")
    assert ended.returncode == 2
    assert "GUICHET_PROFILE" in ended.stderr


def test_a_schema_is_not_written_in_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    ended = guichet("services", "schema", str(tmp_path / "ailleurs" / "schema.json"))
    assert ended.returncode == 2
    assert ended.stderr == f"Le dossier {tmp_path}/ailleurs n’existe pas. Créez-le ou donnez un autre chemin.\n"


@contextmanager
def a_taken_port(number: int = 0) -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", number))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_in_use_is_named_with_the_remedy() -> None:
    with a_taken_port() as port:
        ended = guichet("hub", "--port", str(port))
    assert ended.returncode == 2
    assert ended.stderr == (f"Le port {port} est déjà pris sur 127.0.0.1. Libérez-le ou donnez --port avec un autre.\n")


def test_the_demonstration_looks_for_no_port_after_the_last() -> None:
    with a_taken_port(65535):
        ended = guichet("demo", "--port", "65535")
    assert ended.returncode == 2
    assert ended.stderr == "Aucun port n’est libre à partir de 65535\xa0: donnez --port avec un plus petit.\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104 refused is the point
def test_the_demonstration_refuses_a_public_address(host: str) -> None:
    ended = guichet("hub", "--host", host)
    assert ended.returncode == 2
    assert "La démonstration ne se montre pas sur une adresse publique" in ended.stderr


def test_a_host_that_is_no_address_is_refused() -> None:
    ended = guichet("hub", "--host", "guichet")
    assert ended.returncode == 2
    assert "guichet" in ended.stderr


def test_the_hub_alone_does_not_start_as_a_demonstration() -> None:
    ended = guichet("hub", GUICHET_PROFILE="")
    assert ended.returncode == 2
    assert "GUICHET_SECRET_KEY" in ended.stderr
