"""The link is dead for weeks: what was filed goes to the hub in a pocket, and its answer comes back the same way."""

from pathlib import Path

import pytest

from tests.factories.real_database import rows_of
from tests.journeys.pair import Pair, receipts_of

pytestmark = pytest.mark.fault


def test_a_stick_there_and_back(pair: Pair, tmp_path: Path) -> None:
    pair.cut()
    receipts = receipts_of(pair.file(3, seed=1).communicate()[0])
    stick = str(tmp_path / "lokossa")
    assert "3 envois, 0 fichier" in said(pair, "export", stick)
    assert "3 envois, 0 fichier" in pair.ask_the_hub("stick", "import", stick)
    assert pair.ask_the_hub("stick", "import", stick).startswith("Tout ce qui est sur cette clé avait déjà été pris.")
    assert "n’attend plus" in said(pair, "import", f"{stick}.answer")
    assert said(pair, "export", f"{stick}-again").startswith("0 envoi")
    held = rows_of(pair.hub.environment, "SELECT reference FROM casework_case")
    assert sorted(held) == sorted((receipt.reference,) for receipt in receipts)


def said(pair: Pair, *verb: str) -> str:
    done = pair.centre.run("stick", *verb)
    assert done.returncode == 0, done.stderr
    return done.stdout
