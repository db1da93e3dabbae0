"""Destroying a case's key leaves nothing of it in the keeper's files: looked for byte by byte."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from guichet.foundation.keys import client as keys
from guichet.foundation.keys.refusals import Destroyed
from tests.factories.keepers import AKeeper
from tests.foundation.keys.stories import opened, received

CASES = 40


def wrapped(folder: Path) -> dict[str, bytes]:
    """Case key to its wrapped bytes, as they lie in the store."""
    query = "SELECT case_key.id, wrapped FROM case_key JOIN secret ON secret.number = case_key.secret"
    with closing(sqlite3.connect(folder / "keys.sqlite3")) as store:
        return {case_key: bytes(content) for case_key, content in store.execute(query)}


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


@pytest.fixture
def case_keys(keeper: AKeeper) -> list[str]:
    assert keeper.folder.is_dir()
    return [received(f"LOK-{number}").case_key_id for number in range(CASES)]


def test_the_bytes_of_a_destroyed_key_are_in_no_file_and_the_others_stay(keeper: AKeeper, case_keys: list[str]) -> None:
    before = wrapped(keeper.folder)
    assert {case_key: before[case_key] in raw(keeper.folder) for case_key in case_keys} == dict.fromkeys(
        case_keys, True
    )
    for case_key in case_keys[::3]:
        keys.destroy(case_key, reason="retention")
    found = {case_key: before[case_key] in raw(keeper.folder) for case_key in case_keys}
    assert found == {case_key: number % 3 != 0 for number, case_key in enumerate(case_keys)}


def test_no_key_is_ever_written_in_clear(keeper: AKeeper) -> None:
    """The passphrase opens the master key, the master key a case's key: none of them lies in a file of the store."""
    from guichet.foundation.keys.keeper import vault  # noqa: PLC0415 loaded nowhere else in this process
    from guichet.foundation.keys.keeper.store import Store  # noqa: PLC0415

    case = received()
    keeper.kill()
    passphrase = (keeper.folder / "demonstration-secret").read_bytes().strip()
    with closing(Store(keeper.folder)) as store:
        lock = store.lock()
        assert lock is not None
        key = vault.unlock(lock, passphrase).unwrap(wrapped(keeper.folder)[case.case_key_id], name=case.case_key_id)
    assert len(key) == 32
    assert key not in raw(keeper.folder)


def test_what_was_destroyed_before_a_kill_is_destroyed_after_it(keeper: AKeeper) -> None:
    case = received()
    before = wrapped(keeper.folder)[case.case_key_id]
    keys.destroy(case.case_key_id, reason="retention")
    keeper.kill()
    keeper.start()
    with pytest.raises(Destroyed):
        opened(case)
    assert before not in raw(keeper.folder)


def test_a_backup_that_reads_meanwhile_only_delays_the_last_trace(keeper: AKeeper) -> None:
    """A reader holds the write-ahead log back; the copy in it goes when the reader has gone."""
    case = received()
    before = wrapped(keeper.folder)[case.case_key_id]
    with closing(sqlite3.connect(keeper.folder / "keys.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM secret").fetchone()
        keys.destroy(case.case_key_id, reason="retention")
        with pytest.raises(Destroyed):
            opened(case)
    assert keys.is_awake()
    assert before not in raw(keeper.folder)


def test_the_wrapped_key_of_one_case_does_not_serve_another(keeper: AKeeper) -> None:
    """Whoever could write to the store still cannot swap keys: each is wrapped with the name it is for."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415

    from guichet.foundation.keys.keeper import vault  # noqa: PLC0415

    lock = vault.new_lock(b"twenty characters at least", demonstration=True)
    opened_vault = vault.unlock(lock, b"twenty characters at least")
    kept = opened_vault.wrap(b"k" * 32, name="one")
    assert opened_vault.unwrap(kept, name="one") == b"k" * 32
    with pytest.raises(InvalidTag):
        opened_vault.unwrap(kept, name="other")
    assert keeper.process.poll() is None
