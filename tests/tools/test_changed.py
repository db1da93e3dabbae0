"""Who is in a hurry runs what needs no database, and all of what changed."""

import subprocess
from pathlib import Path

import pytest

from tools import changed

TESTS = changed.ROOT / "tests"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("guichet/commons/intake/operations/drafts.py", "commons/intake"),
        ("guichet/commons/catalogue/search/shelf.py", "commons/catalogue/search"),
        ("guichet/foundation/journal/operations.py", "foundation"),
        ("guichet/urls.py", ""),
        ("tests/commons/intake/test_drafts.py", "commons/intake/test_drafts.py"),
    ],
)
def test_code_has_its_tests_in_a_folder_laid_out_like_it(path: str, place: str) -> None:
    assert list(changed.places_of([path])) == [TESTS / place]


def test_what_is_no_code_has_no_tests_of_its_own() -> None:
    assert list(changed.places_of(["README.md", "services/mjl/justice-casier-b3.yaml"])) == []


def test_without_commits_nothing_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changed.changed() == []


def test_what_git_does_not_have_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed, "ROOT", tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "guichet").mkdir()
    (tmp_path / "guichet/new.py").touch()
    assert changed.changed() == ["guichet/new.py"]


@pytest.mark.django_db
def test_what_needs_a_database_is_put_aside_where_nothing_changed(request: pytest.FixtureRequest) -> None:
    assert list(changed.put_aside([request.node], frozenset())) == [request.node]


@pytest.mark.parametrize("place", [TESTS / "tools", Path(__file__)])
@pytest.mark.django_db
def test_what_changed_is_run_whole(place: Path, request: pytest.FixtureRequest) -> None:
    assert list(changed.put_aside([request.node], frozenset({place}))) == []


def test_what_needs_no_database_is_never_put_aside(request: pytest.FixtureRequest) -> None:
    assert list(changed.put_aside([request.node], frozenset())) == []
