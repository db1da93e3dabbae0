"""`guichet backup` and `guichet restore`: a node in one file, back whole or not at all."""

import io
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from guichet.command import archive
from guichet.command.archive import Unsound, digest_of
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import records
from guichet.foundation.keys.client import Received
from tests.command.test_command import guichet
from tests.factories.keepers import AKeeper, a_keeper
from tests.foundation.keys.stories import ANSWERS, opened, received

NOTHING_RESTORED = "\xa0: rien n’a été restauré.\n"


@pytest.fixture(scope="module")
def _node() -> Iterator[AKeeper]:
    """A node at work: a row in its database, a file, and a keeper that answers."""
    with a_keeper() as keeper:
        keeper.start()
        with closing(sqlite3.connect(keeper.var / "guichet.sqlite3")) as database, database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("CREATE TABLE told (word TEXT)")
            database.execute("INSERT INTO told VALUES ('kept')")
        for name in ("uploads/page.jpg", "static/made-again.css"):
            (keeper.var / name).parent.mkdir()
            (keeper.var / name).write_text(name)
        yield keeper


@pytest.fixture
def node(_node: AKeeper, settings: Settings) -> AKeeper:
    settings.VAR = _node.var
    return _node


@pytest.fixture
def case(node: AKeeper) -> Received:
    assert node.greets()
    return received()


@pytest.fixture
def elsewhere() -> Iterator[AKeeper]:
    """Where nothing is yet."""
    with a_keeper() as keeper:
        keeper.var.rmdir()
        yield keeper
        keeper.var.mkdir(exist_ok=True)


