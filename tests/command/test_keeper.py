"""`guichet keeper`, as a person starts it, and its words when it will not start."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
from pytest_django.fixtures import Settings

from guichet.command import keeper as command
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.refusals import DemonstrationKeys
from tests.command.test_command import ROOT, guichet
from tests.factories.keepers import AKeeper, a_keeper


@pytest.fixture
def keeper() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        yield keeper


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("twenty characters at least\n")
    path.chmod(0o600)
    return path


@dataclass(frozen=True, slots=True)
class Starting:
    """`guichet keeper` where `settings` say, up to its refusal: what it says and its exit status."""

    settings: Settings
    capsys: pytest.CaptureFixture[str]

    def refused(self, var: Path, secret: Path | None, *, demonstration: bool) -> tuple[int, str]:
        self.settings.VAR = var
        self.settings.KEEPER_SECRET_FILE = secret
        self.settings.DEMONSTRATION = demonstration
        with pytest.raises(typer.Exit) as ended:
            command.run()
        return ended.value.exit_code, self.capsys.readouterr().err


@pytest.fixture
def starting(settings: Settings, capsys: pytest.CaptureFixture[str]) -> Starting:
    return Starting(settings, capsys)


def test_the_demonstration_makes_a_secret_and_says_that_its_keys_are_worth_nothing(
    keeper: AKeeper, settings: Settings
) -> None:
    settings.VAR = keeper.var
    environment = os.environ | {"GUICHET_PROFILE": "demo", "GUICHET_VAR": str(keeper.var)}
    with subprocess.Popen([sys.executable, "-m", "guichet", "keeper"], cwd=ROOT, env=environment) as process:
        while not keeper.greets():
            assert process.poll() is None
            time.sleep(0.05)
        assert {key.demonstration for key in keys.public_keys()} == {True}
        settings.DEMONSTRATION = False
        with pytest.raises(DemonstrationKeys, match=r"^Ces clés sont des clés de démonstration"):
            keys.public_keys()
        process.terminate()
    assert process.returncode == 0


def test_production_keeps_keys_under_its_own_secret(keeper: AKeeper, secret: Path, settings: Settings) -> None:
    keeper.start("--secret", str(secret))
    settings.VAR = keeper.var
    settings.DEMONSTRATION = False
    assert {key.demonstration for key in keys.public_keys()} == {False}


def test_production_refuses_the_keys_of_a_demonstration(starting: Starting, keeper: AKeeper, secret: Path) -> None:
    keeper.start("--demonstration", "--secret", str(secret))
    keeper.stop()
    assert starting.refused(keeper.var, secret, demonstration=False) == (
        2,
        "Les clés qui sont ici sont de démonstration\xa0: une installation réelle les refuse.\n",
    )


def test_a_demonstration_does_not_touch_real_keys(starting: Starting, keeper: AKeeper, secret: Path) -> None:
    keeper.start("--secret", str(secret))
    keeper.stop()
    assert starting.refused(keeper.var, secret, demonstration=True) == (
        2,
        "Les clés qui sont ici sont réelles\xa0: la démonstration n’y touche pas.\n",
    )


def test_real_keys_do_not_become_a_demonstration_s_by_changing_the_file(
    starting: Starting, keeper: AKeeper, secret: Path
) -> None:
    keeper.start("--demonstration", "--secret", str(secret))
    keeper.stop()
    _mark_as_real(keeper.folder / "keys.sqlite3")
    assert starting.refused(keeper.var, secret, demonstration=False) == (
        2,
        "Cette phrase secrète n’ouvre pas les clés qui sont ici.\n",
    )


def _mark_as_real(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE lock SET demonstration = 0")


def test_production_without_a_secret_says_where_to_write_it(starting: Starting, keeper: AKeeper) -> None:
    status, said = starting.refused(keeper.var, None, demonstration=False)
    assert status == 2
    assert said == (
        "La phrase secrète du gardien manque\xa0: écrivez-la dans un fichier, et nommez ce fichier dans "
        "GUICHET_KEEPER_SECRET_FILE.\n"
    )


def test_a_secret_that_others_can_read_is_refused(starting: Starting, keeper: AKeeper, secret: Path) -> None:
    secret.chmod(0o640)
    assert starting.refused(keeper.var, secret, demonstration=True) == (
        2,
        "Le fichier de la phrase secrète peut être lu par d’autres\xa0: donnez-lui le mode 0600 (chmod 600).\n",
    )


def test_a_short_secret_is_refused(starting: Starting, keeper: AKeeper, secret: Path) -> None:
    secret.write_text("nineteen characters\n")
    assert starting.refused(keeper.var, secret, demonstration=True) == (
        2,
        "La phrase secrète du gardien est trop courte\xa0: il en faut vingt caractères au moins.\n",
    )


def test_another_secret_opens_nothing(starting: Starting, keeper: AKeeper, secret: Path) -> None:
    keeper.start("--demonstration", "--secret", str(secret))
    keeper.stop()
    secret.write_text("another twenty characters\n")
    assert starting.refused(keeper.var, secret, demonstration=True) == (
        2,
        "Cette phrase secrète n’ouvre pas les clés qui sont ici.\n",
    )


def test_a_second_keeper_in_the_same_place_is_refused(starting: Starting, keeper: AKeeper) -> None:
    keeper.start()
    assert starting.refused(keeper.var, None, demonstration=True) == (2, "Un gardien des clés travaille déjà ici.\n")
    assert keeper.greets()


def test_a_folder_too_deep_for_a_socket_is_refused(starting: Starting, tmp_path: Path) -> None:
    assert starting.refused(tmp_path / ("d" * 100), None, demonstration=True) == (
        2,
        "Le chemin de GUICHET_VAR est trop long pour une prise Unix\xa0: choisissez-en un plus court.\n",
    )


@pytest.mark.fault
def test_keys_are_listed_and_rotated_from_the_command(keeper: AKeeper) -> None:
    var = {"GUICHET_VAR": str(keeper.var), "GUICHET_DATABASE_URL": ""}
    assert guichet("keys", "list", **var).returncode == 1
    keeper.start()
    lines = guichet("keys", "list", **var).stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["record", "intake", "qr", "log", "sync"]
    assert all(line.endswith("→ en cours  DÉMONSTRATION") for line in lines)
    refused = guichet("keys", "rotate", "log", "--holder", "mjl", **var)
    assert (refused.returncode, refused.stderr) == (1, "Aucune clé tenue ici ne convient à cet usage.\n")
    for asked in (("--reason", "a" * 501), ("--holder", "a" * 501)):
        endless = guichet("keys", "rotate", "log", *asked, **var)
        assert endless.returncode == 2
        assert "500 caractères au plus" in endless.stderr
    assert guichet("keys", "list", **var).stdout.splitlines() == lines
