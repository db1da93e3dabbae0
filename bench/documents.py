"""Official documents: the whole chain with fsync, its parts, and its peers, in one run. `python -m bench.documents`."""

import json
import os
import subprocess
import sys
import tempfile
from math import nan
from pathlib import Path

from bench.table import Row, against_limit, print_table, without_limit

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS_A_SECOND = 40
SECONDS_TO_DOWNLOAD = 0.5
KILOBYTES_OF_A_LIST = 8


def table() -> list[Row]:
    command = [sys.executable, "-m", "bench.issuing"]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "GUICHET_VAR": folder,
            "GUICHET_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "guichet.settings.test",
        }
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=ROOT, env=environment, check=True)
        ended = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    measured: dict[str, float] = json.loads(ended.stdout)
    return [*_chain(measured), *_parts(measured), _list(measured), *_peers(measured)]


def _chain(measured: dict[str, float]) -> list[Row]:
    a_core = 1 / measured["chain"]
    return [
        Row(
            "issued, a core",
            a_core,
            "/s",
            DOCUMENTS_A_SECOND,
            a_core / DOCUMENTS_A_SECOND,
            "at least 1; with the keeper's time",
        ),
        without_limit("issued, one worker waiting for its disk", 1 / measured["wall"], "/s"),
        against_limit(
            "from decision to downloadable: p95",
            measured["latency"],
            "s",
            limit=SECONDS_TO_DOWNLOAD,
            note="a worker at rest, one decision a second",
        ),
    ]


def _parts(measured: dict[str, float]) -> list[Row]:
    names = ("print, with its square", "seal", "archive")
    return [
        Row(name, measured[name] * 1_000, "ms", None, measured[name] / measured["chain"], "of the whole chain's time")
        for name in names
    ]


def _list(measured: dict[str, float]) -> Row:
    return against_limit(
        "a year's list of revocations",
        measured["list"] / 1_000,
        "kB",
        limit=KILOBYTES_OF_A_LIST,
        note="500,000 documents, 5,000 revoked",
    )


def _peers(measured: dict[str, float]) -> list[Row]:
    seal = measured["seal"]
    return [
        without_limit("ECDSA P-256, bare", 1 / measured["bare"], "/s", note="the limit of the curve: two a document"),
        _peer("seal by pyHanko's signer", measured, ours=seal, what="seal"),
        _peer(
            "WeasyPrint and pyHanko's signer",
            measured,
            ours=measured["print, with its square"] + seal,
            what="print and seal",
        ),
    ]


def _peer(name: str, measured: dict[str, float], *, ours: float, what: str) -> Row:
    if name not in measured:
        return without_limit(name, nan, "ms", note="not measured: this machine lacks the libraries it needs (pango)")
    return Row(name, measured[name] * 1_000, "ms", None, measured[name] / ours, f"of the time of our own {what}")


if __name__ == "__main__":
    print_table("Documents", table())
