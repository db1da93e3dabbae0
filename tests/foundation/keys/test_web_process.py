"""A web process holds no private key: not in what it loads, not in what it may read, not in what it imports."""

import ast
import os
import re
import subprocess
import sys

from tests.consistency.sources import ROOT, files, tree

KEEPER = ROOT / "guichet" / "foundation" / "keys" / "keeper"
SERVED = """
import sys
from django.test import Client
import guichet.wsgi
from guichet.foundation.keys import client, operations
assert Client().get("/healthz").status_code == 200
print([name for name in sys.modules if name.startswith("guichet.foundation.keys.keeper")])
"""
PRIVATE = ("PrivateKey", "derive_private_key", "generate_private_key", "load_pem_private_key", "load_der_private_key")


# Each is a decision: none of these keys is the State's in use, and none is kept by a process that serves pages.
ALLOWED = {
    "guichet/foundation/keys/pickup.py": "follows from the code on a person's receipt, for the length of one printing",
    "guichet/commons/public_log/witness/seed.py": "of a body outside the State, on a machine of its own: a command",
    "guichet/commons/documents/sealing/offline.py": "the root in its safe: a command, on a machine without network",
}


def private_names(module: ast.Module) -> list[str]:
    """Names that make or read private keys."""
    return [name for node in ast.walk(module) if (name := _name(node)).endswith(PRIVATE)]


def _name(node: ast.AST) -> str:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name) | ast.alias(name=name):
            return name
    return ""


def test_a_process_that_serves_pages_and_uses_keys_never_loads_the_keeper() -> None:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "guichet.settings.test"}
    ended = subprocess.run(
        [sys.executable, "-c", SERVED], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.stdout, ended.stderr) == ("[]\n", "")


def test_only_the_keeper_s_code_names_private_keys() -> None:
    outside = [path for path in files(".py", under=("guichet",)) if not path.is_relative_to(KEEPER)]
    assert {path.relative_to(ROOT).as_posix() for path in outside if private_names(tree(path))} == set(ALLOWED)


def test_the_offline_root_is_loaded_by_its_command_alone() -> None:
    importers = [
        path.relative_to(ROOT).as_posix()
        for path in files(".py", under=("guichet",))
        if re.search(r"sealing(\.| import .*\b)offline\b", path.read_text())
    ]
    assert all(importer.startswith("guichet/command/") for importer in importers)


def test_naming_a_private_key_is_seen() -> None:
    assert private_names(ast.parse("from cryptography import x\nx.Ed25519PrivateKey.generate()")) == [
        "Ed25519PrivateKey"
    ]
    assert any(private_names(tree(path)) for path in KEEPER.glob("*.py"))


def test_only_the_command_that_becomes_the_keeper_imports_it() -> None:
    importers = [
        path.relative_to(ROOT).as_posix()
        for path in files(".py", under=("guichet",))
        if not path.is_relative_to(KEEPER) and "guichet.foundation.keys.keeper import" in path.read_text()
    ]
    assert importers == ["guichet/command/keeper.py"]
