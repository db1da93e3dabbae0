"""Habits that the house does not have."""

import ast
from pathlib import Path

import pytest

from tests.consistency.sources import ROOT, files, tree

# Requests and answers are the surfaces' business; the one exception renders Django's own templates.
WEB = ("django.http", "django.shortcuts", "django.views")
BELOW_SURFACES = ("guichet/foundation", "guichet/commons", "guichet/domains")
TEMPLATES = ROOT / "guichet" / "foundation" / "lib" / "templates.py"
# The guards watch what Django executes and what its engine renders: these go round them.
AROUND = {
    "callproc",
    "execute_wrappers",
    "connection.connection",
    "cursor.copy",
    "django.template.Engine",
    "django.template.Template",
}
BUILDING = "guichet.foundation.lib.operation.building"
GUARDS = [ROOT / "guichet" / "foundation" / "lib" / name for name in ("guards.py", "management/commands/migrate.py")]
# Tests that commit for real empty tables after themselves, and the journal refuses that: run real processes instead.
COMMITTING = {"TransactionTestCase", "LiveServerTestCase", "transactional_db", "live_server"}


def commits_for_real(module: ast.Module) -> bool:
    return any(_is_transaction(node) or _name(node) in COMMITTING for node in ast.walk(module))


def _is_transaction(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.keyword)
        and node.arg == "transaction"
        and isinstance(node.value, ast.Constant)
        and node.value.value is True
    )


def _name(node: ast.AST) -> str | None:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
            return name
        case ast.Constant(value=str(name)):
            return name
    return None


def speaks_http(module: ast.Module) -> bool:
    return any(f"{name}.".startswith(f"{web}.") for name in _imported(module) for web in WEB)


def goes_round_the_guards(module: ast.Module) -> bool:
    attributes = (node for node in ast.walk(module) if isinstance(node, ast.Attribute))
    used = {name for node in attributes for name in (node.attr, ast.unparse(node))}
    return not (AROUND | {BUILDING}).isdisjoint(used.union(_imported(module)))


def _imported(module: ast.Module) -> list[str]:
    names = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def _relative(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_no_test_commits_for_real() -> None:
    paths = [path for path in files(".py", under=("tests",)) if path != Path(__file__)]
    assert _relative([path for path in paths if commits_for_real(tree(path))]) == []


@pytest.mark.parametrize(
    "source",
    [
        "pytestmark = pytest.mark.django_db(transaction=True)",
        "@mark.django_db(transaction=True)\ndef test_x(): ...",
        "def test_x(transactional_db): ...",
        "@pytest.mark.usefixtures('live_server')\ndef test_x(): ...",
        "from django.test import TransactionTestCase",
    ],
)
def test_a_test_that_commits_for_real_is_seen(source: str) -> None:
    assert commits_for_real(ast.parse(source))


def test_a_test_that_is_rolled_back_is_let_be() -> None:
    assert not commits_for_real(ast.parse("pytestmark = pytest.mark.django_db\ndef test_x(db): ..."))


def test_only_surfaces_speak_http() -> None:
    paths = [path for path in files(".py", under=BELOW_SURFACES) if path != TEMPLATES]
    assert _relative([path for path in paths if speaks_http(tree(path))]) == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.http import HttpRequest",
        "from django import http",
        "import django.http",
        "from django.shortcuts import render",
        "from django.views.generic import View",
    ],
)
def test_speaking_http_is_seen(source: str) -> None:
    assert speaks_http(ast.parse(source))


def test_speaking_to_the_database_is_no_http() -> None:
    assert not speaks_http(ast.parse("from django.db import models"))


def test_nothing_goes_round_the_guards() -> None:
    paths = [path for path in files(".py", under=("guichet",)) if path not in GUARDS]
    assert _relative([path for path in paths if goes_round_the_guards(tree(path))]) == []


@pytest.mark.parametrize(
    "source",
    [
        "connection.connection.execute('DELETE FROM x')",
        "cursor.copy('COPY x FROM STDIN')",
        "cursor.callproc('empty_x')",
        "connection.execute_wrappers.clear()",
        "from django.template import Template",
        "from guichet.foundation.lib.operation import building",
    ],
)
def test_going_round_the_guards_is_seen(source: str) -> None:
    assert goes_round_the_guards(ast.parse(source))


def test_a_cursor_that_executes_is_let_be() -> None:
    assert not goes_round_the_guards(ast.parse("connection.cursor().execute('SELECT 1')"))
