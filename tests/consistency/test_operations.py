"""Every way in which tables change goes through the one door."""

import inspect
from pathlib import Path
from types import ModuleType

import pytest

from guichet.foundation.journal import operations as journal
from tests.consistency.sources import ROOT, modules
from tools import branches


def open_doors(module: ModuleType) -> list[str]:
    """Public functions of `module` that are no `@operation`: it wraps what it makes one."""
    return [
        name
        for name, member in inspect.getmembers(module, inspect.isfunction)
        if member.__module__ == module.__name__ and not name.startswith("_") and not hasattr(member, "__wrapped__")
    ]


def test_every_public_function_of_operations_is_an_operation() -> None:
    found = modules("operations")
    assert journal in found
    assert {module.__name__: doors for module in found if (doors := open_doors(module))} == {}


def test_a_function_without_the_decorator_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_doors(journal) == []
    monkeypatch.setattr(journal, "record", inspect.unwrap(journal.record))
    assert open_doors(journal) == ["record"]


def test_branches_are_watched_in_every_operation_policy_and_query() -> None:
    loaded = [module for kind in ("operations", "policies", "queries") for module in modules(kind)]
    every = (ROOT / "guichet").rglob("*.py")
    assert {path for path in every if branches.Proved().matches(path)} == {Path(str(each.__file__)) for each in loaded}
