"""What the documentation gives to try really alters a line, whatever year it is."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from guichet.commons.public_log import leaves
from guichet.commons.public_log.tree import bundles
from tests.consistency.sources import ROOT
from tests.factories.real_database import FILE, a_migrated_file

TO_TRY = re.compile(r"<<'END'\n(.*?)^END$", re.DOTALL | re.MULTILINE)
LINES = [
    {"kind": "ready", "at": "2031-05-05T08Z", "case": "aa", "promised": "2031-05-07T22Z"},
    {"kind": "taken", "at": "2031-05-05T09Z", "case": "aa"},
]


def test_the_row_that_the_documentation_alters_promises_the_next_century(tmp_path: Path) -> None:
    a_migrated_file(tmp_path / "var")
    with closing(sqlite3.connect(tmp_path / "var" / FILE)) as base, base:
        content = bundles.packed(map(leaves.canonical, LINES))
        base.execute("INSERT INTO public_log_stretch (first, content) VALUES (0, ?)", (content,))
    (code,) = TO_TRY.findall((ROOT / "docs" / "public-log.md").read_text())
    subprocess.run([sys.executable, "-"], input=code, cwd=tmp_path, text=True, check=True)
    with closing(sqlite3.connect(tmp_path / "var" / FILE)) as base:
        ((altered,),) = base.execute("SELECT content FROM public_log_stretch").fetchall()
    ready, taken = map(leaves.read, bundles.unpacked(altered))
    assert ready == {**LINES[0], "promised": "2131-05-07T22Z"}
    assert taken == LINES[1]
