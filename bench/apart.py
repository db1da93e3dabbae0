"""Measures in processes of their own, on databases of their own: what one subject sets up, the next does not see."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "GUICHET_DATABASE_URL"


@contextmanager
def a_node(folder: Path, server: str = "") -> Iterator[dict[str, str]]:
    """The environment of a fresh node: on a database of its own of that PostgreSQL, else on SQLite in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "GUICHET_PROFILE": "demo",
        "GUICHET_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "guichet.settings.demo",
        VARIABLE: _a_database(server, folder.name) if server else "",
    }
    run(environment, "manage.py", "migrate", "--verbosity=0")
    run(environment, "manage.py", "collectstatic", "--verbosity=0", "--no-input")
    yield environment


def _a_database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def run(environment: Mapping[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)


def told_by(environment: Mapping[str, str], module: str, *arguments: str) -> Any:
    """What a module of this room, run in that environment, prints as JSON."""
    command = [sys.executable, "-m", module, *arguments]
    ended = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(ended.stdout)
