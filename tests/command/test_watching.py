"""Noticing that a service file changed."""

from pathlib import Path

from guichet.command.watching import Watch


def test_a_file_that_comes_changes_or_goes_is_noticed_once(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    assert not watch.has_changed()
    (tmp_path / "a.yaml").write_text("un")
    assert watch.has_changed()
    assert not watch.has_changed()
    (tmp_path / "a.yaml").write_text("deux")
    assert watch.has_changed()
    (tmp_path / "a.yaml").unlink()
    assert watch.has_changed()


def test_other_files_are_not_looked_at(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    (tmp_path / "notes.txt").write_text("un")
    assert not watch.has_changed()
