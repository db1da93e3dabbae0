"""From GUICHET_DATABASE_URL to Django's settings."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# Writers queue from their first statement instead of failing at their last; a commit is on the disk
# when it returns, because centres lose power (edge research, section 2).
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000;"
)
# A statement of `foundation/lib/rows.py` is kept by PostgreSQL from then on (decision 36).
USES_BEFORE_PREPARED = 5


def sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": 600,  # the last one to close tidies the log behind it, which costs more than most pages
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS},
    }


def encrypted(path: Path, key_file: Path) -> dict[str, Any]:
    """The same, in a file that is read with a key only; what is deleted is written over, and its log stays short."""
    plain = sqlite(path)
    pragmas = f"{SQLITE_PRAGMAS} PRAGMA secure_delete=ON; PRAGMA journal_size_limit=16777216; PRAGMA temp_store=MEMORY;"
    options = plain["OPTIONS"] | {"init_command": pragmas, "key_file": key_file}
    return plain | {"ENGINE": "guichet.foundation.lib.sqlcipher", "OPTIONS": options}


def unhurried(database: dict[str, Any]) -> dict[str, Any]:
    """The same, where a writer waits for the others as long as it takes."""
    if "init_command" not in database["OPTIONS"]:
        return database
    patient = f"{database['OPTIONS']['init_command']} PRAGMA busy_timeout=120000;"
    return {**database, "OPTIONS": {**database["OPTIONS"], "init_command": patient}}


def kept_open(database: dict[str, Any]) -> dict[str, Any]:
    """The same, for the few threads of a site: to connect to PostgreSQL takes longer than most of what is asked of it.

    Each request makes sure first that the server still answers.
    """
    return {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, **database}


def postgresql(url: str) -> dict[str, Any]:
    """`?prepared=no` is for a pool of connections that does not pass prepared statements on.

    Raises ValueError when the address is not one of PostgreSQL.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError("a database address looks like postgresql://user:secret@host:5432/name")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    keeps = options.pop("prepared", "yes") != "no"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options | {"prepare_threshold": USES_BEFORE_PREPARED if keeps else None},
    }


def choose(url: str, var: Path) -> dict[str, Any]:
    return postgresql(url) if url else sqlite(var / "guichet.sqlite3")
