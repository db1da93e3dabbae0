"""A database of its own for tests that run real processes: what they commit stays, and no other test sees it."""

import os
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

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "GUICHET_DATABASE_URL"


@contextmanager
def a_real_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of processes that share a fresh, migrated database: on the engine that this run tests."""
    with _address(os.environ.get(VARIABLE, "")) as address:
        environment = os.environ | {
            "GUICHET_VAR": str(folder),
            VARIABLE: address,
            "DJANGO_SETTINGS_MODULE": "guichet.settings.test",
        }
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=ROOT, env=environment, check=True)
        yield environment


@contextmanager
def _address(server: str) -> Iterator[str]:
    """Empty, which means SQLite under GUICHET_VAR, or a new database on the same PostgreSQL."""
    if not server:
        yield ""
        return
    name = f"guichet_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def rows_of(environment: dict[str, str], query: LiteralString) -> list[tuple[Any, ...]]:
    """What a reader finds in that database, from outside."""
    if environment[VARIABLE]:
        with psycopg.connect(environment[VARIABLE]) as server:
            return server.execute(query).fetchall()
    with closing(sqlite3.connect(Path(environment["GUICHET_VAR"], "guichet.sqlite3"))) as file:
        return file.execute(query).fetchall()