@pytest.fixture(scope="module")
def _saved(_node: AKeeper, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "node.tar"
    assert back_up(_node, path)[0] == 0
    return path


@pytest.fixture
def saved(_saved: Path, tmp_path: Path) -> Path:
    """A copy, to be damaged."""
    return Path(shutil.copy(_saved, tmp_path))


def back_up(node: AKeeper, path: Path, **variables: str) -> tuple[int, str, str]:
    ended = guichet("backup", str(path), **{"GUICHET_VAR": str(node.var), "GUICHET_DATABASE_URL": ""} | variables)
    return ended.returncode, ended.stdout, ended.stderr


def restore(path: Path, node: AKeeper, *options: str) -> tuple[int, str, str]:
    ended = guichet("restore", str(path), *options, GUICHET_VAR=str(node.var), GUICHET_DATABASE_URL="")
    return ended.returncode, ended.stdout, ended.stderr


def test_a_restored_node_has_its_rows_its_files_and_reads_its_cases(
    node: AKeeper, case: Received, tmp_path: Path, elsewhere: AKeeper, settings: Settings
) -> None:
    """And its keeper signs with a new key: under the old one, two records could have the same number."""
    saved = tmp_path / "today.tar"
    said = f"Sauvegarde faite\xa0: {saved}\n  empreinte SHA-256  "
    status, words, _ = back_up(node, saved)
    assert (status, words) == (0, f"{said}{digest_of(saved)}\n")
    assert saved.stat().st_mode & 0o777 == 0o600
    later = opened(case).record
    assert restore(saved, elsewhere) == (0, f"Restauré dans {elsewhere.var}.\n", "")
    with closing(sqlite3.connect(elsewhere.var / "guichet.sqlite3")) as database:
        assert database.execute("SELECT word FROM told").fetchall() == [("kept",)]
    names = {path.relative_to(elsewhere.var).as_posix() for path in elsewhere.var.rglob("*") if path.is_file()}
    assert {"guichet.sqlite3", "uploads/page.jpg", "keeper/keys.sqlite3"} <= names
    assert "static/made-again.css" not in names
    assert "public-log-restored" in names, "it signs no log before a copy was read"
    settings.VAR = elsewhere.var
    elsewhere.start()
    again = opened(case)
    assert again.plaintext == ANSWERS
    assert again.record.record_key != later.record_key
    assert records.verify(again.record, keys.public_keys())
    assert [key.end_reason for key in keys.public_keys() if key.id == later.record_key] == ["restored"]


def test_the_backup_says_its_digest_and_restores_under_that_one_only(saved: Path, elsewhere: AKeeper) -> None:
    assert restore(saved, elsewhere, "--digest", "0" * 64) == (
        1,
        "",
        f"Ce fichier n’a pas l’empreinte annoncée{NOTHING_RESTORED}",
    )
    assert restore(saved, elsewhere, "--digest", digest_of(saved))[0] == 0


def test_a_changed_row_is_found_and_nothing_is_restored(saved: Path, elsewhere: AKeeper) -> None:
    saved.write_bytes(saved.read_bytes().replace(b"kept", b"lost", 1))
    said = f"Cette sauvegarde est incomplète ou altérée (database.sqlite3){NOTHING_RESTORED}"
    assert restore(saved, elsewhere) == (1, "", said)
    assert not elsewhere.var.exists()


def test_a_sound_backup_tells_what_it_holds(saved: Path) -> None:
    assert archive.check(saved)["database"] == "sqlite"


def test_a_backup_cut_before_its_manifest_is_unsound(saved: Path) -> None:
    with tarfile.open(saved) as content:
        manifest = content.getmember("manifest.json").offset
    with saved.open("r+b") as file:
        file.truncate(manifest)
    with pytest.raises(Unsound, match=r"^manifest\.json$"):
        archive.check(saved)


@pytest.mark.parametrize("name", ["more.txt", "../outside.txt", "/outside.txt", "uploads/page.jpg"])
def test_an_entry_that_the_manifest_does_not_know_is_unsound(saved: Path, name: str) -> None:
    with tarfile.open(saved, "a") as content:
        entry = tarfile.TarInfo(name)
        entry.size = 5
        content.addfile(entry, io.BytesIO(b"added"))
    with pytest.raises(Unsound, match=f"^{re.escape(name)}$"):
        archive.check(saved)


def test_a_link_out_of_the_folder_is_unsound(saved: Path) -> None:
    with tarfile.open(saved, "a") as content:
        entry = tarfile.TarInfo("link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc"
        content.addfile(entry)
    with pytest.raises(Unsound, match=r"^link$"):
        archive.check(saved)


def test_a_file_that_is_no_backup_is_unsound(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("not a backup")
    with pytest.raises(Unsound):
        archive.check(path)


def test_a_node_that_holds_something_is_not_written_over(saved: Path, elsewhere: AKeeper) -> None:
    elsewhere.var.mkdir()
    (elsewhere.var / "note.txt").write_text("here first")
    assert restore(saved, elsewhere) == (2, "", f"Le dossier {elsewhere.var} n’est pas vide{NOTHING_RESTORED}")
    (elsewhere.var / "note.txt").unlink()
    assert restore(saved, elsewhere)[0] == 0


def test_a_backup_never_replaces_a_file(node: AKeeper, saved: Path) -> None:
    assert back_up(node, saved) == (
        2,
        "",
        f"{saved} existe déjà\xa0: donnez un autre nom, une sauvegarde n’en remplace pas une autre.\n",
    )


def test_a_backup_is_not_kept_inside_what_it_saves(node: AKeeper) -> None:
    assert back_up(node, node.var / "node.tar") == (
        2,
        "",
        f"Une sauvegarde ne se garde pas dans le dossier qu’elle sauve\xa0: écrivez-la hors de {node.var}.\n",
    )


def test_a_backup_that_fails_leaves_no_file(elsewhere: AKeeper, tmp_path: Path) -> None:
    elsewhere.var.mkdir()
    (elsewhere.var / "guichet.sqlite3").write_text("not a database any more, whatever is read from it")
    status, _, words = back_up(elsewhere, tmp_path / "node.tar")
    assert (status, words) == (1, "La sauvegarde a échoué\xa0: file is not a database\n")
    assert list(tmp_path.iterdir()) == []


def test_without_pg_dump_a_node_on_postgresql_is_told_so(node: AKeeper, tmp_path: Path) -> None:
    no_programs = {"PATH": str(tmp_path), "GUICHET_DATABASE_URL": "postgresql://guichet@127.0.0.1:1/guichet"}
    assert back_up(node, tmp_path / "node.tar", **no_programs) == (
        2,
        "",
        "Il faut pg_dump, de la version du serveur PostgreSQL ou plus récent\xa0: il n’est pas installé.\n",
    )
