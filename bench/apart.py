"""Measures in processes of their own, on databases of their own: what one subject sets up, the next does not see."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
VARIABLE = "GUICHET_DATABASE_URL"


def a_node(folder: Path, server: str = "") -> dict[str, str]:
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
    return environment


def _a_database(server: str, name: str) -> str:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def run(environment: Mapping[str, str], *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)


class Helper:
    """A module of this room, running in that environment: it is told a line, and answers a line of JSON."""

    def __init__(self, environment: Mapping[str, str], module: str, *arguments: str) -> None:
        command = [sys.executable, "-m", module, *arguments]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def tell(self, line: str) -> None:
        assert self._process.stdin
        print(line, file=self._process.stdin, flush=True)

    def answer(self) -> Any:
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())


def tell(told: object) -> None:
    """From a helper to whoever started it."""
    print(json.dumps(told), flush=True)
