"""No template without a user: each is named by a view, a form or another template."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "guichet").rglob("templates/**/*.html"))
READERS = [*TEMPLATES, *(ROOT / "guichet").rglob("*.py")]
# Django finds these by their names alone.
BY_CONVENTION = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
LINES = 120


def name_of(template: Path) -> str:
    return str(template).partition("/templates/")[2]


def test_no_template_is_unused() -> None:
    texts = "\n".join(reader.read_text() for reader in READERS)
    names = {name_of(template) for template in TEMPLATES} - BY_CONVENTION
    assert sorted(name for name in names if texts.count(name) == 0) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_a_template_stays_short(template: Path) -> None:
    assert len(template.read_text().splitlines()) < LINES
