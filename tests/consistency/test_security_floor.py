"""The security floor is a table of proofs: each requirement names tests that exist, or says what is still open."""

import ast
import re
from collections import Counter

from tests.consistency.sources import ROOT

REQUIREMENTS = range(1, 21)


def rows() -> dict[int, tuple[list[str], str]]:
    """Number of the requirement to its tests and what is open."""
    text = (ROOT / "docs" / "security.md").read_text()
    found = re.findall(r"^\| (\d+) \|[^|]+\|[^|]+\|([^|]*)\|([^|]*)\|$", text, re.MULTILINE)
    return {int(number): (re.findall(r"`(test_\w+)`", tests), open_.strip()) for number, tests, open_ in found}


def stories() -> Counter[str]:
    trees = (ast.parse(path.read_text()) for path in (ROOT / "tests").rglob("test_*.py"))
    return Counter(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_each_requirement_is_proved_or_says_that_it_is_open() -> None:
    told = rows()
    assert sorted(told) == list(REQUIREMENTS)
    assert [number for number, (tests, open_) in told.items() if not (tests or open_)] == []


def test_each_proof_exists() -> None:
    known = stories()
    named = [name for tests, _open in rows().values() for name in tests]
    assert named
    assert [name for name in named if not known[name]] == []
