"""Every way in which tables change goes through the one door."""

import inspect
from pathlib import Path
from types import ModuleType

import pytest

from guichet.foundation.journal import operations as journal
from tests.consistency.sources import ROOT, modules, pyproject


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


def test_coverage_watches_every_operation_policy_and_query() -> None:
    """They are all loaded here, so that coverage tells of one that no test touches too."""
    watched = pyproject()["tool"]["coverage"]["run"]["include"]
    loaded = [module for kind in ("operations", "policies", "queries") for module in modules(kind)]
    assert {path for pattern in watched for path in ROOT.glob(pattern)} == {Path(str(each.__file__)) for each in loaded}
