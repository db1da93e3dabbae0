"""Habits of the templates, checked on their text."""

import re
from pathlib import Path

import pytest

import guichet

ROOT = Path(guichet.__file__).parent
UI = ROOT / "surfaces/ui/templates"
OURS = sorted(UI.rglob("*.html"))
# Django itself asks for these by name.
ASKED_BY_DJANGO = {"500.html", "django/forms/widgets/multiple_input.html"}
ALLOWED_TAGS = {
    "block", "blocktranslate", "csrf_token", "elif", "else", "empty", "endblock", "endblocktranslate", "endfor",
    "endif", "endwith", "extends", "for", "if", "include", "load", "plural", "static", "translate", "with",
}  # fmt: skip


def name(path: Path) -> str:
    return path.relative_to(UI).as_posix()


def test_no_template_is_left_unused() -> None:
    sources = [path.read_text("utf-8") for suffix in ("html", "py") for path in ROOT.rglob(f"*.{suffix}")]
    named = set(re.findall(r"[\"']([\w/.-]+\.html)[\"']", "\n".join(sources)))
    named |= {f"ui/components/_{component}.html" for component in re.findall(r"\bof\(\s*\"(\w+)\"", "\n".join(sources))}
    assert {name(path) for path in OURS} - named == ASKED_BY_DJANGO


@pytest.mark.parametrize("path", OURS, ids=name)
def test_a_template_is_short_and_has_no_logic_but_if_and_for(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 120
    assert set(re.findall(r"\{% (\w+)", text)) <= ALLOWED_TAGS


@pytest.mark.parametrize("path", OURS, ids=name)
def test_nothing_is_inline_so_that_the_strict_policy_holds(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"\sstyle=|<style|\son\w+=|javascript:|hx-on|<script(?! defer src=)", text) == []


@pytest.mark.parametrize("path", OURS, ids=name)
def test_an_include_hands_over_what_it_names_and_nothing_else(path: Path) -> None:
    includes = re.findall(r"\{% include .*?%\}", path.read_text("utf-8"))
    inherited = [line for line in includes if not line.endswith("only %}")]
    assert [line for line in inherited if '"django/forms/widgets/' not in line] == []
