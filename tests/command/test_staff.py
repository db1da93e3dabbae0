"""`guichet staff`: the first administrator of a node comes in by it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories.real_database import a_migrated_file

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("staff")
    a_migrated_file(var)
    return var


def environment_of(var: Path) -> dict[str, str]:
    ours = {"GUICHET_PROFILE": "demo", "GUICHET_VAR": str(var), "GUICHET_DATABASE_URL": "", "LANG": "fr_BJ.UTF-8"}
    return os.environ | ours | {"LC_ALL": ""}


def staff(var: Path, *words: str, group: str = "staff") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guichet", group, *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment_of(var), capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.fault
def test_an_administrator_is_invited_given_a_role_disabled_and_enabled(var: Path) -> None:
    link = staff(var, "invite", "chef@exemple.bj", "--name", "Afi Dossou").stdout
    assert re.fullmatch(r"http://localhost:8000/agents/connexion/invitation/[\w-]{43}/\n", link)
    for words in (["role", "Chef@Exemple.bj", "--role", "administrator"], *_each("disable", "enable", "end-sessions")):
        ended = staff(var, *words)
        assert (ended.returncode, ended.stdout) == (0, "C’est fait.\n"), ended.stderr


def _each(*verbs: str) -> list[list[str]]:
    return [[verb, "chef@exemple.bj"] for verb in verbs]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["disable", "inconnu@exemple.bj"], "Personne ici n’a l’adresse inconnu@exemple.bj."),
        (
            ["invite", "chef", "--name", "X"],
            "Cette adresse n’est pas complète. Écrivez-la comme ceci : nom@exemple.bj.",
        ),
    ],
)
def test_what_cannot_be_done_says_why(var: Path, words: list[str], sentence: str) -> None:
    ended = staff(var, *words)
    assert (ended.returncode, ended.stderr) == (2, f"{sentence}\n")


def test_a_role_without_a_place_says_why(var: Path) -> None:
    staff(var, "invite", "bio@exemple.bj", "--name", "Bio")
    ended = staff(var, "role", "bio@exemple.bj", "--role", "officer")
    assert ended.returncode == 2
    assert ended.stderr == "Dites auprès de quelle autorité ou dans quel lieu ce rôle est tenu.\n"
