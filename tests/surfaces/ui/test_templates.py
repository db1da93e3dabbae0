"""Habits of the templates, checked on their text."""

import re
from pathlib import Path

import pytest

from guichet.surfaces.ui import joined

UI = Path(joined.__file__).parent / "templates"
OURS = sorted(UI.rglob("*.html"))
ALLOWED_TAGS = {
    "block", "blocktranslate", "csrf_token", "elif", "else", "empty", "endblock", "endblocktranslate", "endfor",
    "endif", "endwith", "extends", "for", "if", "include", "load", "plural", "static", "translate", "with",
}  # fmt: skip


def name(path: Path) -> str:
    return path.relative_to(UI).as_posix()


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_template_has_no_logic_but_if_and_for(path: Path) -> None:
    assert set(re.findall(r"\{% (\w+)", path.read_text("utf-8"))) <= ALLOWED_TAGS


@pytest.mark.parametrize("path", OURS, ids=name)
def test_nothing_is_inline_so_that_the_strict_policy_holds(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"\sstyle=|<style|\son\w+=|javascript:|hx-on|<script(?! defer src=)", text) == []


@pytest.mark.parametrize("path", OURS, ids=name)
def test_an_include_hands_over_what_it_names_and_nothing_else(path: Path) -> None:
    includes = re.findall(r"\{% include .*?%\}", path.read_text("utf-8"))
    inherited = [line for line in includes if not line.endswith("only %}")]
    assert [line for line in inherited if '"django/forms/widgets/' not in line] == []
