"""No file names where packages came from, or a place on the machine of whoever wrote it."""

import re
from pathlib import Path

import pytest

from tests.consistency.sources import ROOT, tracked

# In pieces, so that this file does not name them either.
REGISTRIES = (
    "py" + "pi.",
    "python" + "hosted",
    "npm" + "js.",
    "registry" + ".npm",
    "deb." + "debian",
    "crates" + ".io",
)
OPTIONS = ("index" + "-url", "find" + "-links", "extra" + "-index", "trusted" + "-host", "INDEX" + "_URL")
FOLDERS = ("work", "root", "opt", "home", "Users")
# `--no-emit-...` is how a list is kept clean; a folder counts at the start of a path only, not inside an address.
TRACE = re.compile(
    rf"{'|'.join(re.escape(name) for name in REGISTRIES)}"
    rf"|(?<!no-emit-)(?:{'|'.join(OPTIONS)})"
    rf"|(?<![\w.~/:-])/(?:{'|'.join(FOLDERS)})/[\w.]"
)


def traces(text: str) -> list[str]:
    return [found.group() for found in TRACE.finditer(text)]


def _text(name: str) -> str:
    """Empty for what is not text."""
    try:
        return (ROOT / name).read_text()
    except UnicodeDecodeError:
        return ""


def test_no_tracked_file_names_a_registry_or_a_machine() -> None:
    names = tracked()
    assert Path(__file__).relative_to(ROOT).as_posix() in names
    assert {name: found for name in names if (found := traces(_text(name)))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://files." + "python" + "hosted.org/packages",
        "pip install --" + "index" + "-url https://mirror.example",
        "--" + "find" + "-links=wheels",
        "see " + "/work" + "/main",
        '"/ro' + 'ot/.cache"',
    ],
)
def test_a_trace_is_seen(text: str) -> None:
    assert traces(text)


@pytest.mark.parametrize(
    "text",
    [
        "--no-emit-" + "index" + "-url",
        "https://example.org" + "/work" + "/paper",
        "homework/opt" + "/file",
        "~" + "/opt" + "/bin",
    ],
)
def test_what_only_looks_like_a_trace_is_let_be(text: str) -> None:
    assert traces(text) == []
