"""A file written for good: whole under its name, or nothing at all. Cuts of the current: tests/journeys/power."""

import os
from pathlib import Path

import pytest

from guichet.foundation.lib import durable


def test_a_file_is_there_with_the_folders_above_it(tmp_path: Path) -> None:
    target = tmp_path / "files" / "ab" / "abcd"
    durable.write(target, b"paper")
    assert target.read_bytes() == b"paper"
    assert [path.stat().st_mode & 0o777 for path in (target, target.parent)] == [0o600, 0o700]


def test_what_was_there_is_replaced_whole(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        durable.write(tmp_path / "list", content)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"list": b"second"}


def test_a_disk_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        durable.write(tmp_path / "list", b"first")
    assert list(tmp_path.iterdir()) == []
