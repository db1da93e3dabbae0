"""A database of its own for tests that run real processes: what they commit stays, and no other test sees it."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, LiteralString
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from psycopg import sql

from tests.environment import SHARED

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "GUICHET_DATABASE_URL"
FILE = "guichet.sqlite3"
TEMPLATE = "guichet_template"


@contextmanager
def a_real_database(folder: Path, server: str | None = None) -> Iterator[dict[str, str]]:
    """The environment of processes that share a fresh, migrated database: on the engine that this run tests.

    Or on `server`: the address of a PostgreSQL, or nothing for SQLite.
    """
    server = os.environ.get(VARIABLE, "") if server is None else server
    with _a_database_on(server) if server else _a_file_in(folder) as address:
        yield _environment(folder, address)


def a_migrated_file(folder: Path) -> None:
    """The tables of a node that runs on SQLite, under a GUICHET_VAR that may not exist yet."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_template("") / FILE, folder)


@contextmanager
def _a_file_in(folder: Path) -> Iterator[str]:
    a_migrated_file(folder)
    yield ""


@contextmanager
def _a_database_on(server: str) -> Iterator[str]:
    _template(server)
    name = f"guichet_{uuid4().hex}"
    new, template = sql.Identifier(name), sql.Identifier(TEMPLATE)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(new, template))
        yield _address(server, name)
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(new))


def _template(server: str) -> Path:
    """Migrated once a run for each server, by whichever process comes first: to be copied, never used itself."""
    folder = Path(os.environ[SHARED], hashlib.sha256(server.encode()).hexdigest()[:12])
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "migrated").exists():
            _migrate(folder, server)
            (folder / "migrated").touch()
    return folder


def _migrate(folder: Path, server: str) -> None:
    if server:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
    environment = _environment(folder, _address(server, TEMPLATE) if server else "")
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=ROOT, env=environment, check=True)


def _address(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def _environment(folder: Path, address: str) -> dict[str, str]:
    ours = {"GUICHET_VAR": str(folder), VARIABLE: address, "DJANGO_SETTINGS_MODULE": "guichet.settings.test"}
    return os.environ | ours


def rows_of(environment: dict[str, str], query: LiteralString) -> list[tuple[Any, ...]]:
    """What a reader finds in that database, from outside."""
    if environment[VARIABLE]:
        with psycopg.connect(environment[VARIABLE]) as server:
            return server.execute(query).fetchall()
    with closing(sqlite3.connect(Path(environment["GUICHET_VAR"], FILE))) as file:
        return file.execute(query).fetchall()


def change(environment: dict[str, str], statement: LiteralString) -> None:
    """What happens to that database from outside, as an accident would."""
    if environment[VARIABLE]:
        with psycopg.connect(environment[VARIABLE]) as server:
            server.execute(statement)
    else:
        with closing(sqlite3.connect(Path(environment["GUICHET_VAR"], FILE))) as file, file:
            file.execute(statement)
