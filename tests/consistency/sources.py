"""What the consistency tests read: this project's own files."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CODE = ("guichet", "tests", "bench", "simulation", "tools")


def files(*suffixes: str, under: tuple[str, ...] = CODE) -> Iterator[Path]:
    """Paths below the root, in a fixed order, of the files with one of `suffixes`."""
    for folder in under:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes:
                yield path


def modules(kind: str) -> list[ModuleType]:
    """Every module called `kind` of the package, or in a package called so, imported."""
    names = [path.relative_to(ROOT).with_suffix("").parts for path in files(".py", under=("guichet",))]
    return [import_module(".".join(name).removesuffix(".__init__")) for name in names if kind in name]


def tracked() -> list[str]:
    """What git keeps, or would keep once added: the working tree as a commit."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    return [name for name in names if (ROOT / name).is_file()]


@cache
def tree(path: Path) -> ast.Module:
    """Shared by all who ask: to be read, not changed."""
    return ast.parse(path.read_text(), filename=str(path))


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())
