"""Copying the node's database out, and into an empty place."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, refuse
from guichet.foundation.upkeep import files

SQLITE = "database.sqlite3"
POSTGRESQL = "database.pgdump"


def vendor() -> str:
    return connection.vendor


def copy_out(folder: Path) -> Path:
    """A consistent copy in `folder`, made while the node works."""
    source = files.database()
    if source is None:
        target = folder / POSTGRESQL
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")
        return target
    files.copy(source, folder / SQLITE)
    return folder / SQLITE


def copy_in(folder: Path) -> None:
    """From an unpacked backup; the caller has made sure that nothing is there."""
    target = files.database()
    if target is None:
        _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", str(folder / POSTGRESQL))
        (folder / POSTGRESQL).unlink()
    else:
        (folder / SQLITE).rename(folder / target.name)


def copy_keys(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


def is_empty() -> bool:
    """Whether nothing would be written over."""
    target = files.database()
    return not connection.introspection.table_names() if target is None else not target.exists()


def _run(program: str, *options: str) -> None:
    if shutil.which(program) is None:
        refuse(_("Il faut %s, de la version du serveur PostgreSQL ou plus récent : il n’est pas installé.") % program)
    command = [program, f"--dbname={settings.DATABASES['default']['NAME']}", *options]
    ended = subprocess.run(command, env=_access(), capture_output=True, text=True, check=False)  # noqa: S603 found above
    if ended.returncode:
        refuse(
            _("%(program)s a échoué : %(words)s") % {"program": program, "words": ended.stderr.strip()},
            CHECKED_AND_WRONG,
        )


def _access() -> Mapping[str, str]:
    """The connection in the variables of libpq: a password never stands on a command line."""
    database = settings.DATABASES["default"]
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    return {"PATH": os.defpath, **{name: str(database[key]) for name, key in names.items() if database[key]}}
