"""A broken database: set aside, and the last whole copy in its place. Nothing is ever deleted."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from guichet.foundation.lib.sqlcipher import key
from guichet.foundation.lib.sqlcipher.key import WrongKey
from guichet.foundation.upkeep import copies, files, healing, soundness
from guichet.foundation.upkeep.copies import NotCopied
from guichet.settings.databases import encrypted, sqlite

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks after its own files")

NIGHT = datetime(2026, 3, 27, 2, tzinfo=UTC)
BROKEN = b"\xff" * 4096


@pytest.fixture(params=["encrypted", "plain"])
def database(
    request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Path]:
    """A node's file, encrypted as a centre's or plain as a small hub's."""
    var = tmp_path / "var"
    var.mkdir()
    settings.VAR, settings.CENTRE_KEY_FILE = var, tmp_path / "centre.key"
    key.make(settings.CENTRE_KEY_FILE)
    file = var / "guichet.sqlite3"
    chosen = encrypted(file, settings.CENTRE_KEY_FILE) if request.param == "encrypted" else sqlite(file)
    for name in ("NAME", "OPTIONS"):
        monkeypatch.setitem(connection.settings_dict, name, chosen[name])
    with closing(files.opened(file)) as opened, opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("CREATE TABLE told (word TEXT)")
    tell(file, "before the copy")
    yield file
    key.read.cache_clear()


def tell(file: Path, word: str) -> None:
    with closing(files.opened(file)) as opened, opened:
        opened.execute("INSERT INTO told VALUES (?)", (word,))
        opened.executemany("INSERT INTO told VALUES (?)", [("." * 3000,)] * 20)


def told(file: Path) -> list[str]:
    with closing(files.opened(file)) as opened:
        return [word for (word,) in opened.execute("SELECT word FROM told WHERE length(word) < 100")]


def spoil(file: Path, page: int) -> None:
    with file.open("r+b") as written:
        written.seek(4096 * page)
        written.write(BROKEN)


def test_a_whole_database_is_left_alone(database: Path) -> None:
    assert healing.heal(database, NIGHT) is None
    assert told(database) == ["before the copy"]
    assert not healing.is_epoch_over()


def test_where_nothing_was_ever_written_there_is_nothing_to_heal(database: Path) -> None:
    database.unlink()
    assert healing.heal(database, NIGHT) is None


@pytest.mark.parametrize("page", [0, 4])
def test_a_broken_database_gives_its_place_to_the_last_copy_and_is_kept_aside(database: Path, page: int) -> None:
    copy = copies.make(database, NIGHT)
    tell(database, "after the copy")
    spoil(database, page)
    spoilt = database.read_bytes()
    healed = healing.heal(database, NIGHT + timedelta(hours=6))
    assert healed is not None
    assert healed.copy == copy
    assert healed.aside == database.parent / "damaged" / "2026-03-27T080000"
    assert (healed.aside / database.name).read_bytes() == spoilt
    assert told(database) == ["before the copy"]
    assert soundness.faults(database) == []
    assert copy.exists()


def test_a_node_that_lives_on_from_a_copy_must_begin_a_new_epoch(database: Path) -> None:
    copies.make(database, NIGHT)
    spoil(database, 4)
    healing.heal(database, NIGHT)
    assert healing.is_epoch_over()
    healing.epoch_has_begun()
    assert not healing.is_epoch_over()


def test_a_broken_copy_is_passed_over(database: Path) -> None:
    older = copies.make(database, NIGHT)
    spoil(copies.make(database, NIGHT + timedelta(days=1)), 4)
    spoil(database, 4)
    healed = healing.heal(database, NIGHT + timedelta(days=2))
    assert healed is not None
    assert healed.copy == older


def test_without_a_copy_the_broken_database_is_still_kept_aside(database: Path) -> None:
    spoil(database, 4)
    healed = healing.heal(database, NIGHT)
    assert healed is not None
    assert (healed.copy, database.exists()) == (None, False)
    assert healed.aside is not None
    assert (healed.aside / database.name).exists()


def test_a_healing_that_was_cut_goes_on_at_the_next_start(database: Path) -> None:
    """Between the broken file that was moved and the copy that was to come."""
    copies.make(database, NIGHT)
    database.unlink()
    healed = healing.heal(database, NIGHT)
    assert healed is not None
    assert (healed.aside, told(database), healing.is_epoch_over()) == (None, ["before the copy"], True)


@pytest.mark.parametrize("database", ["encrypted"], indirect=True)
def test_a_wrong_key_breaks_nothing(database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copies.make(database, NIGHT)
    other = tmp_path / "other.key"
    key.make(other)
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "key_file", other)
    with pytest.raises(WrongKey, match="n’ouvre pas"):
        healing.heal(database, NIGHT)
    assert database.exists()
    assert not (database.parent / "damaged").exists()


def test_three_copies_are_kept_and_each_is_one_whole_file(database: Path) -> None:
    made = [copies.make(database, NIGHT + timedelta(days=day)) for day in range(5)]
    assert copies.newest_first() == made[:1:-1]
    assert sorted(copies.folder().iterdir()) == made[2:]
    assert [told(copy) for copy in made[2:]] == [["before the copy"]] * 3


def test_a_copy_of_what_is_broken_is_not_kept(database: Path) -> None:
    whole = copies.make(database, NIGHT)
    spoil(database, 4)
    with pytest.raises((NotCopied, *soundness.DAMAGED)):
        copies.make(database, NIGHT + timedelta(days=1))
    assert copies.newest_first() == [whole]


def test_a_copy_that_was_cut_does_not_disturb_the_next(database: Path) -> None:
    copies.folder().mkdir()
    shutil.copyfile(database, copies.folder() / "copy.part")
    spoil(copies.folder() / "copy.part", 1)
    assert told(copies.make(database, NIGHT)) == ["before the copy"]
